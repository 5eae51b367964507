// Handing in on a weak net: the answer is kept on the device until the server has said that it came in. It is sent again
// with the same receipt, so that it counts once however often it is sent. Without this script the form is sent as it is.
const form = document.querySelector("form[data-survey]");
const kept = `tingsted:${location.pathname}:venter`;
const WAITS = [2, 5, 15, 30, 60];

function write(body) {
  try {
    localStorage.setItem(kept, JSON.stringify({ at: Date.now(), body }));
  } catch {
    // a private window: the answer waits in the form as long as the page is open
  }
}

function read() {
  try {
    const waiting = JSON.parse(localStorage.getItem(kept));
    return waiting && Date.now() - waiting.at < 13 * 86_400_000 ? waiting.body : null; // receipts last fourteen days
  } catch {
    return null;
  }
}

function forget() {
  try {
    localStorage.removeItem(kept);
  } catch {
    // nothing was kept
  }
}

function start() {
  const fresh = () => new URLSearchParams([...new FormData(form)].filter(([, said]) => said)).toString();
  const said = form.querySelector("[data-sending]");
  const button = form.querySelector("[data-send]");
  let turn = 0;
  let timer;
  let sending = false;

  async function send(body = fresh()) {
    if (sending) return;
    sending = true;
    write(body);
    clearTimeout(timer);
    button.disabled = true;
    said.textContent = said.dataset.sendingNow;
    let answer;
    try {
      answer = await fetch(form.action, {
        method: "POST",
        body,
        headers: { "Content-Type": "application/x-www-form-urlencoded", "X-Sent-By": "queue" },
        signal: AbortSignal.timeout(30_000),
      });
    } catch {
      answer = null;
    }
    // only our own line says that it came in: the page of a net that wants a sign-in first does not
    const told = answer?.ok && (await answer.json().catch(() => null));
    sending = false;
    if (told?.to) return arrived(told.to, body);
    if (answer && answer.status >= 400 && answer.status < 500) return mend();
    said.textContent = said.dataset.waits;
    timer = setTimeout(again, 1000 * WAITS[Math.min(turn++, WAITS.length - 1)]);
    addEventListener("online", again, { once: true });
  }

  function again() {
    send(waiting ?? undefined);
  }

  function arrived(url, body) {
    forget();
    form.dispatchEvent(new Event("handed-in"));
    const sent = new URLSearchParams(body);
    location.assign(`${url}#${sent.get("ret") ?? sent.get("kvittering")}`);
  }

  function mend() {
    // the server has something to say: let it show its page
    forget();
    button.disabled = false;
    form.submit();
  }

  form.addEventListener(
    "submit",
    (event) => {
      event.preventDefault();
      waiting = null;
      send();
    },
    { capture: true },
  );

  let waiting = read(); // from an earlier visit; what is changed on the page since is not in it
  if (waiting) again();
}

if (form) start();
