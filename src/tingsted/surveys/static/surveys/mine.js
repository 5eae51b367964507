// The key to one's own answer stands behind the # of the address: the browser keeps it and sends it to nobody.
const key = decodeURIComponent(location.hash.slice(1));

if (/^[2-9A-Y]{4}(-[2-9A-Y]{4}){3}$/.test(key)) {
  const place = document.querySelector("[data-mine]");
  if (place) {
    place.querySelector("[data-key]").textContent = key;
    place.querySelector("[name=noegle]").value = key;
    place.querySelector("[data-key-link]").href += `#${key}`;
    place.hidden = false;
    document.querySelector("[data-without]").hidden = true;
  }
  const door = document.querySelector("[data-open-by-key]");
  if (door && !door.noegle.value) {
    door.noegle.value = key;
    door.submit();
  }
}
