"""Sheets going out: CSV and XLSX, row by row, with no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import xlsxwriter

from tingsted.kernel.clock import COPENHAGEN

Cell = str | int | float | Decimal | bool | date | datetime | None
Row = Sequence[Cell]

# What makes a spreadsheet read a cell as something to work out. A leading tab or return hides it from the eye only.
_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BOM = "\ufeff"
_AT_ONCE = 256 * 1024


def inert(text: str) -> str:
    """The text as a spreadsheet shows it without running it: what could be a formula gets an apostrophe in front."""
    return f"'{text}" if text.lstrip(" ").startswith(_ACTIVE) else text


def csv_rows(header: Row, rows: Iterable[Row]) -> Iterator[bytes]:
    """A CSV as Excel in Danish opens it (semicolons, UTF-8 with its mark), a few rows at a time.

    Numbers are written with a decimal comma, so that a negative one stays a number and needs no guard.
    """
    held = io.StringIO(newline="")
    writer = csv.writer(held, delimiter=";", lineterminator="\r\n")
    yield _BOM.encode()
    for row in _all(header, rows):
        writer.writerow([_said(cell) for cell in row])
        if held.tell() > 8192:
            yield held.getvalue().encode()
            held.seek(0)
            held.truncate()
    yield held.getvalue().encode()


def xlsx_rows(header: Row, rows: Iterable[Row], *, name: str) -> Iterator[bytes]:
    """An XLSX of one sheet, written row by row to a passing file and read from it in pieces."""
    with tempfile.TemporaryDirectory(prefix="tingsted-sheet-") as folder:
        path = Path(folder) / "sheet.xlsx"
        book = xlsxwriter.Workbook(
            str(path),
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "tmpdir": folder,
            },
        )
        bold = book.add_format({"bold": True})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet(_sheet_name(name))
        sheet.freeze_panes(1, 0)
        for at, row in enumerate(_all(header, rows)):
            for column, cell in enumerate(row):
                _write(
                    sheet, (at, column), cell, bold if at == 0 else day if isinstance(cell, date) else None
                )
        book.close()
        with path.open("rb") as file:
            while piece := file.read(_AT_ONCE):
                yield piece


def _all(header: Row, rows: Iterable[Row]) -> Iterator[Row]:
    yield header
    yield from rows


def _write(sheet: xlsxwriter.worksheet.Worksheet, place: tuple[int, int], cell: Cell, form: object) -> None:
    if isinstance(cell, bool):
        sheet.write_boolean(*place, cell)
    elif isinstance(cell, (int, float, Decimal)):
        sheet.write_number(*place, float(cell))
    elif isinstance(cell, date) and not isinstance(cell, datetime):
        sheet.write_datetime(*place, datetime(cell.year, cell.month, cell.day), form)
    elif cell is not None:
        sheet.write_string(*place, inert(_text(cell)), form)


def _said(cell: Cell) -> str:
    """A cell as text in a CSV."""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, (int, float, Decimal)):
        return str(cell).replace(".", ",")
    return "" if cell is None else inert(_text(cell))


def _text(cell: str | date | datetime) -> str:
    if isinstance(cell, datetime) and cell.tzinfo is not None:
        return cell.astimezone(COPENHAGEN).strftime("%Y-%m-%d %H:%M")
    return cell if isinstance(cell, str) else cell.isoformat()


def _sheet_name(name: str) -> str:
    """At most 31 characters, none of those Excel forbids."""
    return "".join("-" if c in "[]:*?/\\" else c for c in name).strip("'")[:31] or "Ark"
