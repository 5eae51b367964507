"""A register's table of people by area, age and sex."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tingsted.documents.tables import read_tables
from tingsted.kernel.text import slug
from tingsted.mapping.models.people import BANDS, Sex
from tingsted.mapping.reading.headings import find_headings

NAMES = {
    "area": ("omraade-id", "omraade", "lokalomraade", "area"),
    "band": ("aldersgruppe", "alder", "age"),
    "sex": ("koen", "sex", "gender"),
    "count": ("antal", "personer", "count"),
}
SEXES = {
    **dict.fromkeys(("kvinde", "kvinder", "k", "women", "woman", "female", "w", "f"), Sex.WOMEN),
    **dict.fromkeys(("mand", "maend", "m", "men", "man", "male"), Sex.MEN),
}
AND_OVER = re.compile(r"(ogderover|ogover|ogældre|andover|andolder|-)$")
Cell = tuple[str, str, str]


@dataclass(frozen=True)
class PeopleReading:
    """What can be loaded, cell by cell, and the sentence for each row that can't."""

    cells: dict[Cell, int]
    faults: tuple[tuple[int, str], ...]

    @property
    def totals(self) -> dict[str, int]:
        """Area → how many live there."""
        totals: dict[str, int] = {}
        for (area, _band, _sex), count in self.cells.items():
            totals[area] = totals.get(area, 0) + count
        return totals

    @property
    def incomplete(self) -> list[str]:
        """Areas without a number for each age and sex; they are not loaded."""
        whole = len(BANDS) * len(Sex)
        return [area for area in self.totals if sum(cell[0] == area for cell in self.cells) < whole]


def read_people(data: bytes, *, areas: Mapping[str, str]) -> PeopleReading:
    """The table; `areas` are the ids and the names we know, each with its id. Raises `Unreadable` without a table."""
    known = {slug(said): key for said, key in areas.items()}
    table, first, columns = find_headings(read_tables(data), NAMES, tuple(NAMES))
    cells: dict[Cell, int] = {}
    faults: list[tuple[int, str]] = []
    for number, row in enumerate(table.rows[first + 1 :], start=first + 2):
        if not any(cell.strip() for cell in row):
            continue
        said = {name: (row[at] if at < len(row) else "").strip() for name, at in columns.items()}
        cell = (known.get(slug(said["area"]), ""), _band(said["band"]), SEXES.get(slug(said["sex"]), ""))
        fault = _fault(cell, said, cells)
        if fault:
            faults.append((number, fault))
        else:
            cells[cell[0], cell[1], str(cell[2])] = int(said["count"].replace(".", ""))
    return PeopleReading(cells, tuple(faults))


def _band(said: str) -> str:
    """»80 år og derover«, »0 – 14« and »0-14 years« as the bands are called."""
    plain = re.sub(r"[\s.]|år|years?", "", said.casefold()).replace("–", "-")
    return AND_OVER.sub("+", plain)


def _fault(cell: Cell, said: dict[str, str], cells: dict[Cell, int]) -> str:
    if not cell[0]:
        return _("We know no area with the id or name »%(id)s«.") % {"id": said["area"]}
    if cell[1] not in BANDS:
        return _("»%(age)s« is none of the age bands.") % {"age": said["band"]}
    if not cell[2]:
        return _("»%(sex)s« is no sex that the table has.") % {"sex": said["sex"]}
    if not said["count"].replace(".", "").isdecimal():
        return _("»%(count)s« is not a number.") % {"count": said["count"]}
    if cell in cells:
        return _("The same area, age and sex stands twice. The first one counts.")
    return ""
