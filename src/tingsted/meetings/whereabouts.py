"""Where a meeting is held, on the map: a picture to read, and one to press on that works without a script."""

from __future__ import annotations

import re

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from shapely import Point as Place

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused
from tingsted.meetings.models import Meeting
from tingsted.places.atlas import atlas, outlines_on
from tingsted.places.maps.closeup import Layer, draw_closeup
from tingsted.places.maps.pressing import Picture, picture_of


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
    """The meeting's area to press on."""
    known = meeting.longitude is not None and meeting.latitude is not None
    place = (meeting.longitude or 0.0, meeting.latitude or 0.0) if known else None
    return picture_of(meeting.area_id, place, close=close)


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
