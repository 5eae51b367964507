"""*Which area is this point in?* beside looking at every area, beside one look in the database, and below 1 ms."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import partial
from time import perf_counter

from bench.figure import Figure
from bench.stage.house import empty_house

MOST = 1.0


def figures(quick: bool) -> Iterator[Figure]:
    """Microseconds for one point among 40 areas, and for the whole question with 200 boundary versions behind it."""
    with empty_house():
        yield from _index(2_000 if quick else 20_000)
        yield from _question(500 if quick else 4_000)


def _index(calls: int) -> Iterator[Figure]:
    from shapely import Point

    from bench.stage.relation import AREAS, outlines
    from tingsted.places.outlines.index import Ground, GroundIndex
    from tingsted.places.outlines.metres import point_in_metres

    areas = outlines(AREAS)
    index = GroundIndex([Ground(n, outline, 15.0) for n, outline in enumerate(areas)])
    points = _points(calls)
    for point in points[:200]:
        plain = {n for n, area in enumerate(areas) if area.contains(Point(point))}
        found = {hit.key for hit in index.hits(*point) if hit.inside}
        if plain != found and min(area.boundary.distance(Point(point)) for area in areas) > 1e-4:
            raise RuntimeError(f"{point}: {found} instead of {plain}")
    ours = _each(index.hits, points)
    every = _each(
        lambda x, y: [area.contains(Point(x, y)) for area in areas], points[: max(200, calls // 20)]
    )
    turned = _each(point_in_metres, points)
    yield Figure("point among 40 areas", ours * 1000, "µs", "looking at each", every * 1000, every / ours, 1)
    yield Figure(
        "point among 40 areas", ours * 1000, "µs", "projecting it", turned * 1000, turned / ours, 0.1,
        binding=False,
    )  # fmt: skip
    yield Figure("point among 40 areas", ours, "ms", "most allowed", MOST, ours / MOST, 1, False)


def _question(calls: int) -> Iterator[Figure]:
    from bench.stage.relation import fill_relation
    from tingsted.kernel import journal
    from tingsted.places.models import Boundary
    from tingsted.places.whereabouts import areas_at

    fill_relation(bodies=2)
    if (versions := Boundary.objects.count()) != 200:
        raise RuntimeError(f"{versions} boundary versions instead of 200")
    points = _points(calls)
    areas_at(*points[0])
    ours, look = _each(areas_at, points), _each(lambda x, y: journal.state(), points)
    yield Figure(
        "point to area, asked anew",
        ours,
        "ms",
        "one look in the database",
        look,
        look / ours,
        0.25,
        binding=False,
    )
    yield Figure("point to area, asked anew", ours, "ms", "most allowed", MOST, ours / MOST, 1, False)


def _points(calls: int) -> list[tuple[float, float]]:
    lot = random.Random(7)
    return [(lot.uniform(11.25, 12.15), lot.uniform(54.95, 55.45)) for _ in range(calls)]


def _each(ask: Callable[[float, float], object], points: list[tuple[float, float]]) -> float:
    """Milliseconds for one, the best of three rounds."""
    return min(_round(partial(_all, ask, points)) for _ in range(3)) / len(points) * 1000


def _all(ask: Callable[[float, float], object], points: list[tuple[float, float]]) -> None:
    for x, y in points:
        ask(x, y)


def _round(work: Callable[[], None]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start
