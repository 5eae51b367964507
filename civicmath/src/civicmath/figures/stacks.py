"""Bars made of parts: how a whole is divided, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from civicmath.figures.bars import GAP, THICK
from civicmath.figures.picture import Column, Picture, draw, hidden, table
from civicmath.figures.svg import (
    LINE_HEIGHT,
    Scale,
    element,
    fill,
    hairline,
    legend,
    round_top,
    row_text,
    scale_text,
    swatch,
)
from civicmath.language import Language


@dataclass(frozen=True)
class Stack:
    """A labelled whole and its parts, one for each series; a row with a part kept back (None) is not
    drawn."""

    label: str
    parts: tuple[float | None, ...]


def stacked_bars(
    title: str,
    description: str,
    series: Sequence[str],
    rows: Sequence[Stack],
    *,
    of: str = "",
    as_percent: bool = False,
    top: float | None = None,
    width: int | None = None,
    language: Language = "da",
) -> Picture:
    """Draw each row's parts end to end, in the order of `series` (at most four).

    `of`, `as_percent`, `top` and `width` are as for `bars`. Where a part is kept back the row says so and
    nothing is drawn, since the length of the rest would tell it. Raises ValueError for a row without a part
    for each series, a part below zero, or more than four series.
    """
    for row in rows:
        if len(row.parts) != len(series) or any(part is not None and part < 0 for part in row.parts):
            raise ValueError(f"{row.label!r} needs a part for each series, none below zero.")
    sums = [sum(part or 0.0 for part in row.parts) for row in rows]
    scale = Scale(top or (1.0 if as_percent else round_top(sums)), width, language, as_percent)
    drawn, y = legend(series, swatch)
    drawn += scale_text(scale, y + 4)
    y += LINE_HEIGHT + 12
    for row in rows:
        more, height = _stack(row, scale, y)
        drawn += more
        y += height + GAP
    columns = [
        Column(name, [_words(row.parts[place], scale) for row in rows]) for place, name in enumerate(series)
    ]
    return Picture(
        title=title,
        description=description,
        svg=draw(title, description, drawn, height=y, width=width, language=language),
        table=table(title, Column(of, [row.label for row in rows]), columns),
        language=language,
    )


def _words(part: float | None, scale: Scale) -> str:
    return hidden(scale.language) if part is None else scale.words(part)


def _stack(row: Stack, scale: Scale, y: float) -> tuple[list[str], float]:
    known = [part for part in row.parts if part is not None]
    whole = len(known) == len(row.parts)
    beside = " · ".join(map(scale.words, known)) if whole else hidden(scale.language)
    lines = scale.wrapped(row.label, beside)
    drawn = row_text(scale, lines, beside, y)
    y_bar = y + LINE_HEIGHT * len(lines) + 2
    drawn.append(hairline(scale, y_bar + THICK))
    ends = list(accumulate(known, initial=0.0))
    for series, (start, end) in enumerate(pairwise(ends)):
        if whole and end > start:
            wide = scale.across(scale.part(end) - scale.part(start))
            drawn.append(element("rect", x=scale.x(start), y=y_bar, width=wide, height=THICK, **fill(series)))
    return drawn, LINE_HEIGHT * len(lines) + 2 + THICK
