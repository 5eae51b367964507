"""Where areas lie over each other, where no area is, and who borders on whom: told with its size, mended by people."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations

from shapely import Polygon, STRtree
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from tingsted.places.atlas import Held, atlas, outlines_of, town_outline
from tingsted.places.drawn_once import drawn_once
from tingsted.places.outlines.metres import hectares, in_metres
from tingsted.places.outlines.shaping import METRES_PER_DEGREE, polygons_of
from tingsted.places.queries import the_municipality

# Smaller than this is where two pens drew one line: counted and told, but not one by one.
SLIVER = 0.1
TOUCHING = 5.0
SHORTEST_BORDER = 50.0


@dataclass(frozen=True)
class Finding:
    """An overlap of two areas, a gap between areas, or ground outside the municipality; `place` in degrees."""

    kind: str
    areas: tuple[int, ...]
    hectares: float
    place: BaseGeometry


@dataclass(frozen=True)
class Coverage:
    """What was found, largest first, and what was too small to be named one by one."""

    findings: tuple[Finding, ...]
    slivers: int
    sliver_hectares: float

    def of(self, area_id: int) -> tuple[Finding, ...]:
        """What concerns one area."""
        return tuple(f for f in self.findings if area_id in f.areas)


@dataclass(frozen=True)
class Neighbour:
    """An area beside another, and how long their common border is."""

    area_id: int
    kilometres: float


def coverage(on: date) -> Coverage:
    """How the boundaries of that day cover the municipality."""
    known = atlas(on)
    town = the_municipality()
    return _coverage(known.held, tuple(sorted(known.nested)), town.version, town.created_at)


@drawn_once
def _coverage(
    held: tuple[Held, ...], nested: tuple[tuple[int, int], ...], version: int, made: datetime | None
) -> Coverage:
    """Kept while the boundaries and the municipality (its version, and when it was set up) are the same."""
    return coverage_of(outlines_of(held), frozenset(nested), town_outline())


def coverage_of(
    outlines: Mapping[int, BaseGeometry], nested: frozenset[tuple[int, int]], town: BaseGeometry | None
) -> Coverage:
    """Overlaps, gaps, and what lies outside. All is cut in degrees, as it was drawn, and measured in metres."""
    found = [*_overlaps(outlines, nested)]
    if outlines:
        whole = unary_union([*outlines.values()])
        found += [*_gaps(outlines, whole, town)]
        found += [] if town is None else [*_outside(outlines, town)]
    large = sorted((f for f in found if f.hectares >= SLIVER), key=lambda f: (-f.hectares, f.kind, f.areas))
    small = [f.hectares for f in found if f.hectares < SLIVER]
    return Coverage(tuple(large), len(small), sum(small))


def found_around(
    after: Mapping[int, BaseGeometry],
    changed: Collection[int],
    left: BaseGeometry | None,
    nested: frozenset[tuple[int, int]],
    town: BaseGeometry | None,
) -> tuple[Finding, ...]:
    """What some new outlines lie over and reach outside, and what of the ground they `left` no area holds."""
    found: list[Finding] = []
    for key in sorted(set(changed) & after.keys()):
        pair = {key: after[key]}
        for other in sorted(after.keys() - pair.keys()):
            if not (other in changed and other < key) and after[key].intersects(after[other]):
                found += _overlaps({**pair, other: after[other]}, nested)
        found += [] if town is None else [*_outside(pair, town)]
    if left is not None:
        near = [outline for outline in after.values() if outline.intersects(left)]
        lost = left.difference(unary_union(near)) if near else left
        found += [*_each("gap", (), lost if town is None else lost.intersection(town))]
    return tuple(
        sorted((f for f in found if f.hectares >= SLIVER), key=lambda f: (-f.hectares, f.kind, f.areas))
    )


def _overlaps(outlines: Mapping[int, BaseGeometry], nested: frozenset[tuple[int, int]]) -> Iterator[Finding]:
    for one, other in _touching(outlines, sorted(outlines)):
        if (one, other) not in nested and (other, one) not in nested:
            yield from _each("overlap", (one, other), outlines[one].intersection(outlines[other]))


def _gaps(
    outlines: Mapping[int, BaseGeometry], whole: BaseGeometry, town: BaseGeometry | None
) -> Iterator[Finding]:
    """Ground in the municipality (or, without its outline, holes between the areas) that no area holds."""
    land = unary_union([Polygon(part.exterior) for part in polygons_of(whole)]) if town is None else town
    near = STRtree([outlines[key] for key in sorted(outlines)])
    for part in polygons_of(land.difference(whole)):
        found = near.query(part, predicate="dwithin", distance=TOUCHING / METRES_PER_DEGREE)
        beside = tuple(key for n, key in enumerate(sorted(outlines)) if n in set(found))
        yield from _each("gap", beside, part)


def _outside(outlines: Mapping[int, BaseGeometry], town: BaseGeometry) -> Iterator[Finding]:
    for key in sorted(outlines):
        yield from _each("outside", (key,), outlines[key].difference(town))


def _each(kind: str, areas: tuple[int, ...], place: BaseGeometry) -> Iterator[Finding]:
    """One finding for each connected piece of ground larger than a table."""
    for part in polygons_of(place):
        size = hectares(part)
        if size > 1e-4:
            yield Finding(kind, areas, size, part)


def _touching(flat: Mapping[int, BaseGeometry], keys: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs whose boxes meet: the others needn't be compared."""
    if len(keys) < 2:
        return
    shapes = [flat[key] for key in keys]
    near = {(int(a), int(b)) for a, b in zip(*STRtree(shapes).query(shapes), strict=True)}
    for a, b in combinations(range(len(keys)), 2):
        if (a, b) in near:
            yield keys[a], keys[b]


def neighbours(on: date) -> Mapping[int, tuple[Neighbour, ...]]:
    """Every area's neighbours that day, the longest common border first."""
    return _neighbours(atlas(on).held)


@drawn_once
def _neighbours(held: tuple[Held, ...]) -> Mapping[int, tuple[Neighbour, ...]]:
    flat = {key: in_metres(outline) for key, outline in outlines_of(held).items()}
    wide = {key: shape.buffer(TOUCHING, quad_segs=2) for key, shape in flat.items()}
    found: dict[int, list[Neighbour]] = {key: [] for key in flat}
    for one, other in _touching(wide, sorted(flat)):
        length = flat[one].boundary.intersection(wide[other]).length
        if length >= SHORTEST_BORDER and not flat[one].contains_properly(flat[other].representative_point()):
            found[one].append(Neighbour(other, length / 1000))
            found[other].append(Neighbour(one, length / 1000))
    return {key: tuple(sorted(rows, key=lambda n: (-n.kilometres, n.area_id))) for key, rows in found.items()}
