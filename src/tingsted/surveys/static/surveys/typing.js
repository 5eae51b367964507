// Sheets by keyboard: a figure sets the mark and goes on, K goes to the comment, H to the help, Enter on to the next idea.
// Without this script the tab key does the same, more slowly.
const form = document.querySelector("form[data-typing]");

function start() {
  const marks = [...form.querySelectorAll("[data-mark]")];
  const rest = [...form.querySelectorAll("input:not([type=hidden]), select, textarea, button")];
  const after = rest.find((field) => marks.length && field.compareDocumentPosition(marks.at(-1)) & 2 && !field.closest("table"));
  const rowOf = (field) => field.closest("tr");

  function goTo(index) {
    const field = marks[index] ?? after;
    field?.focus();
    field?.select?.();
  }

  form.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
      return;
    }
    const row = rowOf(field);
    const at = row ? marks.indexOf(row.querySelector("[data-mark]")) : -1;
    if (field.id === "ark" || field.id === "adgang") {
      if (event.key === "Enter") {
        event.preventDefault();
        rest[rest.indexOf(field) + 1].focus();
      }
    } else if (at >= 0 && (event.key === "Enter" || event.key === "ArrowDown")) {
      event.preventDefault();
      goTo(at + 1);
    } else if (at > 0 && event.key === "ArrowUp") {
      event.preventDefault();
      goTo(at - 1);
    } else if ("mark" in field.dataset && "kh".includes(event.key.toLowerCase())) {
      event.preventDefault();
      row.querySelector(event.key.toLowerCase() === "k" ? "[data-comment]" : "[data-help]").focus();
    } else if (event.key === "Enter" && field.tagName === "INPUT") {
      event.preventDefault();
      rest[rest.indexOf(field) + 1]?.focus();
    }
  });

  for (const [index, field] of marks.entries()) {
    field.addEventListener("input", () => {
      if (/^[1-4]$/.test(field.value)) goTo(index + 1);
    });
  }
}

if (form) start();
