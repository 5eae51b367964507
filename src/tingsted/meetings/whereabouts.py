"""Where a meeting is held, on the map: a picture to read, and one to press on that works without a script."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from shapely import Point as Place
from shapely import box
from shapely.affinity import affine_transform

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused
from tingsted.meetings.models import Meeting
from tingsted.places.atlas import atlas, outlines_on
from tingsted.places.maps.closeup import Layer, draw_closeup
from tingsted.places.maps.projection import MARGIN, Projection, project_for
from tingsted.places.maps.sheet import path_of

WIDTH = 288
"""A picture that is pressed on tells where in its own pixels, so it has one width on every screen, a small one's."""
DENMARK = (8.0, 54.5, 15.3, 57.8)
CLOSER = 0.25


@dataclass(frozen=True)
class Picture:
    """What can be pressed: the drawing, its size on the page, and the way back to degrees."""

    svg: SafeString
    width: int
    height: int
    projection: Projection

    def place_at(self, x: float, y: float) -> tuple[float, float]:
        """Longitude and latitude of a press."""
        grown = self.projection.width / self.width
        p = self.projection
        return (
            round(p.west + (x * grown - MARGIN) / p.scale_x, 6),
            round(p.north - (y * grown - MARGIN) / p.scale_y, 6),
        )


def draw_place(meeting: Meeting) -> SafeString:
    """The area with the place marked in it; empty where no point is set."""
    if meeting.longitude is None or meeting.latitude is None:
        return SafeString("")
    place = Place(meeting.longitude, meeting.latitude)
    outlines, names = outlines_on(clock.today()), atlas(clock.today()).areas
    own = outlines.get(meeting.area_id)
    layers = [
        Layer("draft" if key == meeting.area_id else "area", ground, names[key].short_name)
        for key, ground in outlines.items()
        if key in names
    ]
    layers.append(Layer("here", place, ringed=True))
    title = _("Map: %(place)s in %(area)s.") % {"place": meeting.where, "area": meeting.area.name}
    return draw_closeup(layers, title, around=[own or place.buffer(0.03), place])


def picture_for(meeting: Meeting, *, close: bool) -> Picture:
    """The area to press on; `close` shows what lies around the point that is set, for a second press."""
    outlines = outlines_on(clock.today())
    own = outlines.get(meeting.area_id)
    west, south, east, north = own.bounds if own is not None else DENMARK
    known = meeting.longitude is not None and meeting.latitude is not None
    place = Place(meeting.longitude or 0.0, meeting.latitude or 0.0) if known else None
    if close and place is not None:
        across, down = (east - west) * CLOSER / 2, (north - south) * CLOSER / 2
        west, east, south, north = place.x - across, place.x + across, place.y - down, place.y + down
    projection = project_for((west, south, east, north))
    frame = box(*_widened(west, south, east, north))
    drawn = SafeString("")
    for key, ground in outlines.items():
        path = path_of(affine_transform(ground.intersection(frame), projection.matrix))
        fill = "#f6dd8a" if key == meeting.area_id else "#ffffff"
        drawn += format_html('<path d="{}" fill="{}" stroke="#5c6b6d" stroke-width="4"/>', path, fill)
    if place is not None:
        x, y = (round(n) for n in projection.place(place.x, place.y))
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


def _widened(west: float, south: float, east: float, north: float) -> tuple[float, float, float, float]:
    """A little more than is seen, so that the cut itself is not."""
    over = max(east - west, north - south) * 0.2
    return west - over, south - over, east + over, north + over


def read_point(text: str) -> tuple[float, float] | None:
    """Longitude and latitude of »55.3532, 11.6961«, in either order as Danish numbers tell; None for nothing."""
    if not text.strip():
        return None
    found = [float(n.replace(",", ".")) for n in re.findall(r"\d{1,2}[.,]\d+", text)]
    if len(found) == 2:
        low, high = sorted(found)
        if 7 < low < 16 and 54 < high < 58.5:
            return low, high
    raise Refused(_("Write two numbers in Denmark, such as 55.3532, 11.6961"), "point")


def written_point(meeting: Meeting) -> str:
    """The point as it is written in a field."""
    return "" if meeting.longitude is None else f"{meeting.latitude:.5f}, {meeting.longitude:.5f}"
