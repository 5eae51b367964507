"""A village's assets from a sheet of paper, typed by a volunteer."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from tingsted.documents.tables import read_tables
from tingsted.kernel.text import slug, tidy
from tingsted.mapping.models.assets import AssetKind
from tingsted.mapping.reading.headings import find_headings

NAMES = {
    "name": ("navn", "name"),
    "kind": ("slags", "type", "kind"),
    "text": ("beskrivelse", "description"),
    "contact": ("kontakt", "contact"),
    "latitude": ("bredde", "breddegrad", "latitude"),
    "longitude": ("laengde", "laengdegrad", "longitude"),
    "number": ("nr", "nummer", "number"),
}
KINDS = {
    "forening": AssetKind.ASSOCIATION,
    "bygning": AssetKind.BUILDING,
    "sted": AssetKind.PLACE,
    "natur": AssetKind.NATURE,
    "kunnen": AssetKind.SKILL,
    **{str(kind.value): kind for kind in AssetKind},
}
LENGTHS = {"name": 120, "text": 300, "contact": 120}


@dataclass(frozen=True)
class AssetRecord:
    """A row as it will be put up: `leftover` keeps the words that could not be read, `faults` say what is odd.

    `again` is a row that stands there already, word for word; it is not put up twice.
    """

    row: int
    name: str
    kind: str
    text: str
    contact: str
    point: tuple[float, float] | None
    leftover: str
    faults: tuple[str, ...]
    again: bool = False


def read_assets(
    data: bytes, *, ground: BaseGeometry | None, standing: Collection[tuple[str, ...]] = ()
) -> list[AssetRecord]:
    """The records of a file; `ground` is the area's outline, `standing` what is put up already.

    Raises `Unreadable` where there is no table with names in it.
    """
    table, first, columns = find_headings(read_tables(data), NAMES, ("name",))
    heads = table.rows[first]
    seen = set(standing)
    records = []
    for number, row in enumerate(table.rows[first + 1 :], start=first + 2):
        if any(cell.strip() for cell in row):
            record = _record(number, row, heads, columns, ground, seen)
            seen.add((record.name, record.kind, record.text))
            records.append(record)
    return records


def _record(
    number: int,
    row: tuple[str, ...],
    heads: tuple[str, ...],
    columns: dict[str, int],
    ground: BaseGeometry | None,
    seen: Collection[tuple[str, ...]],
) -> AssetRecord:
    cells = {name: row[at] if at < len(row) else "" for name, at in columns.items()}
    faults: list[str] = []
    left: list[str] = []
    said = {name: _words(cells.get(name, ""), name, faults, left) for name in LENGTHS}
    if not said["name"]:
        faults.append(_("The name is missing."))
        said["name"] = _("Row %(number)s without a name") % {"number": number}
    kind = KINDS.get(slug(cells.get("kind", "")), "")
    if not kind:
        faults.append(_("The kind is missing, or is none of those we know."))
        left += [_kept(heads, columns, "kind", cells)] if cells.get("kind", "").strip() else []
    point = _point(cells, heads, columns, ground, faults, left)
    left += [
        f"{heads[at] if at < len(heads) else at + 1}: {cell}"
        for at, cell in enumerate(row)
        if cell.strip() and at not in columns.values()
    ]
    again = (said["name"], str(kind), said["text"]) in seen
    if again:
        faults.append(_("It stands there already, with the same words."))
    elif said["name"] in {name for name, *_rest in seen}:
        faults.append(_("Something by that name stands there already, with other words."))
    return AssetRecord(
        number,
        said["name"],
        str(kind),
        said["text"],
        said["contact"],
        point,
        "; ".join(left),
        tuple(faults),
        again,
    )


def _words(cell: str, name: str, faults: list[str], left: list[str]) -> str:
    words = " ".join(tidy(cell).split())
    if len(words) > LENGTHS[name]:
        faults.append(_("A text is too long: the rest is kept beside it."))
        left.append(words[LENGTHS[name] :])
    return words[: LENGTHS[name]]


def _point(
    cells: dict[str, str],
    heads: tuple[str, ...],
    columns: dict[str, int],
    ground: BaseGeometry | None,
    faults: list[str],
    left: list[str],
) -> tuple[float, float] | None:
    """Longitude and latitude where both can be read; what can't is kept in its own words."""
    texts = [cells.get(name, "").strip() for name in ("longitude", "latitude")]
    if not any(texts):
        return None
    east, north = (degrees(text) for text in texts)
    if east is None or north is None or not (-180 <= east <= 180 and -90 <= north <= 90):
        faults.append(_("The place can't be read."))
        left += [_kept(heads, columns, name, cells) for name in ("latitude", "longitude") if cells.get(name)]
        return None
    if ground is not None and not ground.covers(Point(east, north)):
        swapped = ground.covers(Point(north, east))
        faults.append(
            _("Latitude and longitude may have been swapped.")
            if swapped
            else _("The place lies outside the area.")
        )
    return east, north


def degrees(text: str) -> float | None:
    """A number with a decimal comma or point."""
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def _kept(heads: tuple[str, ...], columns: dict[str, int], name: str, cells: dict[str, str]) -> str:
    return f"{heads[columns[name]]}: {cells[name].strip()}"
