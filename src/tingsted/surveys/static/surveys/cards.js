// One card at a time on a phone, the same form underneath: without this script all cards stand below each other.
const form = document.querySelector("form[data-survey]");

function start() {
  const key = `tingsted:${location.pathname}:kort`;
  const before = form.querySelector("[data-autosave]") ? read(key) : null; // where somebody was who comes back
  if (before) asTheyLay(before.deck);
  const cards = [...form.querySelectorAll("[data-card]")];
  const ideas = cards.length - 1; // the last page is neither an idea nor a question
  const isQuestion = (card) => card.dataset.card.startsWith("q");
  const questions = cards.filter(isQuestion).length;
  const progress = form.querySelector("[data-progress]");
  const [send, next, skip, back] = ["send", "next", "skip", "back"].map((n) => form.querySelector(`[data-${n}]`));
  const shown = form.elements.vist;
  const list = document.querySelector("[data-list]");
  let seen = new Set(before?.seen.filter((id) => cards.some((card) => card.dataset.card === id)));
  let at = 0;

  const isAnswered = (card) =>
    card.querySelector("input:checked") !== null ||
    (isQuestion(card) && [...card.querySelectorAll("select, textarea, input:not([type=checkbox], [type=radio])")].some((f) => f.value));

  function remember() {
    if (!form.querySelector("[data-autosave]")) return;
    const deck = cards.map((card) => card.dataset.card);
    try {
      localStorage.setItem(key, JSON.stringify({ at: deck[at], deck, seen: [...seen] }));
    } catch {
      // a private window: only the place is lost when the page is loaded again
    }
  }

  function forget() {
    try {
      localStorage.removeItem(key);
    } catch {
      // nothing was kept
    }
  }

  function mark() {
    for (const row of list?.children ?? []) {
      const card = cards.find((c) => c.dataset.card === row.dataset.for);
      row.querySelector(".sign").textContent = isAnswered(card) ? "✓" : seen.has(row.dataset.for) ? "–" : "";
      if (cards[at] === card) row.setAttribute("aria-current", "step");
      else row.removeAttribute("aria-current");
    }
  }

  function show(to, focus = true) {
    at = Math.max(0, Math.min(to, ideas));
    for (const [index, card] of cards.entries()) card.hidden = index !== at;
    const last = at === ideas;
    if (!last && !isQuestion(cards[at])) seen.add(cards[at].dataset.card);
    shown.value = [...seen].join(",");
    progress.querySelector("b").textContent = last
      ? form.dataset.last
      : isQuestion(cards[at])
        ? form.dataset.ofQuestions.replace("{n}", at + 1 - (ideas - questions)).replace("{all}", questions)
        : form.dataset.of.replace("{n}", at + 1).replace("{all}", ideas - questions);
    const minutes = Math.round((form.dataset.minutes * (ideas - at)) / ideas);
    const left = minutes > 1 ? form.dataset.left.replace("{n}", minutes) : form.dataset.leftOne;
    progress.querySelector("span").textContent = last ? "" : left;
    progress.querySelector("progress").value = at + 1;
    send.hidden = !last;
    next.hidden = last;
    skip.hidden = last || isAnswered(cards[at]);
    back.hidden = at === 0;
    mark();
    remember();
    if (focus) {
      cards[at].focus({ preventScroll: true });
      progress.scrollIntoView({ block: "start" });
    }
  }

  form.addEventListener("handed-in", forget);
  form.addEventListener("begun-afresh", () => {
    seen = new Set();
    show(0);
  });
  progress.hidden = false;
  next.addEventListener("click", () => show(at + 1));
  skip.addEventListener("click", () => {
    for (const box of cards[at].querySelectorAll("input[type=radio]")) box.checked = false;
    if (isQuestion(cards[at])) for (const box of cards[at].querySelectorAll("input[type=checkbox]")) box.checked = false;
    show(at + 1);
  });
  back.addEventListener("click", () => show(at - 1));
  form.addEventListener("change", () => {
    skip.hidden = at === ideas || isAnswered(cards[at]);
    mark();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.tagName === "INPUT" && at < ideas) {
      event.preventDefault();
      show(at + 1);
    }
  });

  form.querySelector("[data-all]")?.addEventListener("click", () => {
    list.closest("details").open = true;
  });
  for (const row of list?.children ?? []) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn text";
    button.textContent = row.lastElementChild.textContent;
    button.addEventListener("click", () => show(cards.findIndex((c) => c.dataset.card === row.dataset.for)));
    row.lastElementChild.replaceChildren(button);
  }

  if (form.querySelector("[data-error-summary]")) {
    const wrong = form.querySelector(".has-error")?.closest("[data-card]");
    for (const card of cards.slice(0, -1)) if (!isQuestion(card)) seen.add(card.dataset.card);
    show(wrong ? cards.indexOf(wrong) : ideas, false);
    return;
  }
  const was = cards.findIndex((card) => card.dataset.card === before?.at);
  show(was, false);
}

function read(key) {
  try {
    const left = JSON.parse(localStorage.getItem(key));
    return Array.isArray(left?.deck) && Array.isArray(left.seen) ? left : null;
  } catch {
    return null;
  }
}

// The ideas lie as they lay before: each time the page is fetched they are shuffled anew. Ideas that came since are last.
function asTheyLay(deck) {
  const place = (id) => (deck.includes(id) ? deck.indexOf(id) : deck.length);
  const ideas = [...form.querySelectorAll("[data-card]")].filter((card) => /^\d/.test(card.dataset.card));
  const after = ideas.at(-1)?.nextElementSibling;
  for (const card of [...ideas].sort((a, b) => place(a.dataset.card) - place(b.dataset.card))) after.before(card);
  const list = document.querySelector("[data-list]");
  list?.append(...[...list.children].sort((a, b) => place(a.dataset.for) - place(b.dataset.for)));
}

if (form) start();
