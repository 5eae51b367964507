// What is typed is kept on the phone; what is sent is kept too until the meeting has answered, and then sent no more.
// Each sending has a receipt of its own, so that one that arrived unheard and is sent again counts once.
const room = document.querySelector("[data-room]");
const words = room.dataset;
const status = room.querySelector("[data-status]");
const mine = room.querySelector("[data-mine]");
const live = room.querySelector("[data-live]");
const [QUEUE, DRAFT, SENT] = ["koe", "kladde", "sendt"].map((name) => `tingsted:moede:${words.room}:${name}`);
const EVERY = 8000;
let tag = "";
let busy = false;
let pause = 1000;

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

function say(text, kind = "good") {
  const said = document.createElement("p");
  said.className = `notice ${kind}`;
  said.textContent = text;
  status.replaceChildren(said);
}

function draw() {
  const rows = [
    ...kept(QUEUE, []).filter((e) => e.said).map((e) => [e.said, words.waits]),
    ...kept(SENT, []).map((said) => [said, words.sent]),
  ];
  mine.hidden = rows.length === 0;
  mine.querySelector("ul").replaceChildren(
    ...rows.slice(0, 20).map(([said, how]) => {
      const row = document.createElement("li");
      const mark = document.createElement("b");
      mark.textContent = `${how}: `;
      row.append(mark, said);
      return row;
    }),
  );
}

function newToken() {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_");
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-queue]");
  if (!form) return;
  const body = new URLSearchParams(new FormData(form));
  const text = (body.get("words") ?? "").trim();
  if (form.dataset.vote ? !body.has("valg") : !text) return; // the server says what is missing
  body.set("kvittering", newToken());
  const before = kept(QUEUE, []).filter((e) => !form.dataset.vote || e.vote !== form.dataset.vote);
  const entry = { to: form.getAttribute("action"), body: body.toString(), said: text, vote: form.dataset.vote ?? "" };
  if (!keep(QUEUE, [...before, entry])) return;
  event.preventDefault();
  if (!form.dataset.vote) {
    form.elements.words.value = "";
    keep(DRAFT, "");
    form.elements.words.focus();
  }
  draw();
  send();
});

async function send() {
  if (busy) return;
  busy = true;
  try {
    for (let [entry] = kept(QUEUE, []); entry; [entry] = kept(QUEUE, [])) {
      if (!(await sendOne(entry))) break;
      pause = 1000;
    }
  } finally {
    busy = false;
    draw();
  }
  if (kept(QUEUE, []).length) {
    say(words.keep, "mind");
    setTimeout(send, pause);
    pause = Math.min(pause * 2, 15000);
  }
}

async function sendOne(entry) {
  let answer;
  try {
    answer = await fetch(entry.to, {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded", "X-Sent-By": "phone" },
      body: entry.body,
    });
  } catch {
    return false;
  }
  if (answer.status === 403) return renew(entry);
  if (answer.status !== 200 && answer.status !== 422) return false;
  const told = await answer.json().catch(() => null);
  if (told === null) return false;
  keep(QUEUE, kept(QUEUE, []).slice(1));
  if (told.refused) {
    say(told.refused, "mind");
    giveBack(entry);
  } else {
    if (entry.said) keep(SENT, [entry.said, ...kept(SENT, [])].slice(0, 20));
    say(entry.vote ? words.counted : words.thanks);
  }
  return true;
}

// Refused words go back to where they were typed, unless something else is being typed there.
function giveBack(entry) {
  const field = room.querySelector('textarea[name="words"]');
  if (!entry.said || !field) return;
  field.value = field.value ? `${field.value}\n${entry.said}` : entry.said;
  keep(DRAFT, field.value);
}

// The page's secret is too old: fetch a new one and try once more.
async function renew(entry) {
  try {
    const page = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), "text/html");
    const fresh = page.querySelector('[name="csrfmiddlewaretoken"]')?.value;
    const body = new URLSearchParams(entry.body);
    if (!fresh || fresh === body.get("csrfmiddlewaretoken")) return false;
    body.set("csrfmiddlewaretoken", fresh);
    const [, ...rest] = kept(QUEUE, []);
    keep(QUEUE, [{ ...entry, body: body.toString() }, ...rest]);
    return true;
  } catch {
    return false;
  }
}

// A vote that opens comes by itself; one that is being marked is left alone.
async function look() {
  try {
    const answer = await fetch(words.now, { headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store" });
    if (answer.ok && !live.contains(document.activeElement) && !live.querySelector("input:checked")) {
      const page = new DOMParser().parseFromString((await answer.json()).now, "text/html");
      live.replaceChildren(...page.body.childNodes);
      tag = answer.headers.get("ETag") ?? "";
    }
  } catch {
    // no connection just now
  }
  setTimeout(look, EVERY + Math.random() * 2000);
}

const field = room.querySelector('textarea[name="words"]');
if (field) {
  field.value ||= kept(DRAFT, "");
  field.addEventListener("input", () => keep(DRAFT, field.value));
}
addEventListener("online", send);
draw();
send();
setTimeout(look, EVERY);
