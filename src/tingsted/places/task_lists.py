"""The municipality's own list of task codes: a CSV or XLSX with a column of codes and one of departments."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from tingsted.kernel.actions import Refused
from tingsted.kernel.packed import look_inside
from tingsted.places.task_codes import is_prefix

CODE_HEADINGS = ("kle", "opgave", "nummer", "præfiks", "prefix", "code", "emne")
OFFICE_HEADINGS = ("forvaltning", "center", "afdeling", "department", "enhed")
MOST_BYTES = 1_000_000
MOST_UNPACKED = 30_000_000
MOST_ROWS = 20_000


@dataclass(frozen=True)
class TaskRow:
    """One row: the beginning of a code, and the department that works with it."""

    number: int
    prefix: str
    department: str


def read_task_list(data: bytes) -> list[TaskRow]:
    """Read the list; refuses with the row where a code can't be one."""
    if len(data) > MOST_BYTES:
        raise Refused(_("The file is larger than 1 MB. Take out what does not belong in it."), "file")
    lines = list(_lines(data))
    headings = [str(cell or "").strip().casefold() for cell in (lines[0] if lines else ())]
    code = _column(headings, CODE_HEADINGS)
    office = _column(headings, OFFICE_HEADINGS)
    if code is None or office is None:
        raise Refused(
            _("The first row must name two columns: one of task codes and one of departments."), "file"
        )
    rows = []
    for number, line in enumerate(lines[1:], 2):
        cells = [str(cell if cell is not None else "").strip() for cell in line]
        if len(cells) <= max(code, office) or not cells[code]:
            continue
        for prefix in filter(None, (part.strip() for part in cells[code].replace(",", ";").split(";"))):
            if not is_prefix(prefix):
                raise Refused(
                    _(
                        "Row %(row)s: »%(code)s« is not the beginning of a task code. Write for example 05 or 13.05."
                    )
                    % {"row": number, "code": prefix},
                    "file",
                )
            rows.append(TaskRow(number, prefix, cells[office]))
    return rows


def _lines(data: bytes) -> Iterable[Iterable[Any]]:
    if data[:2] == b"PK":
        try:
            look_inside(data, most=MOST_UNPACKED)
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        except (KeyError, OSError, ValueError) as wrong:
            raise Refused(
                _("The file can't be read. Save it as .xlsx or .csv and try again."), "file"
            ) from wrong
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what the file says of its own size is not to be trusted
        return [list(row) for row in sheet.iter_rows(values_only=True, max_row=MOST_ROWS)]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    delimiter = ";" if text.partition("\n")[0].count(";") else ","
    return list(csv.reader(io.StringIO(text), delimiter=delimiter))[:MOST_ROWS]


def _column(headings: list[str], wanted: tuple[str, ...]) -> int | None:
    return next((n for n, heading in enumerate(headings) for word in wanted if word in heading), None)
