// Keep what is typed in a long form on this device until it is sent, and give it back on return.
// Files, passwords, hidden fields and anything marked data-no-keep are never kept.
const KEPT_DAYS = 30;
const WAIT = 600;

function fieldsOf(form) {
  return [...form.elements].filter(
    (field) =>
      field.name &&
      !["file", "password", "hidden", "submit", "button"].includes(field.type) &&
      field.tagName !== "BUTTON" &&
      field.tagName !== "FIELDSET" &&
      !field.closest("[data-no-keep]"),
  );
}

function valuesOf(form) {
  const values = {};
  for (const field of fieldsOf(form)) {
    const list = (values[field.name] ??= []);
    if (field.type === "radio" || field.type === "checkbox") {
      if (field.checked) list.push(field.value);
    } else if (field.multiple && field.options) {
      list.push(...[...field.selectedOptions].map((option) => option.value));
    } else {
      list.push(field.value);
    }
  }
  return values;
}

function fill(form, values) {
  const taken = {};
  for (const field of fieldsOf(form)) {
    const list = values[field.name];
    if (!list) continue;
    if (field.type === "radio" || field.type === "checkbox") {
      field.checked = list.includes(field.value);
    } else if (field.multiple && field.options) {
      for (const option of field.options) option.selected = list.includes(option.value);
    } else {
      const at = (taken[field.name] = (taken[field.name] ?? -1) + 1);
      if (at < list.length) field.value = list[at];
    }
  }
}

function read(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key));
    return kept && Date.now() - kept.at < KEPT_DAYS * 86_400_000 ? kept : null;
  } catch {
    return null;
  }
}

function write(key, values) {
  try {
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), values }));
    return true;
  } catch {
    return false; // private window or a full store: the form still works, it is only not kept
  }
}

function forget(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // nothing was kept, so nothing is left behind
  }
}

function clock(lang) {
  const now = new Date();
  const minutes = String(now.getMinutes()).padStart(2, "0");
  return `${lang === "da" ? "kl." : "at"} ${now.getHours()}.${minutes}`;
}

function offerAfresh(place, form, key, fresh) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn text";
  button.textContent = place.dataset.forget;
  button.addEventListener("click", () => {
    forget(key);
    fill(form, fresh);
    form.dispatchEvent(new Event("begun-afresh"));
    place.querySelector(".saved").textContent = "";
    button.remove();
  });
  place.append(button);
}

function watch(place) {
  place.dataset.ready = "";
  const form = place.closest("form");
  const said = place.querySelector(".saved");
  if (!form) return;
  const key = `tingsted:${location.pathname}:${place.dataset.autosave}`;
  const fresh = valuesOf(form);
  const kept = read(key);
  const rejected = document.querySelector("[data-error-summary]"); // the server has given the text back itself
  if (kept && !rejected && JSON.stringify(kept.values) !== JSON.stringify(fresh)) {
    fill(form, kept.values);
    said.textContent = place.dataset.found;
    offerAfresh(place, form, key, fresh);
  }
  let waiting;
  const keep = () => {
    clearTimeout(waiting);
    waiting = undefined;
    if (write(key, valuesOf(form))) {
      said.textContent = place.dataset.saved.replace("{time}", clock(place.dataset.lang));
    }
  };
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, WAIT);
  };
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  addEventListener("pagehide", () => waiting && keep());
  form.addEventListener("submit", (event) => {
    clearTimeout(waiting);
    waiting = undefined;
    // who takes over the sending says so when the server has it
    if (navigator.onLine && !event.defaultPrevented) forget(key);
    else keep();
  });
  form.addEventListener("handed-in", () => forget(key));
}

function watchAll() {
  document.querySelectorAll("[data-autosave]:not([data-ready])").forEach(watch);
}

watchAll();
document.addEventListener("htmx:afterSettle", watchAll);
