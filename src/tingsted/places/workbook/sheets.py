"""The workbook as it was typed: its sheets, headings and cells with their types."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from tingsted.kernel.packed import NotOpened, look_inside

MOST_BYTES = 5_000_000
MOST_UNPACKED = 60_000_000
MOST_ROWS = 10_000

AREAS, BODIES, SEATS = "Områder", "Råd og fora", "Pladser"
CONTACTS, DEPARTMENTS, COMMITTEES = "Kontaktpersoner", "Forvaltninger", "Udvalg"
# Every sheet with its headings; those that a sheet can't be read without stand first, up to the bar.
HEADINGS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    AREAS: (("Område-id", "Navn"), ("Har lokalråd", "Postnumre", "Grænse", "Bemærkning")),
    BODIES: (
        ("Råd-id", "Navn", "Slags"),
        ("Område-id", "Valgmåde", "Stiftet", "Valgperiode (år)", "Mail", "Status"),
    ),
    SEATS: (("Råd-id", "Person", "Rolle", "Fra"), ("Til", "Mandat", "Må svare for rådet", "Mail")),
    CONTACTS: (
        ("Råd-id", "Lokal kontaktperson", "Kommunal kontaktperson"),
        ("Telefon", "Stedfortræder", "Fra", "Til"),
    ),
    DEPARTMENTS: (("Navn",), ("Arbejder med", "KLE-præfikser", "Postkasse")),
    COMMITTEES: (("Navn",), ("Forvaltning", "Sekretær", "Fra", "Til", "Antal medlemmer")),
}


class Unreadable(ValueError):
    """The file is no workbook that can be read; the message is a sentence for people."""


@dataclass(frozen=True)
class Row:
    """One row of a sheet, numbered as the sheet numbers it."""

    sheet: str
    number: int
    cells: dict[str, Any]

    def raw(self, column: str) -> Any:
        return self.cells.get(column)

    def text(self, column: str) -> str:
        """The cell as one line of words, without stray spaces."""
        return " ".join(self.written(column).split())

    def written(self, column: str) -> str:
        """The cell as it stands there; a date as 2026-03-12."""
        value = self.raw(column)
        if isinstance(value, datetime):
            value = value.date()
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


@dataclass(frozen=True)
class Book:
    """The sheets we know, and the headings that are missing from them."""

    rows: dict[str, tuple[Row, ...]]
    missing: tuple[tuple[str, str], ...] = field(default=())

    def of(self, sheet: str) -> tuple[Row, ...]:
        return self.rows.get(sheet, ())


def open_workbook(data: bytes) -> Book:
    """Read an .xlsx; raises `Unreadable` with a sentence when it can't be."""
    if len(data) > MOST_BYTES:
        raise Unreadable(_("The file is larger than 5 MB. Take out what does not belong in it."))
    try:
        look_inside(data, most=MOST_UNPACKED)
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except (InvalidFileException, KeyError, OSError, ValueError) as wrong:
        if isinstance(wrong, NotOpened) and wrong.why == "big":
            raise Unreadable(_("The file unpacks to more than a workbook of councils can hold.")) from wrong
        raise Unreadable(
            _("The file can't be read as a workbook. Save it as .xlsx and try again.")
        ) from wrong
    rows: dict[str, tuple[Row, ...]] = {}
    missing: list[tuple[str, str]] = []
    for name in HEADINGS:
        if name in book.sheetnames:
            sheet = book[name]
            sheet.reset_dimensions()
            rows[name], lacking = _read_sheet(name, sheet.iter_rows(values_only=True, max_row=MOST_ROWS))
            missing += [(name, heading) for heading in lacking]
    if not rows:
        raise Unreadable(
            _("None of the sheets %(names)s are in the file.") % {"names": ", ".join(HEADINGS)},
        )
    return Book(rows, tuple(missing))


def _read_sheet(name: str, lines: Iterator[tuple[Any, ...]]) -> tuple[tuple[Row, ...], list[str]]:
    headings = [" ".join(str(h or "").split()) for h in next(lines, ())]
    lacking = [h for h in HEADINGS[name][0] if h not in headings]
    rows = []
    for number, line in enumerate(lines, 2):
        cells = {h: v for h, v in zip(headings, line, strict=False) if h}
        if any(v is not None and str(v).strip() for v in cells.values()):
            rows.append(Row(name, number, cells))
    return tuple(rows), lacking
