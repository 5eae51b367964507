"""What is wrong with an outline, in a sentence, and where: nothing is mended in silence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _
from shapely import Point, get_num_coordinates, is_valid_reason
from shapely.geometry.base import BaseGeometry

from tingsted.kernel.actions import Refused
from tingsted.places.outlines.metres import hectares, in_metres
from tingsted.places.outlines.shaping import polygons_of

LEAST_HECTARES = 0.1
MOST_CORNERS = 60_000
INSIDE_ENOUGH = 0.5
_PLACE = re.compile(r"\[(-?[\d.]+(?:e-?\d+)?) (-?[\d.]+(?:e-?\d+)?)\]")


class OutlineRefused(Refused):
    """An outline that can't be used: `outline` is what was given, `places` where the fault is, both in degrees."""

    def __init__(
        self,
        sentence: str,
        field: str | None = "geometry",
        *,
        outline: BaseGeometry | None = None,
        places: Sequence[BaseGeometry] = (),
    ) -> None:
        super().__init__(sentence, field)
        self.outline, self.places = outline, tuple(places)


def check_outline(outline: BaseGeometry, municipality: BaseGeometry | None, field: str = "geometry") -> None:
    """Refuse an outline that crosses itself, is next to nothing, or has a ring outside the municipality."""
    if outline.is_empty or not polygons_of(outline):
        raise OutlineRefused(_("There is no surface in it. A boundary goes all the way round."), field)
    if int(get_num_coordinates(outline)) > MOST_CORNERS:
        raise OutlineRefused(
            _("The boundary has more than %(most)s corners. Save it with fewer details.")
            % {"most": MOST_CORNERS},
            field,
        )
    _crosses_itself(outline, field)
    if hectares(outline) < LEAST_HECTARES:
        raise OutlineRefused(
            _("The boundary holds less than a tenth of a hectare. Are all corners there?"),
            field, outline=outline, places=[outline],
        )  # fmt: skip
    if municipality is not None:
        _lies_outside(outline, municipality, field)


def in_words(longitude: float, latitude: float) -> str:
    """A point as people read it, latitude first."""
    return _("%(latitude)s north, %(longitude)s east") % {
        "latitude": f"{latitude:.5f}",
        "longitude": f"{longitude:.5f}",
    }


def _crosses_itself(outline: BaseGeometry, field: str) -> None:
    if outline.is_valid:
        return
    reason = str(is_valid_reason(outline))
    found = _PLACE.search(reason)
    if found is None:
        raise OutlineRefused(_("The boundary can't be read as a surface."), field, outline=outline)
    longitude, latitude = float(found[1]), float(found[2])
    sentences = {
        "Hole lies outside shell": _("A hole in the boundary lies outside it, at %(where)s."),
        "Nested shells": _("Two parts of the boundary lie inside each other, at %(where)s."),
    }
    sentence = sentences.get(reason.partition("[")[0].strip(), _("The boundary crosses itself at %(where)s."))
    raise OutlineRefused(
        sentence % {"where": in_words(longitude, latitude)},
        field, outline=outline, places=[Point(longitude, latitude)],
    )  # fmt: skip


def _lies_outside(outline: BaseGeometry, municipality: BaseGeometry, field: str) -> None:
    """A part with less than half its ground in the municipality lies in the sea, or at the neighbours'."""
    town = in_metres(municipality)
    strays = []
    for part in polygons_of(outline):
        there = in_metres(part)
        if there.intersection(town).area < INSIDE_ENOUGH * there.area:
            strays.append(part)
    if not strays:
        return
    far = max(in_metres(part).distance(town) for part in strays) / 1000
    if far < 1:
        sentence = _("A ring of the boundary lies outside the municipality: in the sea, or in the next one.")
    else:
        sentence = _(
            "A ring of the boundary lies %(km)s km outside the municipality: in the sea, or in another one."
        ) % {"km": round(far)}
    raise OutlineRefused(sentence, field, outline=outline, places=strays)
