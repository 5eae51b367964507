"""One cell at a time: what it means, and what is wrong with it when it means nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from tingsted.kernel.text import slug
from tingsted.places.task_codes import PREFIX
from tingsted.places.workbook.faults import Fault
from tingsted.places.workbook.sheets import Row

T = TypeVar("T")
WHOLE_DAY = re.compile(r"(?:(\d{1,2})[-./](\d{1,2})[-./](\d{4})|(\d{4})-(\d{2})-(\d{2}))")
LOOSE_DAY = re.compile(r"(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{2}|\d{4})")
NOBODY = {"n.n.", "nn", "n.n", "n. n.", "?", "vakant", "ubesat", "ingen", "-"}
YES, NO = {"ja", "j", "x", "yes"}, {"nej", "n", "no", ""}


class Cells:
    """The cells of one row; every fault found on the way is kept."""

    def __init__(self, row: Row, faults: list[Fault]) -> None:
        self.row = row
        self._faults = faults
        self.found: set[str] = set()

    def fault(self, column: str, code: str, meant: str = "") -> None:
        """Note what is wrong in a column."""
        self.found.add(column)
        written = self.row.written(column)
        self._faults.append(Fault(self.row.sheet, self.row.number, column, written, code, meant))

    def text(self, column: str, *, most: int = 200, needed: bool = False) -> str:
        """Words; stray spaces are named, and left out of what is read."""
        words, written = self.row.text(column), self.row.written(column)
        if not words and needed:
            self.fault(column, "missing value")
        elif len(words) > most:
            self.fault(column, "too long", str(most))
        elif isinstance(self.row.raw(column), str) and words != written:
            self.fault(column, "spaces", words)
        return words

    def key(self, column: str) -> str:
        """An id: what other sheets point at, and part of an address on the web."""
        written = self.text(column, needed=True, most=60)
        if written and slug(written) != written:
            self.fault(column, "bad id", slug(written) or "raad-fladsaa")
        return written

    def day(self, column: str, *, needed: bool = False) -> date | None:
        """A date; text that can only mean one day is read, all other text is named."""
        value = self.row.raw(column)
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        written = self.row.text(column)
        if not written:
            if needed:
                self.fault(column, "missing date")
            return None
        if whole := WHOLE_DAY.fullmatch(written):
            day, month, year = whole[1] or whole[6], whole[2] or whole[5], whole[3] or whole[4]
            found = _existing(int(year), int(month), int(day))
            if found is None:
                self.fault(column, "impossible date")
            return found
        self.fault(column, "date as text", _likely_day(written))
        return None

    def mail(self, column: str) -> str:
        """An e-mail address, in small letters, or nothing."""
        written = self.row.written(column).strip()
        try:
            if written:
                validate_email(written)
        except ValidationError:
            likely = re.sub(r"\s", "", written).replace(",", ".")
            self.fault(column, "bad mail", likely if likely != written else "")
            return ""
        return written.lower()

    def phone(self, column: str) -> str:
        """Eight figures in pairs, or nothing."""
        written = self.row.text(column)
        digits = re.sub(r"^(\+|00)45(?=[\d ]{8,})|[ .-]", "", written)
        if written and not re.fullmatch(r"\d{8}", digits):
            self.fault(column, "bad phone")
            return ""
        return " ".join(re.findall(r"..", digits))

    def yes(self, column: str) -> bool:
        """Yes or no; nothing means no."""
        written = self.row.text(column).casefold()
        if written not in YES | NO:
            self.fault(column, "unknown value", "ja, nej")
        return written in YES

    def number(self, column: str) -> int | None:
        """A small whole number, or nothing."""
        written = self.row.text(column)
        if not written:
            return None
        if not re.fullmatch(r"\d{1,3}", written):
            self.fault(column, "bad number")
            return None
        return int(written)

    def person(self, column: str) -> str:
        """A name, or nothing where nobody holds the post."""
        written = self.text(column, most=120)
        if written.casefold() in NOBODY:
            self.fault(column, "unknown person")
            return ""
        return written

    def one_of(self, column: str, known: Mapping[str, T], code: str) -> T | None:
        """What a word stands for, by a list that ignores capitals."""
        written = self.text(column, needed=True)
        found = known.get(written.casefold())
        if found is None and written:
            self.fault(column, code, nearest(written.casefold(), known))
        return found

    def prefixes(self, column: str) -> list[str]:
        """The beginnings of task codes in a cell, several with a semicolon between."""
        value, good = self.row.raw(column), []
        for part in re.split(r"[;,]", self.row.written(column)):
            code = part.strip()
            if not code:
                continue
            if PREFIX.fullmatch(code):
                good.append(code)
            elif isinstance(value, (int, float)) and PREFIX.fullmatch(f"0{code}"):
                self.fault(column, "lost zero", f"0{code}")
            else:
                self.fault(column, "bad prefix", _likely_prefix(code))
        return good


def nearest(word: str, known: Iterable[str]) -> str:
    """The likeliest of the known, or nothing; a name that is the end of an id counts as near."""
    among = list(known)
    ends = [k for k in among if slug(word) and k.endswith(f"-{slug(word)}")]
    squeezed = [k for k in among if k.replace("-", "") == slug(word).replace("-", "")]
    close = get_close_matches(word, among, n=1, cutoff=0.75) or get_close_matches(
        slug(word), among, n=1, cutoff=0.75
    )
    return next(iter([*ends, *squeezed, *close]), "")


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _likely_day(written: str) -> str:
    """The day that a text may mean, as we write days; nothing where a part of it is missing."""
    loose = LOOSE_DAY.fullmatch(written)
    if loose is None:
        return ""
    year = int(loose[3]) + (2000 if len(loose[3]) == 2 else 0)
    found = _existing(year, int(loose[2]), int(loose[1]))
    return found.strftime("%d-%m-%Y") if found else ""


def _likely_prefix(code: str) -> str:
    tidy = code.strip(". ")
    tidy = f"0{tidy}" if re.match(r"\d(\.|$)", tidy) else tidy
    return tidy if PREFIX.fullmatch(tidy) else "13.05"
