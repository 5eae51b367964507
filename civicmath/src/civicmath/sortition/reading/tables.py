"""A table from CSV or XLSX as it arrives in life: semicolons, byte-order marks, Windows-1252, stray
spaces."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

BOM = "\ufeff"
LONGEST_REPORT = 200


@dataclass(frozen=True)
class Problem:
    """What is wrong where; row 1 is the header, as a spreadsheet counts."""

    file: str
    row: int | None
    column: str | None
    message: str

    def __str__(self) -> str:
        place = [self.file]
        if self.row is not None:
            place.append(f"row {self.row}")
        if self.column is not None:
            place.append(f"column »{self.column}«")
        return f"{', '.join(place)}: {self.message}"


class InputFault(Exception):
    """The input can't be used; `problems` has every reason found."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        shown = [str(problem) for problem in problems[:LONGEST_REPORT]]
        if len(problems) > LONGEST_REPORT:
            shown.append(f"… and {len(problems) - LONGEST_REPORT} more")
        super().__init__("\n".join(shown))


@dataclass(frozen=True)
class Table:
    """A header and rows with their row numbers in the file; cells are trimmed, empty rows left out.

    `faults`: columns of the same name, and rows longer than the header (their first cells are read).
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    faults: tuple[Problem, ...] = ()

    def column(self, *names: str) -> int | None:
        """The position of the first column with one of these names, whatever case and spaces."""
        folded = [same(title) for title in self.header]
        return next((folded.index(same(name)) for name in names if same(name) in folded), None)


def same(text: str) -> str:
    """The text as it is compared: one space between words, no case."""
    return " ".join(text.split()).casefold()


def read_table(path: Path) -> Table:
    """The first sheet or the whole CSV file; raises InputFault when it isn't a table without fault."""
    table = look_at_table(path)
    if table.faults:
        raise InputFault(list(table.faults))
    return table


def look_at_table(path: Path) -> Table:
    """The same, its faults told with it; raises InputFault when it can't be read as a table."""
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise InputFault(
            [Problem(path.name, None, None, f"the file can't be opened ({fault.strerror})")]
        ) from None
    lines = _sheet_lines(path, content) if content[:4] == b"PK\x03\x04" else _text_lines(path, content)
    filled = [(number, tuple(cells)) for number, cells in lines if any(cells)]
    if not filled:
        raise InputFault([Problem(path.name, None, None, "the file is empty")])
    width = max((at + 1 for at, title in enumerate(filled[0][1]) if title), default=0)
    rows = tuple((number, (*cells, *[""] * width)[:width]) for number, cells in filled[1:])
    faults = [
        Problem(path.name, number, None, f"has {len(cells)} cells where the header has {width}")
        for number, cells in filled[1:]
        if any(cells[width:])
    ]
    header = filled[0][1][:width]
    folded = [same(title) for title in header]
    faults += [
        Problem(path.name, filled[0][0], title, "this column name appears twice")
        for at, title in enumerate(header)
        if title and same(title) in folded[:at]
    ]
    return Table(path.name, header, rows, tuple(faults))


def _text_lines(path: Path, content: bytes) -> list[tuple[int, list[str]]]:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = content.decode("utf-16", errors="replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", errors="replace")
    if "\x00" in text:
        raise InputFault([Problem(path.name, None, None, "this is neither CSV nor XLSX")])
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return [(reader.line_num, [_trimmed(cell) for cell in row]) for row in reader]
    except csv.Error as fault:
        raise InputFault(
            [Problem(path.name, reader.line_num, None, f"can't be read as CSV ({fault})")]
        ) from None


def _sheet_lines(path: Path, content: bytes) -> list[tuple[int, list[str]]]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        rows = [[_cell_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    except Exception:  # the library has no common error for a damaged file
        raise InputFault([Problem(path.name, None, None, "can't be read as XLSX")]) from None
    return list(enumerate(rows, start=1))


def _cell_text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return _trimmed(str(cell))


def _trimmed(text: str) -> str:
    return " ".join(text.replace(BOM, "").replace("\u00a0", " ").split())
