"""A picture of an area to press on: a press tells where and needs no script; again on a closer picture, it is exact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from shapely import Point, box
from shapely.affinity import affine_transform
from shapely.geometry.base import BaseGeometry

from tingsted.kernel import clock
from tingsted.places.atlas import outlines_on
from tingsted.places.maps.projection import MARGIN, Projection, project_for
from tingsted.places.maps.sheet import path_of

WIDTH = 288
"""A picture that is pressed on tells where in its own pixels, so it has one width on every screen, a small one's."""
DENMARK = (8.0, 54.5, 15.3, 57.8)
CLOSER = 0.25
MOST_NAMES, LETTER = 8, 21
Place = tuple[float, float]


@dataclass(frozen=True)
class Known:
    """Something that has a point already: to be chosen by its name, and to find one's way by."""

    name: str
    place: Place


@dataclass(frozen=True)
class Picture:
    """What can be pressed: the drawing, its size on the page, and the way back to degrees."""

    svg: SafeString
    width: int
    height: int
    projection: Projection

    def place_at(self, x: float, y: float) -> Place:
        """Longitude and latitude of a press."""
        grown = self.projection.width / self.width
        p = self.projection
        return (
            round(p.west + (x * grown - MARGIN) / p.scale_x, 6),
            round(p.north - (y * grown - MARGIN) / p.scale_y, 6),
        )


def picture_of(area_id: int, place: Place | None, *, close: bool, known: Sequence[Known] = ()) -> Picture:
    """The area with the place that is set; `close` shows what lies around that place, for a second press.

    What is `known` is there to find one's way by: dots, and in the closer picture their names.
    """
    outlines = outlines_on(clock.today())
    own = outlines.get(area_id)
    west, south, east, north = own.bounds if own is not None else DENMARK
    if close and place is not None:
        across, down = (east - west) * CLOSER / 2, (north - south) * CLOSER / 2
        west, east, south, north = place[0] - across, place[0] + across, place[1] - down, place[1] + down
    projection = project_for((west, south, east, north))
    frame = box(*_widened(west, south, east, north))
    drawn = SafeString("")
    for key, ground in outlines.items():
        path = path_of(affine_transform(ground.intersection(frame), projection.matrix))
        fill = "#f6dd8a" if key == area_id else "#ffffff"
        drawn += format_html('<path d="{}" fill="{}" stroke="#5c6b6d" stroke-width="4"/>', path, fill)
    drawn += _landmarks(known, projection, named=close)
    if place is not None:
        x, y = (round(n) for n in projection.place(*place))
        drawn += format_html(
            '<circle cx="{}" cy="{}" r="24" fill="#0c4a4e" stroke="#fff" stroke-width="8"/>', x, y
        )
    svg = format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}">'
        '<rect width="{0}" height="{1}" fill="#eef3f0"/>{2}</svg>',
        projection.width,
        projection.height,
        drawn,
    )
    return Picture(svg, WIDTH, round(WIDTH * projection.height / projection.width), projection)


def _landmarks(known: Sequence[Known], projection: Projection, *, named: bool) -> SafeString:
    """Those that are seen, and the names of those nearest the middle that can be read beside each other."""
    wide, tall = projection.width, projection.height
    at = [(each.name, projection.place(*each.place)) for each in known]
    seen = [(name, round(x), round(y)) for name, (x, y) in at if 0 < x < wide and 0 < y < tall]
    dot = '<circle cx="{}" cy="{}" r="11" fill="#5c6b6d"/>'
    drawn = format_html_join("", dot, ((x, y) for _name, x, y in seen))
    if not named:
        return drawn
    taken: list[BaseGeometry] = [Point(wide / 2, tall / 2).buffer(30)]
    rows: list[tuple[str, int, int, str]] = []
    for name, x, y in sorted(seen, key=lambda row: (hypot(row[1] - wide / 2, row[2] - tall / 2), row)):
        side, at_x = ("end", x - 22) if x > wide / 2 else ("start", x + 22)
        left = at_x - LETTER * len(name) if side == "end" else at_x
        room = box(left, y - 25, left + LETTER * len(name), y + 25)
        inside = left > 0 and left + LETTER * len(name) < wide
        if inside and len(rows) < MOST_NAMES and not any(room.intersects(other) for other in taken):
            taken.append(room)
            rows.append((side, at_x, y + 13, name))
    words = '<text text-anchor="{}" x="{}" y="{}" font-family="sans-serif" font-size="40" fill="#1f2a2c">{}</text>'
    return drawn + format_html_join("", words, rows)


def _widened(west: float, south: float, east: float, north: float) -> tuple[float, float, float, float]:
    """A little more than is seen, so that the cut itself is not."""
    over = max(east - west, north - south) * 0.2
    return west - over, south - over, east + over, north + over
