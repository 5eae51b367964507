"""Names on the map: inside the area where they fit, else beside it with a line that leads there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from shapely import box, maximum_inscribed_circle
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

# The size of the letters in the picture, as figures.css sets them, and how wide a letter is on average.
SIZE, LINE, LETTER = 25, 28, 13.2
INSIDE_ENOUGH = 0.9
DIRECTIONS, STEP, FARTHEST = 24, 14, 360


@dataclass(frozen=True)
class Label:
    """Where the number stands, where the lines of the name stand, and the line that leads there, if one is needed."""

    number_at: tuple[int, int]
    lines: tuple[tuple[int, int, str], ...]
    leader: tuple[int, int, int, int] | None
    outside: bool


def place_labels(
    names: Sequence[str], shapes: Sequence[BaseGeometry], width: int, height: int
) -> list[Label]:
    """A label for each shape, in the order given; names that fit inside are placed before those that must move."""
    hearts = [_heart(s) for s in shapes]
    lines = [_lines(name) for name in names]
    inside = [_box(heart, text) for heart, text in zip(hearts, lines, strict=True)]
    fits = [b.intersection(s).area >= INSIDE_ENOUGH * b.area for b, s in zip(inside, shapes, strict=True)]
    taken: list[BaseGeometry] = [b for b, fit in zip(inside, fits, strict=True) if fit]
    land = unary_union(list(shapes))
    labels = []
    page = box(0, 0, width, height)
    for heart, text, fit in zip(hearts, lines, fits, strict=True):
        if fit:
            labels.append(_label(heart, heart, text, leads=False))
            continue
        spot = _free_spot(heart, text, land, taken, page)
        taken.append(_box(spot, text))
        labels.append(_label(heart, spot, text, leads=spot != heart))
    return labels


def _heart(shape: BaseGeometry) -> tuple[float, float]:
    """The middle of the roomiest part of a shape."""
    parts = [p for p in getattr(shape, "geoms", [shape]) if isinstance(p, Polygon)]
    largest = max(parts, key=lambda p: p.area)
    middle = maximum_inscribed_circle(largest, tolerance=2.0).coords[0]
    return middle[0], middle[1]


def _lines(name: str) -> tuple[str, ...]:
    """A name in one line, or in two of about the same length where it has a place to break."""
    breaks = [m.end() for m in re.finditer(r"[ /-]|(?<=[a-zæøå])(?=\d)", name)]
    if len(name) <= 9 or not breaks:
        return (name,)
    middle = min(breaks, key=lambda at: abs(at - len(name) / 2))
    return name[:middle].strip(), name[middle:].strip()


def _box(middle: tuple[float, float], lines: tuple[str, ...]) -> Polygon:
    """The space a name takes around its middle."""
    x, y = middle
    half, tall = max(map(len, lines)) * LETTER / 2, len(lines) * LINE / 2
    return box(x - half, y - tall, x + half, y + tall)


def _free_spot(
    heart: tuple[float, float],
    text: tuple[str, ...],
    land: BaseGeometry,
    taken: list[BaseGeometry],
    page: Polygon,
) -> tuple[float, float]:
    """The nearest place for a name where no area and no other name lies; its own heart when there is none."""
    for far in range(3 * STEP, FARTHEST, STEP):
        for turn in range(DIRECTIONS):
            angle = 2 * pi * turn / DIRECTIONS
            spot = (heart[0] + far * cos(angle), heart[1] + far * sin(angle))
            space = _box(spot, text)
            if (
                page.contains(space)
                and not space.intersects(land)
                and not any(space.intersects(t) for t in taken)
            ):
                return spot
    return heart


def _label(
    heart: tuple[float, float], spot: tuple[float, float], text: tuple[str, ...], *, leads: bool
) -> Label:
    # A line of text stands on its baseline, about a third of its height below its middle.
    top = spot[1] + SIZE / 3 - (len(text) - 1) * LINE / 2
    leader = None
    if leads:
        # The line ends where it meets the name.
        straight = LineString([heart, spot]).difference(_box(spot, text))
        end = straight.coords[-1] if isinstance(straight, LineString) and not straight.is_empty else spot
        leader = (round(heart[0]), round(heart[1]), round(end[0]), round(end[1]))
    return Label(
        number_at=(round(heart[0]), round(heart[1] + 16)),
        lines=tuple((round(spot[0]), round(top + n * LINE), line) for n, line in enumerate(text)),
        leader=leader,
        outside=leads,
    )
