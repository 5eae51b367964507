// The big screen asks every second whether there is anything new, sooner while it is cut off and never longer than a
// moment; a note that was not there before comes in fresh.
const address = document.querySelector("script[data-now]").dataset.now;
const cutOff = document.querySelector("[data-cut-off]");
const parts = () => [...document.querySelectorAll("[data-part]")];
const keys = () => new Set([...document.querySelectorAll("[data-key]")].map((n) => n.dataset.key));
const [EVERY, CUT_OFF, PATIENCE] = [1000, 400, 5000];
let tag = "";

async function ask() {
  const headers = tag ? { "If-None-Match": tag } : {};
  const answer = await fetch(address, { headers, cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
  if (answer.status === 304) return;
  if (!answer.ok) throw new Error(answer.status);
  show(await answer.json());
  tag = answer.headers.get("ETag") ?? "";
}

function show(fresh) {
  const seen = keys();
  for (const part of parts()) {
    const now = new DOMParser().parseFromString(fresh[part.dataset.part], "text/html").body;
    if (now.innerHTML !== part.innerHTML) {
      for (const note of now.querySelectorAll("[data-key]")) if (!seen.has(note.dataset.key)) note.classList.add("fresh");
      part.replaceChildren(...now.childNodes);
    }
  }
}

async function forever() {
  const began = Date.now();
  let every = EVERY;
  try {
    await ask();
    cutOff.textContent = "";
  } catch {
    cutOff.textContent = cutOff.dataset.cutOff;
    every = CUT_OFF;
  }
  setTimeout(forever, Math.max(200, every - (Date.now() - began)));
}

forever();
