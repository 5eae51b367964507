"""The few shapes the figures are made of, with presentation attributes only: no style, no script.

Colours fall back to the text's own (`currentColor`) and to middle tones that show on white and on black; a
page may set its own by class: `b` and `b2` are the two fills, `w` the strokes at a value, `g` hairlines, `t2`
quiet text.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from civicmath.language import Language, figure, percent

MIDDLE = "#7d9895"
PALE = "#b4c4c1"
LINE = "#8a9a97"
LETTER = 9.2
LINE_HEIGHT = 20
NARROW = 288
MOST_SERIES = 4

Attribute = str | int | float


def element(name: str, text: str = "", /, *children: str, **attributes: Attribute) -> str:
    """Write one element with its text escaped; `class_` and `data_label` become `class` and `data-label`."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-") if key != "viewBox" else key}="{escape(_number(value))}"'
        for key, value in attributes.items()
    )
    content = escape(text, quote=False) + "".join(children)
    return f"<{name}{written}>{content}</{name}>"


def _number(value: Attribute) -> str:
    return f"{value:.6g}" if isinstance(value, float) else str(value)


@dataclass(frozen=True)
class Scale:
    """How a value, from `bottom` to `top`, becomes a place across the figure and words beside it.

    Places are parts of the whole width, in per cent, or in pixels where `width` is given.
    """

    top: float
    width: int | None
    language: Language
    as_percent: bool = False
    bottom: float = 0.0

    def part(self, value: float) -> float:
        """Where a value lies between bottom and top, 0 to 1."""
        span = self.top - self.bottom
        return min(1.0, max(0.0, (value - self.bottom) / span)) if span else 0.0

    def across(self, part: float) -> str:
        """A part of the width as an attribute."""
        return f"{100 * part:.6g}%" if self.width is None else f"{self.width * part:.6g}"

    def x(self, value: float) -> str:
        """The place of a value."""
        return self.across(self.part(value))

    def words(self, value: float) -> str:
        """A value as text."""
        return percent(value, self.language) if self.as_percent else figure(value, self.language)

    def span(self, low: float, high: float) -> str:
        """An interval as text, with the unit once: 62–78 %."""
        first = self.words(low).rstrip("%\u00a0") if self.as_percent else self.words(low)
        return f"{first}–{self.words(high)}"

    @property
    def letters(self) -> int:
        """How many letters fit on a line; where the width is not known, on a telephone."""
        return int((self.width or NARROW) / LETTER)

    def wrapped(self, label: str, beside: str = "") -> list[str]:
        """Break a label into lines that leave room for the words at the right end."""
        return textwrap.wrap(label, max(12, self.letters - len(beside) - 2)) or [""]


def round_top(values: list[float]) -> float:
    """A round number that is at least as large as all values: 1, 2 or 5 with zeros."""
    most = max(values, default=0.0)
    if most <= 1e-300:
        return 1.0
    power = 10.0 ** math.floor(math.log10(most))
    return next((step * power for step in (1.0, 2.0, 5.0) if step * power >= most), 10.0 * power)


def text(words: str, x: str | float, y: float, **attributes: Attribute) -> str:
    """Write words at a place, in the colour of the page's text."""
    return element("text", words, x=x, y=y, **attributes)


def row_text(scale: Scale, lines: list[str], beside: str, y: float) -> list[str]:
    """Write a row's label, and what stands at the right end of its first line."""
    written = [text(line, 0, y + 15 + LINE_HEIGHT * place) for place, line in enumerate(lines)]
    if beside:
        written.append(text(beside, scale.across(1), y + 15, text_anchor="end", font_weight=600))
    return written


def scale_text(scale: Scale, y: float) -> list[str]:
    """Write the scale once: its beginning, middle and end."""
    marks = ((0.0, "start"), (0.5, "middle"), (1.0, "end"))
    return [
        text(
            scale.words(scale.bottom + part * (scale.top - scale.bottom)),
            scale.across(part),
            y + 15,
            text_anchor=anchor,
            class_="t2",
        )
        for part, anchor in marks
    ]


def hairline(scale: Scale, y: float, start: float = 0.0, end: float = 1.0) -> str:
    """Draw a thin line across."""
    return element(
        "line",
        x1=scale.across(start),
        x2=scale.across(end),
        y1=y,
        y2=y,
        class_="g",
        stroke=LINE,
        stroke_width=1,
    )


def fill(series: int) -> dict[str, Attribute]:
    """Give the fill of the first, second, third or fourth series, apart in tone as well as in colour."""
    kinds: tuple[dict[str, Attribute], ...] = (
        {"class_": "b", "fill": "currentColor"},
        {"class_": "b2", "fill": MIDDLE},
        {"class_": "b3", "fill": "none", "stroke": "currentColor", "stroke_width": 1.5},
        {"class_": "b4", "fill": PALE, "stroke": "currentColor", "stroke_width": 1.0},
    )
    return kinds[series]


def marker(series: int, x: str, y: float) -> str:
    """Draw the series' own mark with its middle at a place: disc, square, open diamond or pale disc."""
    shapes = (
        element("circle", r=7, **fill(0)),
        element("rect", x=-6, y=-6, width=12, height=12, **fill(1)),
        element("path", d="M0-8 8 0 0 8-8 0z", **fill(2)),
        element("circle", r=6, **fill(3)),
    )
    return element("svg", "", shapes[series], x=x, y=y, overflow="visible")


def swatch(series: int, x: str, y: float) -> str:
    """Draw a small square filled as the series is, with its middle at a place."""
    square = element("rect", x=-7, y=-7, width=14, height=14, **fill(series))
    return element("svg", "", square, x=x, y=y, overflow="visible")


def legend(names: Sequence[str], mark: Callable[[int, str, float], str] = marker) -> tuple[list[str], float]:
    """Write what each mark stands for, one line each, from the top; returns the parts and the height used."""
    if len(names) > MOST_SERIES:
        raise ValueError("A figure can tell at most four series apart.")
    parts = []
    for series, name in enumerate(names):
        middle = LINE_HEIGHT * 1.2 * series + 10
        parts.append(mark(series, "9", middle))
        parts.append(text(name, 26, middle + 5))
    return parts, LINE_HEIGHT * 1.2 * len(names)
