"""A vote as it lies in a file: ballots, and where there is money, what the ideas cost and the budget."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from civicmath.prioritisation.ballots import Ballots
from civicmath.prioritisation.results import exact

NUMBER = re.compile(r"[+-]?\d{1,40}(\.\d{0,40})?(e[+-]?\d{1,2})?|\d{1,40}/\d{1,40}", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Election:
    """Everything a file says about a vote.

    `costs` and `budget` are exact amounts in one currency, None where the file has no money in it; `names`
    gives titles to ids; `notes` says in English what the reader had to decide; `meta` keeps the file's other
    facts.
    """

    ballots: Ballots
    costs: Mapping[str, Fraction] | None = None
    budget: Fraction | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    meta: Mapping[str, str] = field(default_factory=dict)


def read_election(path: Path) -> Election:
    """Read a vote from a `.pb` or `.csv` file; raise ValueError, with a sentence, where it can't be read."""
    from civicmath.prioritisation.pb import read_pb
    from civicmath.prioritisation.sheet import read_csv

    text = read_text(path)
    return read_pb(text) if path.suffix.lower() == ".pb" else read_csv(text)


def read_text(path: Path) -> str:
    """Read a text file with or without a byte-order mark; if it isn't UTF-8 it is from Danish Excel."""
    data = path.read_bytes()
    for encoding in ("utf-8-sig", "cp1252"):
        with suppress(UnicodeDecodeError):
            return data.decode(encoding)
    raise ValueError("The file is not text: it can be read neither as UTF-8 nor as Windows-1252.")


def read_rows(text: str, delimiter: str) -> list[list[str]]:
    """Cut the text of a table into cells; a line without any is left out. Raises ValueError at an endless
    cell."""
    try:
        return [row for row in csv.reader(io.StringIO(text, newline=None), delimiter=delimiter) if any(row)]
    except csv.Error as problem:
        raise ValueError(f"The file can't be read as a table: {problem}.") from None


def read_amount(text: str, what: str) -> Fraction:
    """Read an amount of money exactly, with a decimal point or a decimal comma."""
    told = text.strip().replace(",", ".")
    if not NUMBER.fullmatch(told):
        raise ValueError(f"{what} is {text[:60]!r}, which is not a number.")
    try:
        return exact(Fraction(told), what)
    except ZeroDivisionError:
        raise ValueError(f"{what} is {text!r}, which is not a number.") from None


def write_amount(amount: Fraction) -> str:
    """Write an amount with a decimal point, exactly where it ends, else with twelve figures."""
    if amount.denominator == 1:
        return str(amount.numerator)
    short = f"{float(amount):.12g}"
    return short if Fraction(short) == amount else str(float(amount))
