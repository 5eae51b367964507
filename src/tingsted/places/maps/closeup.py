"""A picture of one piece of the map: what was, what would be, and where something is wrong; words stand beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from shapely import box, clip_by_rect
from shapely.affinity import affine_transform
from shapely.geometry.base import BaseGeometry

from tingsted.places.maps.projection import project_for
from tingsted.places.maps.sheet import path_of

# A mark that would be smaller than this on the picture gets a ring around it; so does a point.
SEEN, RING = 16.0, 22
# With more names than this, areas' names are left out on a narrow screen: the list beside the picture has them.
CROWDED = 6
# How much wider than tall the place for a picture can be.
WIDEST = 1.9
Box = tuple[float, float, float, float]
ROOM = 0.12


@dataclass(frozen=True)
class Layer:
    """Some ground, how it is drawn (`town`, `area`, `was`, `draft`, `overlap`, `gap`, `outside`, `fault`), its name."""

    look: str
    ground: BaseGeometry
    words: str = ""
    ringed: bool = False


def draw_closeup(layers: Sequence[Layer], title: str, *, around: Sequence[BaseGeometry]) -> SafeString:
    """The layers in their order, cut to what lies around some ground; names on top."""
    shown = _frame([g for g in around if not g.is_empty])
    projection, cut = project_for(shown), _cut(shown)
    seen_at_all = box(*cut)
    layers = [layer for layer in layers if layer.ground.intersects(seen_at_all)]
    shapes, names = [], []
    for layer in layers:
        seen = clip_by_rect(layer.ground, *cut) if not layer.ground.is_empty else layer.ground
        if seen.is_empty:
            continue
        flat = affine_transform(seen, projection.matrix)
        shapes.append(_shape(layer, flat))
        named = clip_by_rect(seen, *_within(shown)) if layer.words else None
        if named is not None and not named.is_empty:
            names.append(_name(layer, affine_transform(named, projection.matrix)))
    return format_html(
        '<svg class="closeup{}" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}</svg>',
        " crowded" if len(names) > CROWDED else "",
        projection.width,
        projection.height,
        title,
        SafeString("".join(shapes)),
        SafeString("".join(names)),
    )


def _frame(around: Sequence[BaseGeometry]) -> Box:
    """What the picture shows: everything in `around`, with room on all sides."""
    boxes = [g.bounds for g in around] or [(8.0, 54.5, 15.3, 57.8)]
    west, south = min(b[0] for b in boxes), min(b[1] for b in boxes)
    east, north = max(b[2] for b in boxes), max(b[3] for b in boxes)
    wide, tall = max(east - west, 0.01) * ROOM, max(north - south, 0.006) * ROOM
    return (
        max(west - wide, -180.0),
        max(south - tall, -85.0),
        min(east + wide, 180.0),
        min(north + tall, 85.0),
    )


def _cut(frame: Box) -> Box:
    """Where the ground is cut: so far outside that the cut is not seen, nor beside a tall picture on a wide page."""
    west, south, east, north = frame
    wide, tall = east - west, north - south
    over = max(wide, tall) * 0.1
    beside = max(over, (WIDEST * tall / cos(radians(south)) - wide) / 2)
    return west - beside, south - over, east + beside, north + over


def _within(frame: Box) -> Box:
    """Where a name is read whole: well inside what is seen."""
    west, south, east, north = frame
    wide, tall = (east - west) * 0.18, (north - south) * 0.14
    return west + wide, south + tall, east - wide, north - tall


def _shape(layer: Layer, flat: BaseGeometry) -> SafeString:
    west, north, east, south = flat.bounds
    path = path_of(flat)
    drawn = format_html('<path d="{}"/>', path) if path else SafeString("")
    if layer.ringed and max(east - west, south - north) < SEEN:
        x, y = round((west + east) / 2), round((north + south) / 2)
        drawn += format_html('<circle cx="{}" cy="{}" r="{}"/>', x, y, RING)
    return format_html('<g class="{}">{}</g>', layer.look, drawn)


def _name(layer: Layer, flat: BaseGeometry) -> SafeString:
    middle = flat.representative_point() if flat.area else flat.centroid
    x, y = round(middle.x), round(middle.y)
    lift = 0 if max(flat.bounds[2] - flat.bounds[0], flat.bounds[3] - flat.bounds[1]) > SEEN else -RING - 8
    return format_html('<text class="{}" x="{}" y="{}">{}</text>', layer.look, x, y + lift, layer.words)


def legend(rows: Sequence[tuple[str, str]]) -> SafeString:
    """What the looks on the picture mean, in words."""
    return format_html(
        '<ul class="map-key">{}</ul>',
        format_html_join(
            "",
            '<li><svg class="closeup" viewBox="0 0 24 16" aria-hidden="true"><g class="{}">'
            '<path d="M1 1H23V15H1z"/></g></svg>{}</li>',
            rows,
        ),
    )
