// Beside an address that can be passed on: a button that copies it.
function offer(place) {
  if (!navigator.clipboard || place.querySelector("button")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn quiet";
  button.textContent = place.dataset.button;
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(new URL(place.dataset.copy, location.href).href);
    said.textContent = place.dataset.done;
  });
  place.append(button, said);
}

function offerAll() {
  document.querySelectorAll("[data-copy]").forEach(offer);
}

offerAll();
document.addEventListener("htmx:afterSettle", offerAll);
