// The wall by keyboard alone, as fast as people speak: Enter hangs the words in this column, Ctrl and Enter in the other
// one, arrow up and down change column. Nobody waits for the server; what it has not answered yet stands above the notes.
const wall = document.querySelector("[data-keeps]");
const words = wall.dataset;
const status = wall.querySelector("[data-status]");
const columns = [...wall.querySelectorAll("[data-column]")];
const QUIET = 600;
let waiting = [];
let timer = 0;

const wordsOf = (column) => column.querySelector('[name$="-words"]');
const columnOf = (entry) => columns.find((column) => column.dataset.column === entry.from);
const listOf = (column) => column.querySelector("[data-notes]");

function say(text, kind) {
  const said = document.createElement("p");
  said.className = kind ? `notice ${kind}` : "muted";
  said.textContent = text;
  status.replaceChildren(said);
}

function row(lead, text) {
  const made = document.createElement("li");
  const mark = document.createElement("b");
  mark.textContent = `${lead} `;
  made.append(mark, text);
  return made;
}

function draw() {
  for (const column of columns) {
    for (const old of listOf(column).querySelectorAll("[data-waits]")) old.remove();
    for (const entry of waiting.filter((e) => columnOf(e) === column)) {
      const made = row(words.waits, entry.said);
      made.dataset.waits = "";
      listOf(column).prepend(made);
    }
  }
}

wall.addEventListener("queue:changed", ({ detail }) => {
  waiting = detail;
  draw();
});
wall.addEventListener("queue:waits", ({ detail }) => say(detail.status === 403 ? words.signIn : words.keep, "mind"));
wall.addEventListener("queue:answered", ({ detail: { entry, told } }) => {
  if (told.refused) return say(told.refused, "mind");
  const label = new URL(told.to, location.href).searchParams.get("tak") ?? "";
  say(words.hangs.replace("{label}", label));
  listOf(columnOf(entry))?.prepend(row(label, entry.said));
  draw();
  clearTimeout(timer);
  timer = setTimeout(look, QUIET);
});

// When the typing rests, the lists come as the server has them, with what others typed meanwhile.
async function look() {
  try {
    const answer = await fetch(location.pathname, { cache: "no-store", signal: AbortSignal.timeout(10000) });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const column of columns) {
      const fresh = page.querySelector(`[data-column="${column.dataset.column}"] [data-notes]`);
      if (fresh) listOf(column).replaceChildren(...fresh.childNodes);
    }
    draw();
  } catch {
    // no connection just now
  }
}

// An Enter too many is no note.
wall.addEventListener("submit", (event) => {
  const field = event.target.querySelector('[name$="-words"]');
  if (field?.value.trim() !== "") return;
  event.preventDefault();
  field.focus();
});

wall.addEventListener("keydown", (event) => {
  const column = columns.find((c) => wordsOf(c) === event.target);
  if (!column || event.isComposing) return;
  const other = columns.find((c) => c !== column);
  const to = { ArrowUp: columns[0], ArrowDown: columns[1] }[event.key];
  if (to) {
    event.preventDefault();
    wordsOf(to).focus();
  } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    hangIn(other, column);
  }
});

// What was half typed in the other column stays there, and the typing goes on where it was.
function hangIn(other, column) {
  const [here, there] = [wordsOf(column), wordsOf(other)];
  const half = there.value;
  if (!here.value.trim()) return;
  [there.value, here.value] = [here.value, ""];
  other.querySelector("form").requestSubmit();
  there.value = half;
  for (const field of [there, here]) field.dispatchEvent(new Event("input", { bubbles: true }));
  here.focus();
}

function fieldOf(column, name) {
  return column.querySelector(`[name$="-${name}"]`);
}

// One pile of paper is typed at a time: the table and the name stand in both columns.
wall.addEventListener("input", ({ target }) => {
  const column = columns.find((c) => c.contains(target));
  const name = ["table", "name"].find((n) => column && fieldOf(column, n) === target);
  for (const other of name ? columns : []) fieldOf(other, name).value = target.value;
});

wall.querySelector("[data-keys]").hidden = false;
