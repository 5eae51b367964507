"""Dots on a line: the same measure for two or more groups, row by row, so that the gap is what is seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from civicmath.figures.picture import Column, Picture, draw, hidden, table
from civicmath.figures.svg import (
    LINE_HEIGHT,
    Scale,
    element,
    hairline,
    legend,
    marker,
    round_top,
    row_text,
    scale_text,
)
from civicmath.language import Language

ROOM = 22
GAP = 12


@dataclass(frozen=True)
class Point:
    """A value, with the ends of its interval if it has one; None is kept back."""

    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class DotRow:
    """A label and a point for each series."""

    label: str
    points: tuple[Point, ...]


def dots(
    title: str,
    description: str,
    series: Sequence[str],
    rows: Sequence[DotRow],
    *,
    of: str = "",
    as_percent: bool = False,
    top: float | None = None,
    width: int | None = None,
    language: Language = "da",
) -> Picture:
    """Draw for each row one dot per series (at most four, each with its own shape) on a scale from zero.

    `of`, `as_percent`, `top` and `width` are as for `bars`, but shares too get a scale that ends at a round
    number. Raises ValueError for a row without a point for each series, a point below zero, or more than four
    series.
    """
    for row in rows:
        if len(row.points) != len(series) or any((point.value or 0.0) < 0 for point in row.points):
            raise ValueError(f"{row.label!r} needs a point for each series, none below zero.")
    ends = [max(p.value, p.high or 0.0) for row in rows for p in row.points if p.value is not None]
    scale = Scale(top or round_top(ends), width, language, as_percent)
    parts, y = legend(series)
    parts += scale_text(scale, y + 4)
    y += LINE_HEIGHT + 12
    for row in rows:
        drawn, height = _row(row, scale, y)
        parts += drawn
        y += height + GAP
    columns = [
        Column(name, [_words(row.points[place], scale) for row in rows]) for place, name in enumerate(series)
    ]
    return Picture(
        title=title,
        description=description,
        svg=draw(title, description, parts, height=y, width=width, language=language),
        table=table(title, Column(of, [row.label for row in rows]), columns),
        language=language,
    )


def _words(point: Point, scale: Scale) -> str:
    if point.value is None:
        return hidden(scale.language)
    interval = ""
    if point.low is not None and point.high is not None:
        interval = f" ({scale.span(point.low, point.high)})"
    return scale.words(point.value) + interval


def _row(row: DotRow, scale: Scale, y: float) -> tuple[list[str], float]:
    beside = " · ".join(
        hidden(scale.language) if point.value is None else scale.words(point.value) for point in row.points
    )
    lines = scale.wrapped(row.label, beside)
    parts = row_text(scale, lines, beside, y)
    middle = y + LINE_HEIGHT * len(lines) + ROOM / 2
    parts.append(hairline(scale, middle))
    for point in row.points:
        if point.value is not None and point.low is not None and point.high is not None:
            parts.append(
                element(
                    "line",
                    x1=scale.x(point.low),
                    x2=scale.x(point.high),
                    y1=middle,
                    y2=middle,
                    class_="w",
                    stroke="currentColor",
                    stroke_width=3,
                )
            )
    for series in reversed(range(len(row.points))):
        value = row.points[series].value
        if value is not None:
            parts.append(marker(series, scale.x(value), middle))
    return parts, LINE_HEIGHT * len(lines) + ROOM
