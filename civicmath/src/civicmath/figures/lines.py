"""Lines over time, or between two orders: how things moved from one place to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from civicmath.figures.picture import Column, Picture, draw, hidden, table
from civicmath.figures.svg import (
    LINE_HEIGHT,
    MIDDLE,
    Attribute,
    Scale,
    element,
    hairline,
    legend,
    marker,
    round_top,
    text,
)
from civicmath.language import Language

TALL = 200
INSET = 0.06


@dataclass(frozen=True)
class Line:
    """A labelled series with a value at each step; a value kept back or missing (None) leaves a gap."""

    label: str
    values: tuple[float | None, ...]


def lines(
    title: str,
    description: str,
    steps: Sequence[str],
    series: Sequence[Line],
    *,
    of: str = "",
    as_percent: bool = False,
    top: float | None = None,
    width: int | None = None,
    language: Language = "da",
) -> Picture:
    """Draw a line for each series (at most four, each with its own mark) over the steps, on a scale from
    zero.

    `of` heads the steps in the table; `as_percent`, `top` and `width` are as for `bars`, but shares too get a
    scale that ends at a round number. Raises ValueError for a series without a value for each step, a value
    below zero, or more than four series.
    """
    _check(steps, series)
    known = [value for line in series for value in line.values if value is not None]
    scale = Scale(top or round_top(known), width, language, as_percent)
    parts, y = legend([line.label for line in series])
    y += LINE_HEIGHT + 4
    parts += _grid(scale, y)
    for place in reversed(range(len(series))):
        parts += _line(series[place], place, scale, y)
    y += TALL
    parts += _step_names(steps, scale, y + 6)
    columns = [Column(line.label, [_words(value, scale) for value in line.values]) for line in series]
    return Picture(
        title=title,
        description=description,
        svg=draw(title, description, parts, height=y + LINE_HEIGHT + 12, width=width, language=language),
        table=table(title, Column(of, list(steps)), columns),
        language=language,
    )


def _check(steps: Sequence[str], series: Sequence[Line]) -> None:
    for line in series:
        if len(line.values) != len(steps) or any((value or 0.0) < 0 for value in line.values):
            raise ValueError(f"{line.label!r} needs a value for each step, none below zero.")


def _words(value: float | None, scale: Scale) -> str:
    return hidden(scale.language) if value is None else scale.words(value)


def _across(place: int, steps: int) -> float:
    return 0.5 if steps < 2 else INSET + (1 - 2 * INSET) * place / (steps - 1)


def _grid(scale: Scale, y: float) -> Iterator[str]:
    """Draw zero, the middle and the top, each with its value above the line."""
    for part in (0.0, 0.5, 1.0):
        height = y + TALL * (1 - part)
        yield hairline(scale, height)
        yield text(scale.words(part * scale.top), 0, height - 4, class_="t2")


def _line(line: Line, series: int, scale: Scale, y: float) -> Iterator[str]:
    colours: tuple[dict[str, Attribute], ...] = (
        {"class_": "w", "stroke": "currentColor"},
        {"class_": "w2", "stroke": MIDDLE},
        {"class_": "w", "stroke": "currentColor", "stroke_dasharray": "2 4"},
        {"class_": "w2", "stroke": MIDDLE, "stroke_dasharray": "6 4"},
    )
    places = [
        None
        if value is None
        else (scale.across(_across(place, len(line.values))), y + TALL * (1 - scale.part(value)))
        for place, value in enumerate(line.values)
    ]
    for start, end in pairwise(places):
        if start is not None and end is not None:
            (x1, y1), (x2, y2) = start, end
            yield element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke_width=2.5, **colours[series])
    for point in places:
        if point is not None:
            yield marker(series, *point)


def _step_names(steps: Sequence[str], scale: Scale, y: float) -> Iterator[str]:
    """Write as many of the steps' names as there is room for, always the first and the last."""
    longest = max(map(len, steps), default=1)
    room = max(2, scale.letters // (longest + 2))
    stride = max(1, -(-(len(steps) - 1) // (room - 1))) if len(steps) > 1 else 1
    shown = set(range(0, len(steps), stride))
    if len(steps) - 1 not in shown:
        shown = {place for place in shown if len(steps) - 1 - place >= stride} | {len(steps) - 1}
    for place in sorted(shown):
        anchor = "start" if place == 0 and len(steps) > 1 else "middle"
        anchor = "end" if place == len(steps) - 1 and place else anchor
        edge = {"start": 0.0, "end": 1.0}.get(anchor, _across(place, len(steps)))
        yield text(steps[place], scale.across(edge), y + 15, text_anchor=anchor)
