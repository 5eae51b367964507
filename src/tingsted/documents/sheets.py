"""Sheets going out: CSV and XLSX, row by row, with no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
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


def comma_rows(header: Row, rows: Iterable[Row]) -> Iterator[bytes]:
    """A CSV as programs read it (RFC 4180: commas, UTF-8 without mark, decimal points), a few rows at a time."""
    held = io.StringIO(newline="")
    writer = csv.writer(held, lineterminator="\r\n")
    for row in _all(header, rows):
        writer.writerow([_plain(cell) for cell in row])
        if held.tell() > 8192:
            yield held.getvalue().encode()
            held.seek(0)
            held.truncate()
    yield held.getvalue().encode()


def json_rows(about: Mapping[str, object], header: Row, rows: Iterable[Row]) -> Iterator[bytes]:
    """One JSON object: what the file is (`about`), its `columns`, and its `rows` as lists, a few at a time.

    Text is as it was written: nothing runs a JSON file, so nothing is guarded.
    """
    head = json.dumps({**about, "columns": list(header)}, ensure_ascii=False)
    yield head[:-1].encode() + b', "rows": ['
    held: list[str] = []
    between = "\n"
    for row in rows:
        held.append(json.dumps([_jsonable(cell) for cell in row], ensure_ascii=False))
        if len(held) >= 200:
            yield (between + ",\n".join(held)).encode()
            held, between = [], ",\n"
    yield ((between + ",\n".join(held)) if held else "").encode() + b"\n]}\n"


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


def _plain(cell: Cell) -> str:
    """A cell as text in a CSV for programs: a decimal point, and a guard on text only."""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, (int, float, Decimal)):
        return str(cell)
    return "" if cell is None else inert(_text(cell))


def _jsonable(cell: Cell) -> object:
    if isinstance(cell, (date, datetime)):
        return _text(cell)
    return float(cell) if isinstance(cell, Decimal) else cell


def _text(cell: str | date | datetime) -> str:
    if isinstance(cell, datetime) and cell.tzinfo is not None:
        return cell.astimezone(COPENHAGEN).strftime("%Y-%m-%d %H:%M")
    return cell if isinstance(cell, str) else cell.isoformat()


def _sheet_name(name: str) -> str:
    """At most 31 characters, none of those Excel forbids."""
    return "".join("-" if c in "[]:*?/\\" else c for c in name).strip("'")[:31] or "Ark"
