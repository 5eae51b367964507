// The next note is typed where the last one was, unless whoever types has gone on to the other column meanwhile.
let column = "";

document.addEventListener("htmx:beforeSwap", ({ detail: { target } }) => {
  column = target.contains(document.activeElement) ? target.id : "";
});

document.addEventListener("htmx:afterSwap", () => {
  document.getElementById(column)?.querySelector('[name$="-words"]').focus();
});
