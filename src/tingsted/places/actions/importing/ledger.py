"""What came of each row while a workbook is read in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from tingsted.kernel.actions import Refused

What = Literal["new", "changed", "same"]


@dataclass(frozen=True)
class RowRefused:
    """A row that the house refuses though it reads well: something here already speaks against it."""

    sheet: str
    row: int
    sentence: str


@dataclass
class Ledger:
    """Counts what is new, changed and the same on each sheet, and keeps the sentences of rows that were refused."""

    counts: dict[str, Counter[What]] = field(default_factory=dict)
    refused: list[RowRefused] = field(default_factory=list)

    def note(self, sheet: str, what: What) -> None:
        self.counts.setdefault(sheet, Counter())[what] += 1

    @contextmanager
    def row(self, sheet: str, number: int) -> Iterator[None]:
        """Inside, a refusal is kept with its row, and the next row is tried: all are told at once."""
        try:
            yield
        except Refused as refusal:
            self.refused.append(RowRefused(sheet, number, str(refusal)))

    def total(self, what: What) -> int:
        return sum(counter[what] for counter in self.counts.values())
