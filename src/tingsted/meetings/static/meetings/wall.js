// Notes are typed fast: what is written while the last one is on its way stays, and Enter still parts it into notes.
const waiting = new Map(); // form that was sent → what its fields said then, and where Enter was pressed since
let kept = null; // what the column that comes back shall go on with

const fields = (within) => [...within.querySelectorAll('input:not([type="hidden"]), textarea')];
const wordsOf = (within) => within.querySelector('[name$="-words"]');

document.addEventListener("htmx:beforeRequest", ({ detail: { elt } }) => {
  waiting.set(elt, { said: new Map(fields(elt).map((f) => [f.name, f.value])), ends: [] });
});

// The line was cut: the words still stand in their field, and Enter sends them again.
document.addEventListener("htmx:afterRequest", ({ detail: { elt, successful } }) => {
  if (!successful) waiting.delete(elt);
});

document.addEventListener("submit", (event) => {
  const sent = waiting.get(event.target);
  if (!sent) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  sent.ends.push(wordsOf(event.target).value.length);
}, true);

document.addEventListener("htmx:beforeSwap", ({ detail: { target, requestConfig } }) => {
  const sent = waiting.get(requestConfig.elt) ?? { said: new Map(), ends: [] };
  waiting.delete(requestConfig.elt);
  const active = target.contains(document.activeElement) ? document.activeElement : null;
  kept = {
    ...sent,
    column: target.id,
    now: new Map(fields(target).map((f) => [f.name, f.value])),
    name: active && active.name,
    back: active && "value" in active ? active.value.length - (active.selectionStart ?? 0) : 0,
  };
});

document.addEventListener("htmx:afterSwap", () => {
  const { column, said, now, ends, name, back } = kept;
  const section = document.getElementById(column);
  const form = section.querySelector("form");
  const words = wordsOf(section);
  const refused = words.value !== "";
  for (const field of fields(section)) {
    const [before, after] = [said.get(field.name), now.get(field.name)];
    if (after !== before) field.value = field.value === before ? after : typedOn(before, after);
  }
  if (name !== null) {
    const field = fields(section).find((f) => f.name === name && f.value !== "") ?? words;
    field.focus();
    const at = Math.max(0, field.value.length - (field.name === name ? back : 0));
    field.setSelectionRange(at, at);
  }
  const gone = now.get(words.name).length - words.value.length;
  waiting.set(form, { said: new Map(), ends: refused ? [] : ends.map((end) => end - gone).filter((end) => end > 0) });
});

document.addEventListener("htmx:afterSettle", () => {
  const form = document.getElementById(kept.column).querySelector("form");
  const words = wordsOf(form);
  const [first, ...later] = waiting.get(form)?.ends ?? [];
  waiting.delete(form);
  if (!first) return;
  const [all, at] = [words.value, words.selectionStart];
  words.value = all.slice(0, first);
  form.requestSubmit();
  words.value = all;
  words.setSelectionRange(at, at);
  waiting.get(form)?.ends.push(...later);
});

// Typed on behind the words that were sent, the rest is the next note; anything else was written anew.
function typedOn(before, after) {
  return after.startsWith(before) ? after.slice(before.length).trimStart() : after;
}
