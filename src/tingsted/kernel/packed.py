"""A spreadsheet is an archive: what it holds is looked at before it is opened, for little can unpack to very much."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Literal

MOST_CELLS = 1_100_000  # from the first to the farthest one
_CELL = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,9})(\d{0,9})["']""")  # of a cell, or of a row by its number
_AREA = re.compile(
    rb"""mergeCell\b[^>]*?\bref\s*=\s*["']\$?([A-Za-z]{1,9})\$?(\d{1,9}):\$?([A-Za-z]{1,9})\$?(\d{1,9})["']"""
)


class NotOpened(ValueError):
    """An archive that is not opened: it is too big, its sheet too wide, or it is broken."""

    def __init__(self, why: Literal["big", "wide", "broken"]) -> None:
        super().__init__(why)
        self.why = why


def look_inside(data: bytes, *, most: int, cells: int = MOST_CELLS) -> None:
    """Refuse what unpacks to more than `most` bytes or spans more than `cells`, or whose XML defines entities.

    A cell may be named in the farthest corner, or a whole sheet be merged: a reader would make every cell up to there,
    and an empty one costs as much memory as a full one.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > most:
                raise NotOpened("big")
            for part in archive.infolist():
                written = archive.read(part).replace(b"\x00", b"")
                if b"<!ENTITY" in written:
                    raise NotOpened("broken")
                if part.filename.lower().endswith(".xml") and _spread(written) > cells:
                    raise NotOpened("wide")
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError) as wrong:
        raise NotOpened("broken") from wrong


def _spread(written: bytes) -> int:
    """How many cells lie between the first and the farthest one that the sheet names, and in what it merges."""
    column = row = merged = 0
    for name, number in _CELL.findall(written):
        column, row = max(column, _number(name)), max(row, int(number or 0))
    for first, top, last, bottom in _AREA.findall(written):
        wide, high = abs(_number(last) - _number(first)) + 1, abs(int(bottom) - int(top)) + 1
        merged += wide * high
    return max(max(column, 1) * row, merged)


def _number(name: bytes) -> int:
    """The column's number: A is 1, and XFD the last."""
    number = 0
    for letter in name.upper():
        number = 26 * number + letter - 64
    return number
