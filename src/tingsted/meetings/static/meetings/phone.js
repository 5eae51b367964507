// A phone in the room: what it sent and what still waits, and the vote that is open just now.
const room = document.querySelector("[data-keeps]");
const words = room.dataset;
const status = room.querySelector("[data-status]");
const mine = room.querySelector("[data-mine]");
const live = room.querySelector("[data-live]");
const SENT = `tingsted:${words.keeps}:sendt`;
const [EVERY, PATIENCE] = [8000, 6000];
let tag = "";
let waiting = [];

// In a private window that keeps nothing, only what was sent since the page came is listed.
let sent = [];
try {
  sent = JSON.parse(localStorage.getItem(SENT)) ?? [];
} catch {
  sent = [];
}

function say(text, kind = "good") {
  const said = document.createElement("p");
  said.className = `notice ${kind}`;
  said.textContent = text;
  status.replaceChildren(said);
}

function draw() {
  const rows = [...waiting.filter((e) => e.said).map((e) => [e.said, words.waits]), ...sent.map((said) => [said, words.sent])];
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

room.addEventListener("queue:changed", ({ detail }) => {
  waiting = detail;
  draw();
});
room.addEventListener("queue:waits", () => say(words.keep, "mind"));
room.addEventListener("queue:answered", ({ detail: { entry, told } }) => {
  if (told.refused) return say(told.refused, "mind");
  say(entry.vote ? words.counted : words.thanks);
  if (!entry.said) return;
  sent = [entry.said, ...sent].slice(0, 20);
  try {
    localStorage.setItem(SENT, JSON.stringify(sent));
  } catch {
    // kept while the page stays
  }
});

// A vote that opens comes by itself; one that is being marked is left alone.
async function look() {
  try {
    const headers = tag ? { "If-None-Match": tag } : {};
    const answer = await fetch(words.now, { headers, cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
    if (answer.status < 500) dispatchEvent(new Event("queue:connected"));
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

setTimeout(look, EVERY);
