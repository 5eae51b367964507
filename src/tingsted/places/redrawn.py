"""What a draft would make of the map: the outlines before and after, and what it would overlap or leave open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from tingsted.places.atlas import atlas, outlines_on, town_outline
from tingsted.places.coverage import Finding, found_around
from tingsted.places.models import Area, Redrawing
from tingsted.places.outlines import hectares
from tingsted.places.outlines.shaping import ground, shape_of

# The key of the area that a division makes, before it has one.
TO_COME = 0


@dataclass(frozen=True)
class Outcome:
    """Outlines by area: as they are on the day, and as they would be."""

    before: Mapping[int, BaseGeometry]
    after: Mapping[int, BaseGeometry]
    findings: tuple[Finding, ...] = field(default=())

    def change(self, area_id: int) -> tuple[float, float]:
        """Hectares before and after; 0 for none."""
        sizes = [hectares(way[area_id]) if area_id in way else 0.0 for way in (self.before, self.after)]
        return sizes[0], sizes[1]


def outline_of(area: Area, redrawing: Redrawing) -> BaseGeometry | None:
    """An area's outline on the day the draft would hold; none where only a circle is known."""
    return outlines_on(redrawing.on).get(area.pk)


def pieces(redrawing: Redrawing) -> dict[int, BaseGeometry]:
    """The new outline of every area that the draft touches."""
    area = redrawing.area
    if redrawing.kind == Redrawing.Kind.OUTLINE:
        return {area.pk: _drawn(redrawing)}
    own = outline_of(area, redrawing)
    if redrawing.kind == Redrawing.Kind.DIVISION:
        if own is None:
            return {}
        drawn = _drawn(redrawing)
        return {area.pk: ground(own.difference(drawn)), TO_COME: ground(own.intersection(drawn))}
    assert redrawing.other is not None
    known = [o for o in (own, outline_of(redrawing.other, redrawing)) if o is not None]
    return {area.pk: ground(unary_union(known))} if known else {}


def _drawn(redrawing: Redrawing) -> BaseGeometry:
    """What somebody drew, which every draft but a merger has."""
    assert redrawing.geometry is not None
    return shape_of(redrawing.geometry)


def outcome(redrawing: Redrawing) -> Outcome:
    """Everything a reader of the draft must see before it is adopted."""
    before = outlines_on(redrawing.on)
    new = pieces(redrawing)
    after = {key: outline for key, outline in {**before, **new}.items() if key != redrawing.other_id}
    gone = [
        before[key] for key in (redrawing.area_id, redrawing.other_id) if key is not None and key in before
    ]
    left = unary_union(gone) if gone else None
    nested = atlas(redrawing.on).nested
    return Outcome(before, after, found_around(after, [*new], left, nested, town_outline()))
