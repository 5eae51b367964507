"""One bar for each thing, solid as far as chance can't take it, with a stroke at the value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from civicmath.figures.picture import Column, Picture, draw, hidden, table
from civicmath.figures.svg import (
    LINE_HEIGHT,
    MIDDLE,
    Scale,
    element,
    fill,
    hairline,
    round_top,
    row_text,
    scale_text,
)
from civicmath.language import Language

THICK = 18
GAP = 14

TEXT: dict[str, dict[Language, str]] = {
    "value": {"da": "Værdi", "en": "Value"},
    "interval": {"da": "Usikkerhed", "en": "Uncertainty"},
}


@dataclass(frozen=True)
class Bar:
    """A labelled value from zero up, with the ends of its interval if it has one; None is kept back."""

    label: str
    value: float | None
    low: float | None = None
    high: float | None = None


def bars(
    title: str,
    description: str,
    rows: Sequence[Bar],
    *,
    of: str = "",
    measure: str = "",
    as_percent: bool = False,
    top: float | None = None,
    width: int | None = None,
    language: Language = "da",
) -> Picture:
    """Draw bars with intervals, in the order given, starting at zero.

    `of` heads the labels in the table and `measure` the values; `as_percent` writes shares (0 to 1) in
    hundredths; `top` ends the scale (else a round number, or 1 for shares); `width` is in pixels, and without
    it the figure is as wide as its place. Raises ValueError where an interval does not hold its value or a
    value is below zero.
    """
    for row in rows:
        _check(row)
    ends = [max(row.value, row.high or 0.0) for row in rows if row.value is not None]
    scale = Scale(top or (1.0 if as_percent else round_top(ends)), width, language, as_percent)
    parts, y = scale_text(scale, 0), LINE_HEIGHT + 8.0
    for row in rows:
        drawn, height = _bar(row, scale, y)
        parts += drawn
        y += height + GAP
    columns = [Column(measure or TEXT["value"][language], [_value(row, scale) for row in rows])]
    if any(row.low is not None for row in rows):
        columns.append(Column(TEXT["interval"][language], [_interval(row, scale) for row in rows]))
    return Picture(
        title=title,
        description=description,
        svg=draw(title, description, parts, height=y, width=width, language=language),
        table=table(title, Column(of, [row.label for row in rows]), columns),
        language=language,
    )


def _check(row: Bar) -> None:
    if row.value is None:
        return
    low, high = row.value if row.low is None else row.low, row.value if row.high is None else row.high
    if not 0 <= low <= row.value <= high:
        raise ValueError(f"The interval of {row.label!r} does not hold its value, or it begins below zero.")


def _value(row: Bar, scale: Scale) -> str:
    return hidden(scale.language) if row.value is None else scale.words(row.value)


def _interval(row: Bar, scale: Scale) -> str:
    if row.value is None or row.low is None or row.high is None:
        return ""
    return scale.span(row.low, row.high)


def _bar(row: Bar, scale: Scale, y: float) -> tuple[list[str], float]:
    interval = _interval(row, scale)
    beside = _value(row, scale) + (f" ({interval})" if interval else "")
    lines = scale.wrapped(row.label, beside)
    parts = row_text(scale, lines, beside, y)
    y_bar = y + LINE_HEIGHT * len(lines) + 2
    parts.append(hairline(scale, y_bar + THICK))
    if row.value is not None:
        low, high = row.low, row.high
        sure = row.value if low is None else low
        parts.append(element("rect", x=0, y=y_bar, width=scale.x(sure), height=THICK, **fill(0)))
        if low is not None and high is not None:
            wide = scale.across(scale.part(high) - scale.part(low))
            parts.append(
                element(
                    "rect", x=scale.x(low), y=y_bar, width=wide, height=THICK, class_="b2 range", fill=MIDDLE
                )
            )
            at = scale.x(row.value)
            parts.append(
                element(
                    "line",
                    x1=at,
                    x2=at,
                    y1=y_bar - 3,
                    y2=y_bar + THICK + 3,
                    class_="w",
                    stroke="currentColor",
                    stroke_width=3,
                )
            )
    return parts, LINE_HEIGHT * len(lines) + 2 + THICK
