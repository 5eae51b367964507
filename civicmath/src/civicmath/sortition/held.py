"""A lottery that has been held: its panels, everyone's chance, and what is proven about them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Literal

import numpy as np

from civicmath.sortition.chances import Chances
from civicmath.sortition.decomposition import Decomposition
from civicmath.sortition.multipliers import Bound
from civicmath.sortition.pool import Pool, Whole
from civicmath.sortition.rows import Rows

Goal = Literal["leximin", "maximin"]
Status = Literal["exact", "within", "interval"]
METHOD = "4"


@dataclass(frozen=True)
class Lottery:
    """M equally likely panels with everyone's chance, and the proof that it can't be fairer.

    `chances` and `panels` (M, T) are per type; `seats` (M, k) holds positions in the pool; `bounds` proves the
    levels; `status` and `distance` (in tickets) say how exactly the tickets attain the chances.
    """

    goal: Goal
    cap: Fraction
    rows: Rows
    chances: Chances
    bounds: tuple[Bound, ...]
    panels: Whole
    seats: Whole
    decomposition: Decomposition | None
    status: Status
    distance: int

    @property
    def pool(self) -> Pool:
        """The pool it was held for."""
        return self.rows.kinds.pool

    @property
    def tickets(self) -> Whole:
        """How many tickets each person is on."""
        return np.bincount(self.seats.ravel(), minlength=self.pool.people).astype(np.int64)

    def step_of_people(self) -> Whole:
        """Where on the ladder of chances each person stands, one past its end for those OUT."""
        return np.append(self.chances.step, len(self.chances.ladder))[self.rows.kinds.of]

    def chances_of_people(self) -> list[Fraction]:
        """Everyone's chance, 0 for those OUT."""
        values = (*self.chances.ladder, Fraction(0))
        return [values[step] for step in self.step_of_people().tolist()]


def distance_of(lottery: Lottery) -> int:
    """The smallest whole number of tickets that nobody is further from M times their chance."""
    steps, tickets, total = lottery.step_of_people(), lottery.tickets, len(lottery.panels)
    furthest = Fraction(0)
    for step, chance in enumerate(lottery.chances.ladder):
        counts = tickets[steps == step]
        for count in (int(counts.min()), int(counts.max())) if len(counts) else ():
            furthest = max(furthest, abs(count - total * chance))
    return ceil(furthest)
