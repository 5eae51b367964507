"""Which surfaces hold a point, and which lie so near that nobody can say: microseconds, whatever their number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shapely import Point, STRtree, prepare
from shapely.geometry.base import BaseGeometry

from tingsted.places.outlines.metres import in_metres, point_in_metres


@dataclass(frozen=True)
class Ground:
    """A surface in degrees with its key; a point within `doubt` metres of its edge may lie on either side."""

    key: int
    outline: BaseGeometry
    doubt: float


@dataclass(frozen=True)
class Hit:
    """A surface that holds the point, or one that begins `metres` away from it."""

    key: int
    inside: bool
    metres: float


class GroundIndex:
    """Surfaces in metres behind a tree of boxes: built once for each set of boundaries."""

    def __init__(self, grounds: Sequence[Ground]) -> None:
        self.keys = [g.key for g in grounds]
        self.doubts = [g.doubt for g in grounds]
        self.shapes = [in_metres(g.outline) for g in grounds]
        self.farthest = max(self.doubts, default=0.0)
        prepare(self.shapes)
        self.tree = STRtree(self.shapes)

    def hits(self, longitude: float, latitude: float) -> list[Hit]:
        """Those that hold the point first; then those within doubt of it, the nearest first."""
        point = Point(*point_in_metres(longitude, latitude))
        inside: list[Hit] = []
        near: list[tuple[float, float, int]] = []
        doubt = 0.0
        for n in self.tree.query(point, predicate="dwithin", distance=self.farthest):
            metres = float(self.shapes[n].distance(point))
            if metres == 0:
                inside.append(Hit(self.keys[n], True, 0.0))
                doubt = max(doubt, self.doubts[n])
            else:
                near.append((metres, self.doubts[n], self.keys[n]))
        inside.sort(key=lambda hit: hit.key)
        beside = [Hit(key, False, metres) for metres, own, key in sorted(near) if metres <= max(own, doubt)]
        return [*inside, *beside]
