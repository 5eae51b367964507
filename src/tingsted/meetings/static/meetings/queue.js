// Forms that must not be lost: what is typed is kept in this browser, and what is sent is kept too until the server has
// answered, and then sent no more. Each sending has a receipt of its own, so that one that arrived unheard and is sent
// again counts once. The page around draws what it hears: `queue:changed` (what waits), `queue:answered` (one was taken
// in, or refused), `queue:waits` (it could not be sent just now; `status` is the server's, 0 without one).
const home = document.querySelector("[data-keeps]");
const [QUEUE, DRAFT] = ["koe", "kladde"].map((name) => `tingsted:${home.dataset.keeps}:${name}`);
const [FIRST, LONGEST, PATIENCE] = [1000, 8000, 20000];
let busy = false;
let renewed = false;
let status = 0;
let pause = FIRST;
let timer = 0;

const kept = (key, otherwise) => {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? otherwise;
  } catch {
    return otherwise;
  }
};
const keep = (key, value) => {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false; // a private window that keeps nothing: the form is sent the plain way
  }
};
const waiting = () => kept(QUEUE, []);
const tell = (what, detail) => home.dispatchEvent(new CustomEvent(`queue:${what}`, { detail }));
const wordsOf = (form) => form.querySelector('[name$="words"]');

function newToken() {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_");
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-queue]");
  if (!form) return;
  const body = new URLSearchParams(new FormData(form));
  const words = wordsOf(form);
  const said = words?.value.trim() ?? "";
  if (form.dataset.vote ? !body.has("valg") : !said) return; // the server says what is missing
  const id = newToken();
  body.set("kvittering", id);
  const vote = form.dataset.vote ?? "";
  const before = waiting().filter((e) => !vote || e.vote !== vote);
  const entry = { id, to: form.getAttribute("action"), body: body.toString(), said, vote, from: form.dataset.queue };
  if (!keep(QUEUE, [...before, entry])) return;
  event.preventDefault();
  if (words) {
    words.value = "";
    drafted(words);
    words.focus();
  }
  tell("changed", waiting());
  send();
});

async function send() {
  if (busy) return;
  busy = true;
  renewed = false;
  clearTimeout(timer);
  try {
    for (let [entry] = waiting(); entry; [entry] = waiting()) {
      if (!(await sendOne(entry))) break;
      pause = FIRST;
    }
  } finally {
    busy = false;
    tell("changed", waiting());
  }
  if (!waiting().length) return;
  tell("waits", { status });
  timer = setTimeout(send, pause * (0.75 + Math.random() / 2)); // not all in the same moment when the net is back
  pause = Math.min(pause * 2, LONGEST);
}

async function sendOne(entry) {
  let answer;
  status = 0;
  try {
    answer = await fetch(entry.to, {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded", "X-Sent-By": "queue" },
      body: entry.body,
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    return false;
  }
  status = answer.status;
  if (answer.status === 403) return !renewed && renew(entry);
  if (answer.status !== 200 && answer.status !== 422) return false;
  const told = await answer.json().catch(() => null);
  if (told === null) return false;
  keep(QUEUE, waiting().filter((e) => e.id !== entry.id)); // another window may have sent it too
  tell("changed", waiting());
  if (told.refused) giveBack(entry);
  tell("answered", { entry, told });
  return true;
}

// Refused words go back to where they were typed, behind what is being typed there now.
function giveBack(entry) {
  const form = [...home.querySelectorAll("form[data-queue]")].find((f) => f.dataset.queue === entry.from);
  const words = entry.said && form && wordsOf(form);
  if (!words) return;
  words.value = words.value ? `${words.value}\n${entry.said}` : entry.said;
  drafted(words);
}

// The page's secret is too old: fetch a new one and try once more.
async function renew(entry) {
  renewed = true;
  try {
    const page = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), "text/html");
    const fresh = page.querySelector('[name="csrfmiddlewaretoken"]')?.value;
    const body = new URLSearchParams(entry.body);
    if (!fresh) return false;
    body.set("csrfmiddlewaretoken", fresh);
    keep(QUEUE, waiting().map((e) => (e.id === entry.id ? { ...e, body: body.toString() } : e)));
    return true;
  } catch {
    return false;
  }
}

// Half a thought outlives the page too.
function drafted(field) {
  keep(DRAFT, { ...kept(DRAFT, {}), [field.name]: field.value });
}
for (const form of home.querySelectorAll("form[data-queue]")) {
  const words = wordsOf(form);
  if (words) words.value ||= kept(DRAFT, {})[words.name] ?? "";
}
home.addEventListener("input", ({ target }) => {
  if (target.closest("form[data-queue]") && target.name?.endsWith("words")) drafted(target);
});

// As soon as there is a sign of a connection, nobody waits for the clock.
for (const sign of ["online", "queue:connected"]) addEventListener(sign, send);
document.addEventListener("visibilitychange", () => document.hidden || send());
// The page's own script is read after this one, and hears it all from the start.
addEventListener("DOMContentLoaded", () => {
  tell("changed", waiting());
  send();
});
