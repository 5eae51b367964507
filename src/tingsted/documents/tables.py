"""Reading what people save in a spreadsheet: CSV as Excel writes it, or XLSX; nothing is repaired or run."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _

from tingsted.kernel.packed import NotOpened, look_inside

MOST_BYTES = 1_000_000
MOST_UNPACKED = 30_000_000
MOST_ROWS = 5_000
MOST_COLUMNS = 60
LONGEST_CELL = 20_000


class Unreadable(ValueError):
    """The file can't be read; the message is a sentence for people that says what to do."""


@dataclass(frozen=True)
class Table:
    """One sheet: its name, and its rows as text, exactly as it stood in the cells."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def read_tables(data: bytes) -> tuple[Table, ...]:
    """The sheets of a file, a CSV being one; raises `Unreadable` with a sentence.

    CSV may be UTF-8 with or without BOM, UTF-16 with BOM or Windows-1252, with semicolons, tabs or commas.
    XLSX gives the values last calculated: formulas and macros are never run, links never followed.
    """
    if not data.strip(b"\x00\r\n\t ;,"):
        raise Unreadable(_("The file is empty."))
    if len(data) > MOST_BYTES:
        raise Unreadable(_too_big())
    if data[:4] == b"PK\x03\x04":
        return _read_xlsx(data)
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise Unreadable(_("This is an old Excel file. Save it as .xlsx or CSV, and send it again."))
    return (_read_csv(data),)


def _read_csv(data: bytes) -> Table:
    text = _decoded(data)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=False))
    except csv.Error as wrong:
        raise Unreadable(_unreadable()) from wrong
    return _checked("CSV", rows)


def _decoded(data: bytes) -> str:
    """The text, in the first encoding that fits; control characters mean that it is no text at all."""
    wide = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if re.search(r"[\x00-\x08\x0e-\x1f]", text) is None:
            return text
    raise Unreadable(_unreadable())


def _separator(text: str) -> str:
    """Whichever of semicolon, tab and comma splits the first lines most; Danish Excel writes semicolons."""
    head = "\n".join(text.splitlines()[:20])
    return max(";\t,", key=lambda mark: (head.count(mark), mark == ";"))


def _read_xlsx(data: bytes) -> tuple[Table, ...]:
    from openpyxl import load_workbook

    try:
        look_inside(data, most=MOST_UNPACKED)
    except NotOpened as wrong:
        said = {"big": _too_big, "wide": _too_wide, "broken": _unreadable}
        raise Unreadable(said[wrong.why]()) from wrong
    try:
        book = load_workbook(io.BytesIO(data), read_only=False, data_only=True, keep_links=False)
        sheets = [
            _checked(
                sheet.title,
                _down(sheet, [[_text(c) for c in row] for row in sheet.iter_rows(values_only=True)]),
            )
            for sheet in book.worksheets
        ]
    except Unreadable:
        raise
    except Exception as wrong:  # openpyxl raises many kinds on a damaged file; the reader needs one sentence
        raise Unreadable(_unreadable()) from wrong
    return tuple(sheets)


def _down(sheet: Any, rows: list[list[str]]) -> list[list[str]]:
    """Cells that are merged downwards say the same for each of their rows, as people read them."""
    for merged in sheet.merged_cells.ranges:
        for row in range(merged.min_row, min(merged.max_row, len(rows))):
            rows[row][merged.min_col - 1] = rows[merged.min_row - 1][merged.min_col - 1]
    return rows


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()  # a day in a sheet comes with midnight
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return str(value)


def _checked(name: str, rows: list[list[str]]) -> Table:
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    if len(rows) > MOST_ROWS or any(len(row) > MOST_COLUMNS for row in rows):
        raise Unreadable(_too_wide())
    if any(len(cell) > LONGEST_CELL for row in rows for cell in row):
        raise Unreadable(_("A cell in the file holds a whole book. Shorten it, and send the file again."))
    return Table(name, tuple(tuple(row) for row in rows))


def _too_big() -> str:
    return _("The file is too big. Ideas from a meeting fill less than one megabyte.")


def _too_wide() -> str:
    return _("The file has more than %(rows)s rows or %(columns)s columns. Split it in smaller ones.") % {
        "rows": MOST_ROWS,
        "columns": MOST_COLUMNS,
    }


def _unreadable() -> str:
    return _("We cannot read that file. Try saving it as CSV or .xlsx, and send it again.")
