// The corners in the text field are the truth; this map is another way to write them. Press to add a corner, drag to
// move one. With the keyboard: arrows move the map, Enter adds a corner in the middle, and a corner that has focus moves
// with the arrows and goes with Delete. No tiles, nothing from anywhere else.
import { fetchLeaflet, plain } from "./map.js";

const MOST_HANDLES = 400;
const NUMBER = /-?\d+(?:\.\d+)?/g;

function ringsIn(text) {
  const rings = text.trim().split(/\n\s*\n/).map((block) =>
    block.split("\n").flatMap((line) => {
      const [a, b] = (line.match(NUMBER) ?? []).map(Number);
      if (a === undefined || b === undefined) return [];
      return [a > 54 && a < 58 ? [a, b] : [b, a]];
    }),
  );
  return rings.filter((ring) => ring.length);
}

function textOf(rings) {
  return rings
    .filter((ring) => ring.length)
    .map((ring) => ring.map(([lat, lng]) => `${lat.toFixed(7)} ${lng.toFixed(7)}`).join("\n"))
    .join("\n\n");
}

// Where in a ring a new corner goes, into the side it lies nearest to, and how far away that side is.
function placeIn(map, ring, corner) {
  if (ring.length < 3) return { place: ring.length, far: 0 };
  const at = map.latLngToLayerPoint(corner);
  let best = ring.length;
  let nearest = Infinity;
  ring.forEach((from, n) => {
    const a = map.latLngToLayerPoint(from);
    const b = map.latLngToLayerPoint(ring[(n + 1) % ring.length]);
    const along = Math.max(0, Math.min(1, ((at.x - a.x) * (b.x - a.x) + (at.y - a.y) * (b.y - a.y)) / ((b.x - a.x) ** 2 + (b.y - a.y) ** 2 || 1)));
    const far = Math.hypot(a.x + along * (b.x - a.x) - at.x, a.y + along * (b.y - a.y) - at.y);
    if (far < nearest) {
      nearest = far;
      best = n + 1;
    }
  });
  return { place: best, far: nearest };
}

// A ring that is being begun takes every corner; afterwards the ring whose side lies nearest does.
function placeFor(map, rings, corner) {
  const last = rings.length - 1;
  const among = rings[last].length < 3 ? [last] : rings.keys();
  const found = [...among].map((ring) => ({ ring, ...placeIn(map, rings[ring], corner) }));
  return found.reduce((best, each) => (each.far < best.far ? each : best));
}

function start(L, holder, place, field, outlines) {
  const words = holder.dataset;
  const map = L.map(place, { attributionControl: false, zoomControl: false, zoomSnap: 0.25, maxZoom: 19 });
  L.control.zoom({ zoomInTitle: words.closer, zoomOutTitle: words.farther }).addTo(map);
  const ground = L.geoJSON(outlines, {
    filter: (feature) => feature.properties?.class !== "cluster" || feature.id === words.own,
    interactive: false,
    style: () => ({ className: "area-line" }),
    pointToLayer: (feature, point) => L.circleMarker(point, { radius: 9 }),
    onEachFeature: (feature, shape) => feature.properties?.name && shape.bindTooltip(plain(feature.properties.area ?? feature.properties.name)),
  }).addTo(map);
  let rings = ringsIn(field.value);
  const mine = ground.getLayers().find((layer) => layer.feature?.id === words.own && layer.getBounds);
  const bounds = rings.length ? L.latLngBounds(rings.flat()) : mine ? mine.getBounds() : ground.getBounds();
  map.fitBounds(bounds.isValid() ? bounds : L.latLngBounds([54.5, 8], [57.8, 15.2]), { padding: [24, 24] });
  const drawn = L.polygon([], { className: "drawn", interactive: false }).addTo(map);
  const handles = L.layerGroup().addTo(map);
  const icon = L.divIcon({ className: "", html: '<span class="corner"></span>', iconSize: [24, 24] });

  const past = [];
  let known = structuredClone(rings);
  const write = (back = false) => {
    if (!back) past.push(known);
    known = structuredClone(rings);
    field.value = textOf(rings);
    field.dispatchEvent(new Event("change", { bubbles: true }));
    paint();
  };
  const tell = (text) => {
    holder.querySelector("[role=status]").textContent = text;
  };
  const remove = (ring, n) => {
    rings[ring].splice(n, 1);
    rings = rings.filter((each) => each.length);
    write();
    tell(words.removed);
  };
  const handle = (ring, n) => {
    const marker = L.marker(rings[ring][n], { icon, draggable: true, keyboard: true, title: `${words.corner} ${n + 1}`, alt: `${words.corner} ${n + 1}` });
    marker.on("drag", () => {
      const { lat, lng } = marker.getLatLng();
      rings[ring][n] = [lat, lng];
      drawn.setLatLngs(rings);
    });
    marker.on("dragend", () => write());
    marker.on("dblclick", () => remove(ring, n));
    marker.on("keydown", ({ originalEvent: key }) => {
      const step = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[key.key];
      if (key.key === "Delete" || key.key === "Backspace") {
        key.preventDefault();
        remove(ring, n);
      } else if (step) {
        key.preventDefault();
        key.stopPropagation();
        const far = key.shiftKey ? 20 : 4;
        const at = map.latLngToLayerPoint(rings[ring][n]).add([step[0] * far, step[1] * far]);
        const { lat, lng } = map.layerPointToLatLng(at);
        rings[ring][n] = [lat, lng];
        write();
        focusOn(ring, n);
      }
    });
    marker.ring = ring;
    marker.n = n;
    return marker;
  };
  const focusOn = (ring, n) =>
    handles.getLayers().find((each) => each.ring === ring && each.n === n)?.getElement()?.focus();
  const paint = () => {
    drawn.setLatLngs(rings);
    handles.clearLayers();
    const seen = map.getBounds().pad(0.1);
    let shown = 0;
    rings.forEach((ring, r) =>
      ring.forEach((corner, n) => {
        if (seen.contains(corner) && shown < MOST_HANDLES) {
          handles.addLayer(handle(r, n));
          shown += 1;
        }
      }),
    );
  };
  const add = ({ lat, lng }) => {
    if (!rings.length) rings.push([]);
    const { ring, place: at } = placeFor(map, rings, [lat, lng]);
    rings[ring].splice(at, 0, [lat, lng]);
    write();
    tell(words.added.replace("{count}", rings[ring].length));
  };
  map.on("click", (press) => add(press.latlng));
  map.on("moveend", paint);
  map.doubleClickZoom.disable();
  place.addEventListener("keydown", (key) => {
    if (key.key === "Enter" && key.target === place) {
      key.preventDefault();
      add(map.getCenter());
    }
  });
  field.addEventListener("input", () => {
    rings = ringsIn(field.value);
    known = structuredClone(rings);
    paint();
  });
  const tools = [
    [words.undo, () => {
      if (past.length) {
        rings = past.pop();
        write(true);
        tell(words.undone);
      }
    }],
    [words.ring, () => rings.at(-1)?.length && rings.push([])],
    [words.clear, () => {
      rings = [];
      write();
      tell("");
    }],
  ];
  const row = document.createElement("p");
  row.className = "row";
  for (const [label, act] of tools) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn quiet";
    button.textContent = label;
    button.addEventListener("click", act);
    row.append(button);
  }
  place.after(row);
  paint();
}

async function offer(holder) {
  holder.dataset.ready = "";
  const field = document.getElementById(holder.dataset.field);
  const { open, failed, label, draw: address, script, style } = holder.dataset;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn quiet";
  button.textContent = open;
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const [L, answer] = await Promise.all([fetchLeaflet(script, style), fetch(address)]);
      if (!answer.ok) throw new Error(String(answer.status));
      const outlines = await answer.json();
      const place = document.createElement("div");
      place.className = "draw-map";
      place.tabIndex = 0;
      place.setAttribute("role", "application");
      place.setAttribute("aria-label", label);
      const cross = document.createElement("span");
      cross.className = "draw-cross";
      cross.setAttribute("aria-hidden", "true");
      button.replaceWith(place);
      place.append(cross);
      start(L, holder, place, field, outlines);
      place.focus();
    } catch (fault) {
      console.warn(fault);
      said.textContent = failed;
      button.disabled = false;
    }
  });
  holder.append(button, said);
}

document.querySelectorAll("[data-draw]:not([data-ready])").forEach(offer);
