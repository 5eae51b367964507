"""Which surfaces hold a point, and which lie so near that nobody can say: microseconds, whatever their number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shapely import Point, dwithin, prepare
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
    """Surfaces in metres with the box around each: hundreds of boxes are passed over faster than a tree is asked."""

    def __init__(self, grounds: Sequence[Ground]) -> None:
        self.keys = [g.key for g in grounds]
        self.doubts = [g.doubt for g in grounds]
        self.shapes = [in_metres(g.outline) for g in grounds]
        reach = max(self.doubts, default=0.0)
        self.boxes = [
            (n, west - reach, south - reach, east + reach, north + reach)
            for n, (west, south, east, north) in enumerate(shape.bounds for shape in self.shapes)
        ]
        prepare(self.shapes)

    def hits(self, longitude: float, latitude: float) -> list[Hit]:
        """Those that hold the point first; then those within doubt of it, the nearest first."""
        x, y = point_in_metres(longitude, latitude)
        point = Point(x, y)
        inside: list[int] = []
        beside: list[int] = []
        for n, west, south, east, north in self.boxes:
            if west <= x <= east and south <= y <= north:
                (inside if self.shapes[n].intersects(point) else beside).append(n)
        inside.sort(key=lambda n: self.keys[n])
        doubt = max((self.doubts[n] for n in inside), default=0.0)
        found = [Hit(self.keys[n], True, 0.0) for n in inside]
        return found + self._near(point, beside, doubt) if beside else found

    def _near(self, point: Point, others: list[int], doubt: float) -> list[Hit]:
        """Those of the others that begin within their own doubt of the point, or within that of where it lies."""
        reached = (n for n in others if dwithin(self.shapes[n], point, max(self.doubts[n], doubt)))
        near = sorted((float(self.shapes[n].distance(point)), self.keys[n]) for n in reached)
        return [Hit(key, False, metres) for metres, key in near]
