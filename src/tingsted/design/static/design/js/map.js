// The map on the page is drawn by the server. Who presses Zoom gets one that can be moved: only then is
// Leaflet fetched, and it draws the same outlines. No tiles, nothing from anywhere else.
const leaflets = new Map();

export function fetchLeaflet(script, style) {
  if (!leaflets.has(script)) {
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = style;
    const styled = new Promise((done, fail) => {
      sheet.onload = done;
      sheet.onerror = fail;
    });
    document.head.append(sheet);
    leaflets.set(script, Promise.all([import(script), styled]).then(() => globalThis.L ?? globalThis.leaflet));
  }
  return leaflets.get(script);
}

async function fetchOutlines(address) {
  const url = new URL(address, location.href);
  if (url.origin !== location.origin) throw new Error("Outlines come from this site only.");
  const answer = await fetch(url, { headers: { Accept: "application/geo+json, application/json" } });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

export function plain(text) {
  const node = document.createElement("span"); // Leaflet reads a string as markup; an element is taken as it is
  node.textContent = text;
  return node;
}

function draw(L, place, outlines, words) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(place, { attributionControl: false, zoomControl: false, zoomAnimation: !calm, zoomSnap: 0.25, maxZoom: 16 });
  L.control.zoom({ zoomInTitle: words.closer, zoomOutTitle: words.farther }).addTo(map);
  map.fitBounds(L.geoJSON(outlines).getBounds(), { padding: [16, 16] });
  // A circle in metres can only be drawn on a map that already has a view.
  L.geoJSON(outlines, {
    style: (feature) => ({ className: ["area-line", feature.properties?.class].filter(Boolean).join(" ") }),
    pointToLayer: (feature, point) =>
      feature.properties?.radius
        ? L.circle(point, { radius: feature.properties.radius })
        : L.circleMarker(point, { radius: 9 }),
    onEachFeature: (feature, shape) => {
      const { name, url } = feature.properties ?? {};
      if (name) shape.bindTooltip(plain(name), { sticky: true });
      if (!url) return;
      shape.on("click", () => location.assign(url));
      shape.on("add", () => {
        const path = shape.getElement();
        path.setAttribute("tabindex", "0");
        path.setAttribute("role", "link");
        path.setAttribute("aria-label", name);
        path.addEventListener("keydown", (event) => event.key === "Enter" && location.assign(url));
      });
    },
  }).addTo(map);
  return map;
}

function offerZoom(holder) {
  holder.dataset.ready = "";
  const { map: address, label, open, close, failed, script, style } = holder.dataset;
  const still = holder.querySelectorAll(".map");
  const live = document.createElement("div");
  live.className = "map-live";
  live.hidden = true;
  live.setAttribute("role", "application");
  live.setAttribute("aria-label", label);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn quiet";
  button.textContent = open;
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  let drawn;
  const swap = (zooming) => {
    live.hidden = !zooming;
    for (const drawing of still) drawing.toggleAttribute("hidden", zooming); // svg has no property of that name
    button.textContent = zooming ? close : open;
    button.setAttribute("aria-pressed", String(zooming));
  };
  button.addEventListener("click", async () => {
    if (drawn) {
      swap(live.hidden);
      return;
    }
    button.disabled = true;
    try {
      const [L, outlines] = await Promise.all([fetchLeaflet(script, style), fetchOutlines(address)]);
      swap(true);
      drawn = draw(L, live, outlines, holder.dataset);
      said.textContent = "";
    } catch (fault) {
      console.warn(fault);
      swap(false);
      said.textContent = failed;
    }
    button.disabled = false;
    button.focus();
  });
  holder.append(live, button, said);
}

function offerAll() {
  document.querySelectorAll("[data-map]:not([data-ready])").forEach(offerZoom);
}

offerAll();
document.addEventListener("htmx:afterSettle", offerAll);
