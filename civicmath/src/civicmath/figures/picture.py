"""What every figure gives: the drawing, and the same numbers as a table."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from civicmath.figures.svg import element
from civicmath.language import Language

TEXT: dict[str, dict[Language, str]] = {
    "as table": {"da": "Vis som tabel", "en": "Show as a table"},
    "hidden": {"da": "vises ikke", "en": "not shown"},
}


@dataclass(frozen=True)
class Picture:
    """A drawing with its `title` and `description`, and a `table` of the same data; both are markup."""

    title: str
    description: str
    svg: str
    table: str
    language: Language = "da"

    @property
    def html(self) -> str:
        """The drawing with its table folded under it."""
        summary = element("summary", TEXT["as table"][self.language])
        folded = element("details", "", summary, self.table)
        return element("figure", "", self.svg, folded)


@dataclass(frozen=True)
class Column:
    """A table column's heading and its cells."""

    heading: str
    cells: Sequence[str]


def hidden(language: Language) -> str:
    """The words that stand where a number is kept back."""
    return TEXT["hidden"][language]


def draw(
    title: str,
    description: str,
    parts: Sequence[str],
    *,
    height: float,
    width: int | None,
    language: Language,
) -> str:
    """Put the parts together to an image that a screen reader reads as its title and description.

    Without a `width` in pixels the image is as wide as the place it stands in, with letters of the same size.
    """
    body = "".join(parts)
    name = "f" + hashlib.sha256(f"{title}{description}{body}".encode()).hexdigest()[:12]
    sized = {"width": "100%"} if width is None else {"width": width, "viewBox": f"0 0 {width} {height:g}"}
    return element(
        "svg",
        "",
        element("title", title, id=f"{name}-t"),
        element("desc", description, id=f"{name}-d"),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        class_="chart",
        role="img",
        lang=language,
        aria_labelledby=f"{name}-t {name}-d",
        **sized,
        height=f"{height:g}",
        font_family="system-ui, sans-serif",
        font_size=16,
        fill="currentColor",
    )


def table(caption: str, first: Column, others: Sequence[Column]) -> str:
    """Write the data as a table with a heading for each row, which turns into cards on a narrow screen."""
    heading = element("th", first.heading, scope="col")
    heading += "".join(element("th", column.heading, scope="col", class_="n") for column in others)
    rows = []
    for place, label in enumerate(first.cells):
        cells = [
            element("td", column.cells[place], class_="n", data_label=column.heading) for column in others
        ]
        rows.append(element("tr", "", element("th", label, scope="row"), *cells))
    return element(
        "table",
        "",
        element("caption", caption),
        element("thead", "", element("tr", "", heading)),
        element("tbody", "", *rows),
        class_="cards",
    )
