"""*Which area is this point in?* One, several to choose from at a border, or none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from tingsted.kernel import clock
from tingsted.places.atlas import Held, atlas, drawn
from tingsted.places.models import Area, Certainty
from tingsted.places.outlines.index import Ground, GroundIndex

# How far from a boundary, in metres, a point may lie on either side of it: a drawn line is no surveyed one.
DOUBT = {Certainty.DOCUMENTED: 15.0, Certainty.PARTLY: 50.0, Certainty.ESTIMATE: 100.0}


@dataclass(frozen=True)
class Whereabouts:
    """The areas a point may be in, likeliest first, and whether it lies so near a border that it can't be said."""

    areas: tuple[Area, ...]
    at_a_border: bool

    @property
    def area(self) -> Area | None:
        """The one area, where there is just one."""
        return self.areas[0] if len(self.areas) == 1 else None


def areas_at(longitude: float, latitude: float, on: date | None = None) -> Whereabouts:
    """The local areas at a point in degrees, as the boundaries stood that day."""
    day = on or clock.today()
    known = atlas(day)
    hits = ground_index(known.held).hits(longitude, latitude)
    return Whereabouts(
        areas=tuple(known.areas[hit.key] for hit in hits),
        at_a_border=any(not hit.inside for hit in hits),
    )


@lru_cache(maxsize=8)
def ground_index(held: tuple[Held, ...]) -> GroundIndex:
    """These boundaries, ready to be asked."""
    return GroundIndex([Ground(key, it.outline, DOUBT[it.certainty]) for key, it in drawn(held).items()])
