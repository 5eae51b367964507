"""What people save in a spreadsheet, and what somebody made to look like one."""

from __future__ import annotations

import io
import tracemalloc
import zipfile

import pytest
from openpyxl import Workbook

from tingsted.documents.tables import Unreadable, read_tables
from tingsted.kernel.actions import Refused
from tingsted.places import task_lists
from tingsted.places.workbook import sheets

FAR_CELL = b'<c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c>'
FAR_ROW = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
MERGED = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
REVERSED = b"</sheetData><mergeCells><mergeCell foo='1' ref='XFD1048576:A1'/></mergeCells>"


def book(**cells: str) -> bytes:
    made = Workbook()
    for place, words in cells.items():
        made.active[place] = words
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def with_sheet(data: bytes, *changes: tuple[bytes, bytes], encoding: str = "utf-8") -> bytes:
    """The same file, its sheet rewritten by hand."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            words = old.read(part)
            if part.filename == "xl/worksheets/sheet1.xml":
                for this, that in changes:
                    assert this in words
                    words = words.replace(this, that)
                words = words.decode().encode(encoding)
            new.writestr(part.filename, words)
    return kept.getvalue()


@pytest.mark.parametrize(
    "change",
    [
        (b"</row>", FAR_CELL + b"</row>"),
        (b"</sheetData>", FAR_ROW + b"</sheetData>"),
        (b"</sheetData>", MERGED),
        (b"</sheetData>", REVERSED),
    ],
)
def test_one_cell_far_out_or_a_merged_sheet_is_refused_before_a_billion_cells_are_made(
    change: tuple[bytes, bytes],
) -> None:
    bomb = with_sheet(book(A1="Idé", A2="En bænk"), change)
    assert len(bomb) < 10_000
    tracemalloc.start()
    with pytest.raises(Unreadable):
        read_tables(bomb)
    with pytest.raises(sheets.Unreadable):
        sheets.open_workbook(bomb)
    with pytest.raises(Refused):
        task_lists.read_task_list(bomb)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 20_000_000


def test_entities_are_refused_in_whatever_encoding_they_hide() -> None:
    declared = b'<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet'
    hidden = with_sheet(book(A1="Idé"), (b"<worksheet", declared), encoding="utf-16")
    with pytest.raises(Unreadable):
        read_tables(hidden)


def test_a_sheet_with_a_stray_cell_below_and_merged_rows_is_read_as_it_stood() -> None:
    made = Workbook()
    made.active.append(["Emne", "Idé"])
    made.active.append(["Stier", "En bænk"])
    made.active.append(["", "En lampe"])
    made.active.merge_cells("A2:A3")
    made.active["B9000"] = " "
    kept = io.BytesIO()
    made.save(kept)
    (table,) = read_tables(kept.getvalue())
    assert table.rows == (("Emne", "Idé"), ("Stier", "En bænk"), ("Stier", "En lampe"))
