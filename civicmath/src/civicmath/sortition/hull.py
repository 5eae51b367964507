"""The fairest chances over the panels of a listing: the leximin of their hull, level by level, as fractions.

A linear program over a few of the panels gives a level and what a seat of each type is worth; panels worth
more than any of those few are added until there are none.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import highspy
import numpy as np
from numpy.typing import NDArray

from civicmath.sortition.chances import Chances
from civicmath.sortition.clock import Clock
from civicmath.sortition.listing import Listing
from civicmath.sortition.outer import Outer
from civicmath.sortition.pool import Real, Unmeetable, Whole
from civicmath.sortition.rational import whole_multiples
from civicmath.sortition.solving import (
    EXACT,
    GROWING,
    MOST_SECONDS,
    NotRecovered,
    Status,
    add_columns,
    run,
    solver,
)

BATCH = 120
LARGEST_GUESS = 20_000
DEAR = 1000.0


@dataclass(frozen=True)
class Hull:
    """The leximin chances over a listing, and which panels (positions) the programs used on the way."""

    outer: Outer
    used: Whole


def smallest_hull_cap(listing: Listing, lowest: Fraction, clock: Clock) -> Fraction:
    """The smallest largest chance over all panels of the listing when nobody has less than `lowest`, exact."""
    return _Climb(listing, Fraction(1), lowest=lowest).lower_cap(lowest, clock)


def hull_leximin(listing: Listing, cap: Fraction, clock: Clock) -> Hull:
    """The leximin chances over all panels of the listing, each at most `cap`, as fractions.

    Levels are read from the program's duals; `settle.py` proves them anew. Raises Unmeetable when no average of
    panels keeps the cap, TooLate, NotRecovered when a level can't be read.
    """
    if not len(listing.seats):
        raise Unmeetable
    climb = _Climb(listing, cap)
    while climb.open.any():
        clock.check()
        climb.rise(clock)
    return Hull(climb.outer(), np.array(climb.columns, dtype=np.int64))


class _Climb:
    """max z with the seats of open types at least size·z, those of settled types at least size·chance."""

    def __init__(self, listing: Listing, cap: Fraction, lowest: Fraction | None = None) -> None:
        """`lowest`: the level that everyone keeps while the cap is lowered, None to raise the level under `cap`."""
        self.listing, self.cap = listing, cap
        kinds = listing.kinds
        self.kinds_used = listing.types[listing.used]
        self.size = kinds.size[self.kinds_used]
        self.count = len(self.size)
        self.capped = cap < 1 or lowest is not None
        self.ladder: list[Fraction] = [Fraction(1)]
        self.step = np.where(kinds.inside, 0, -1)
        if listing.never.any() and lowest is None:
            self._settle(Fraction(0), listing.never)
        self.columns: list[int] = []
        self.highs = solver(**EXACT, **GROWING)
        self._load(lowest)
        self._add(self._spread())

    @property
    def open(self) -> NDArray[np.bool_]:
        """Which types have no level yet."""
        return np.asarray(self.step < 0)

    def _load(self, lowest: Fraction | None) -> None:
        """Columns: the level z, how far the cap is passed (dear when it may not be), then panels."""
        lp, rows = highspy.HighsLp(), self.count
        infinite, level = highspy.kHighsInf, float(lowest or 0)
        lp.num_col_, lp.num_row_ = 2, rows + 1 + rows * self.capped
        lp.sense_ = highspy.ObjSense.kMaximize
        lp.col_cost_ = np.array([1.0, -DEAR]) if lowest is None else np.array([0.0, -1.0])
        lp.col_lower_ = np.array([level, 0.0])
        lp.col_upper_ = np.array([float(self.cap) if lowest is None else level, infinite])
        top = (float(self.cap) if lowest is None else 0.0) * self.size
        unbounded = np.full(rows, infinite)
        lp.row_lower_ = np.concatenate([np.zeros(rows), [1.0], -unbounded if self.capped else []])
        lp.row_upper_ = np.concatenate([unbounded, [1.0], top if self.capped else []])
        over = rows + 1 + np.arange(rows) if self.capped else np.zeros(0, dtype=np.int64)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        lp.a_matrix_.start_ = np.array([0, rows, rows + len(over)], dtype=np.int32)
        lp.a_matrix_.index_ = np.concatenate([np.arange(rows), over]).astype(np.int32)
        lp.a_matrix_.value_ = -np.concatenate([self.size, self.size[: len(over)]]).astype(float)
        self.highs.passModel(lp)

    def _spread(self) -> Whole:
        """A few panels to start from: one with a seat for each type."""
        first: dict[int, int] = {}
        for column in self.listing.seats.T:
            kinds, where = np.unique(column, return_index=True)
            for kind, at in zip(kinds.tolist(), where.tolist(), strict=True):
                first.setdefault(kind, at)
        return np.unique(np.array([*first.values(), 0], dtype=np.int64))

    def _add(self, chosen: Whole) -> None:
        """These panels as columns of the program."""
        table = self.listing.panels(chosen)[:, self.kinds_used]
        self.columns += chosen.tolist()
        parts = [table, np.ones((len(table), 1)), *([table] if self.capped else [])]
        add_columns(self.highs, np.zeros(len(table)), np.concatenate(parts, axis=1))

    def _solve(self, clock: Clock) -> tuple[Real, Real]:
        """The best level and cap over all panels, and what a seat of each type is worth there."""
        while True:
            self._run(clock)
            solution = self.highs.getSolution()
            dual = np.array(solution.row_dual)
            worth = np.zeros(self.listing.kinds.count)
            worth[self.kinds_used] = -dual[: self.count]
            if self.capped:
                worth[self.kinds_used] -= dual[self.count + 1 :]
            sums = self.listing.sums(worth)
            sums[self.columns] = -np.inf
            above = np.flatnonzero(sums > dual[self.count] + 1e-9)
            if not len(above):
                return np.array(solution.col_value[:2]), worth
            clock.check()
            self._add(above[np.argsort(-sums[above], kind="stable")[:BATCH]])

    def _run(self, clock: Clock) -> None:
        for _ in range(2):
            status = run(self.highs, clock.left(MOST_SECONDS))
            if status == Status.kOptimal:
                return
            self.highs.clearSolver()
        raise NotRecovered(str(status))

    def lower_cap(self, lowest: Fraction, clock: Clock) -> Fraction:
        """The smallest cap when everyone has `lowest`; see `smallest_hull_cap`."""
        (_, cap), worth = self._solve(clock)
        if cap < float(lowest) + 1e-10:
            return lowest
        whole = whole_multiples(worth, tolerance=1e-9)
        if whole is not None:
            amounts = whole * self.listing.kinds.size
            need = int(amounts[amounts > 0].sum()) * lowest - int(self.listing.sums(whole).max())
            room = -int(amounts[amounts < 0].sum())
            if room and abs(float(need / room) - cap) < 1e-8:
                return Fraction(need / room)
        raise NotRecovered(f"smallest cap near {cap}")

    def rise(self, clock: Clock) -> None:
        """Find the next level and settle the types that can't go above it."""
        (z, over), worth = self._solve(clock)
        if over > 1e-9:
            raise Unmeetable
        if z >= float(self.cap) - 1e-10:
            self._settle(self.cap, self.open)
            return
        stuck = self.open & (worth > 1e-9)
        self._settle(self._fraction(z, worth), stuck)
        for row, kind in enumerate(self.kinds_used.tolist()):
            if stuck[kind]:
                self.highs.changeCoeff(row, 0, 0.0)
                floor = float(self.size[row] * self.ladder[-1])
                self.highs.changeRowBounds(row, floor, highspy.kHighsInf)

    def _settle(self, chance: Fraction, kinds: NDArray[np.bool_]) -> None:
        if self.ladder[-1] != chance or len(self.ladder) == 1:
            self.ladder.append(chance)
        self.step[kinds] = len(self.ladder) - 1

    def _fraction(self, z: float, worth: Real) -> Fraction:
        """The level as a fraction: from whole multiples of the worths, else the simplest near it."""
        whole = whole_multiples(worth, tolerance=1e-9)
        if whole is not None:
            value = self._level_of(whole)
            if value is not None and abs(float(value) - z) < 1e-8:
                return value
        guess = Fraction(z).limit_denominator(LARGEST_GUESS)
        if abs(float(guess) - z) > 1e-9:
            raise NotRecovered(f"level near {z}")
        return guess

    def _level_of(self, worth: Whole) -> Fraction | None:
        """The level these worths prove, given those settled below."""
        amounts = worth * self.listing.kinds.size
        top = self.listing.sums(worth).max() - int(amounts[amounts < 0].sum()) * self.cap
        known = (amounts > 0) & ~self.open
        taken = np.zeros(len(self.ladder), dtype=np.int64)
        np.add.at(taken, self.step[known], amounts[known])
        top -= sum((n * chance for n, chance in zip(taken.tolist(), self.ladder, strict=True)), Fraction(0))
        below = int(amounts[(amounts > 0) & self.open].sum())
        return top / below if below else None

    def outer(self) -> Outer:
        """The chances, once every type is settled."""
        chances = Chances.of([self.ladder[at] for at in self.step.tolist()])
        free = set(self.step[~self.listing.kinds.inside].tolist())
        levels = sorted({self.ladder[at] for at in free if self.ladder[at] < self.cap})
        return Outer(chances, tuple(levels))
