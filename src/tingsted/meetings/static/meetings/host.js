// The host's page: notes that wait come by themselves, and the point that is on counts its minutes.
const live = document.querySelector("[data-live]");
const clock = document.querySelector("[data-clock]");

async function look() {
  try {
    const answer = await fetch(live.dataset.live, { cache: "no-store" });
    if (answer.ok) show((await answer.json()).now);
  } catch {
    // no connection just now; the next question may get through
  }
  setTimeout(look, 2000);
}

// Somebody may have their finger or the keyboard on a button: what is there stays, new notes come in below it.
function show(html) {
  const now = new DOMParser().parseFromString(html, "text/html").body;
  const busy = live.contains(document.activeElement) || live.matches(":hover");
  const [there, fresh] = [live, now].map((at) => new Map([...at.querySelectorAll("[data-key]")].map((n) => [n.dataset.key, n])));
  if (!busy || !there.size) {
    if (![...fresh.keys()].every((k) => there.has(k)) || fresh.size !== there.size || !live.textContent.trim()) live.replaceChildren(...now.childNodes);
    return;
  }
  const list = live.querySelector("ol.waiting");
  for (const [key, note] of fresh) if (!there.has(key)) list?.append(note);
}

if (live) setTimeout(look, 2000);

if (clock) {
  const ahead = Date.now() - Date.parse(clock.dataset.now);
  const tick = () => {
    const left = Math.round((Date.parse(clock.dataset.until) - (Date.now() - ahead)) / 60000);
    const words = left >= 0 ? clock.dataset.left : clock.dataset.over;
    clock.querySelector("[data-minutes]").textContent = words.replace("{n}", Math.abs(left));
  };
  tick();
  setInterval(tick, 5000);
}
