"""The outer leximin: the fairest chances that quotas, sizes and households allow, level by level.

Every lottery over panels has its expected seats inside the polytope of `Rows`; so the leximin vector of that
polytope is at least as good, in leximin order, as any lottery's. A small linear program per level,
warm-started.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import gcd

import highspy
import numpy as np
from numpy.typing import NDArray

from civicmath.sortition.chances import Chances
from civicmath.sortition.clock import Clock
from civicmath.sortition.modular import eliminate, solve_exactly
from civicmath.sortition.pool import Real, Unmeetable, Whole
from civicmath.sortition.rational import whole_multiples
from civicmath.sortition.rows import Rows, bound_of
from civicmath.sortition.solving import EXACT, MOST_SECONDS, NotRecovered, Status, run, solver


@dataclass(frozen=True)
class Outer:
    """Exact chances per type (types IN have 1), and the levels below the cap in rising order.

    `first` are the multipliers behind the lowest level (None when it is the cap). When the climb was
    stopped early,
    `complete` is False and `seats` (floats per type) is where it stood; the chances mean nothing then.
    """

    chances: Chances
    levels: tuple[Fraction, ...]
    first: Whole | None = None
    complete: bool = True
    seats: Real | None = None


class LevelProgram:
    """max z with seats_t ≥ size_t·z for open types and ≥ size_t·chance_t for settled ones.

    Column 0 is z; column 1+t is what type t gets above its floor, so the program has few rows however
    many types.
    """

    def __init__(self, rows: Rows, cap: Fraction, clock: Clock) -> None:
        self.rows, self.cap, self.clock = rows, cap, clock
        kinds = rows.kinds
        self.size = kinds.size.astype(float)
        self.ladder: list[Fraction] = [Fraction(1)]
        self.step = np.where(kinds.inside, 0, -1)
        self.start, self.row, self.value = rows.columns()
        self.owner = np.repeat(np.arange(kinds.count), np.diff(self.start))
        self.capped: list[int] = []
        self.first: Whole | None = None
        self.seats: Real | None = None
        self.highs = solver(**EXACT)
        self._load()

    @property
    def open(self) -> NDArray[np.bool_]:
        """Which types have no level yet."""
        return np.asarray(self.step < 0)

    def _floors(self) -> Real:
        return np.asarray(self.size * np.array([*map(float, self.ladder), 0.0])[self.step])

    def _sums(self, per_type: Real) -> Real:
        return np.bincount(self.row, self.value * per_type[self.owner], self.rows.count).astype(np.float64)

    def _sides(self) -> tuple[Real, Real]:
        """Row bounds after the floors of settled types are taken off; exact zeros where they meet."""
        floors = self._sums(self._floors())
        lower = np.where(self.rows.two_sided, self.rows.lower - floors, -highspy.kHighsInf)
        upper = self.rows.upper - floors
        return np.where(np.abs(lower) < 1e-11, 0.0, lower), np.where(np.abs(upper) < 1e-11, 0.0, upper)

    def _room(self) -> Real:
        """How far each type may rise above its floor; types IN not at all."""
        room = self.size * float(self.cap) - self._floors()
        room[self.rows.kinds.inside] = 0.0
        return np.maximum(room, 0.0)

    def _load(self) -> None:
        lp, kinds = highspy.HighsLp(), self.rows.kinds
        self.z_column = self._sums(np.where(self.open, self.size, 0.0))
        z_column, z_rows = self.z_column, np.flatnonzero(self.z_column)
        lower, upper = self._sides()
        lp.num_col_, lp.num_row_ = 1 + kinds.count, self.rows.count
        lp.sense_ = highspy.ObjSense.kMaximize
        lp.col_cost_ = np.concatenate([[1.0], np.zeros(kinds.count)])
        lp.col_lower_ = np.zeros(1 + kinds.count)
        lp.col_upper_ = np.concatenate([[float(self.cap)], self._room()])
        lp.row_lower_, lp.row_upper_ = lower, upper
        lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        lp.a_matrix_.start_ = np.concatenate([[0], len(z_rows) + self.start]).astype(np.int32)
        lp.a_matrix_.index_ = np.concatenate([z_rows, self.row]).astype(np.int32)
        lp.a_matrix_.value_ = np.concatenate([z_column[z_rows], self.value])
        self.highs.passModel(lp)

    def _renew(self) -> None:
        """Bring the program up to date after types have been settled, keeping the basis."""
        self.z_column = self._sums(np.where(self.open, self.size, 0.0))
        for row, value in enumerate(self.z_column.tolist()):
            self.highs.changeCoeff(row, 0, value)
        count = self.rows.count
        for row, (low, high) in enumerate(zip(*map(np.ndarray.tolist, self._sides()), strict=True)):
            self.highs.changeRowBounds(row, low, high)
        columns = np.arange(1, 1 + self.rows.kinds.count, dtype=np.int32)
        self.highs.changeColsBounds(len(columns), columns, np.zeros(len(columns)), self._room())
        for row, kind in enumerate(self.capped, start=count):
            if self.step[kind] >= 0:
                self.highs.changeCoeff(row, 0, 0.0)
                self.highs.changeRowBounds(row, -highspy.kHighsInf, highspy.kHighsInf)

    def _run(self) -> None:
        """Solve from the last basis, else afresh, else with usual tolerances: levels settled in floats
        can confuse."""
        for renewal in (dict[str, float](), dict[str, float](), dict.fromkeys(EXACT, 1e-07)):
            for name, value in renewal.items():
                self.highs.setOptionValue(name, value)
            status = run(self.highs, self.clock.left(MOST_SECONDS))
            if status == Status.kOptimal:
                return
            if status == Status.kInfeasible and len(self.ladder) == 1:
                raise Unmeetable
            if status == Status.kTimeLimit:
                break
            self.highs.clearSolver()
        raise NotRecovered(str(status))

    def _solve(self) -> tuple[float, Real]:
        """Solve, adding the row seats ≤ cap for open types that break it; answer z and the rows' duals."""
        while True:
            self._run()
            solution = self.highs.getSolution()
            values = np.array(solution.col_value)
            z, above = values[0], values[1:]
            self.seats = self._floors() + above + np.where(self.open, self.size * z, 0.0)
            over = self.open & (above + self.size * z > self.size * float(self.cap) + 1e-9)
            over[self.capped] = False
            if not over.any():
                return float(z), np.array(solution.row_dual)[: self.rows.count]
            for kind in np.flatnonzero(over).tolist():
                self.capped.append(kind)
                size = self.size[kind]
                pair = np.array([0, 1 + kind], dtype=np.int32)
                self.highs.addRow(-highspy.kHighsInf, size * float(self.cap), 2, pair, np.array([size, 1.0]))

    def rise(self) -> Fraction:
        """Find the next level, settle the types that can't go above it, and answer it."""
        z, duals = self._solve()
        if z >= float(self.cap) - 1e-10:
            self._settle(self.cap, self.open)
            return self.cap
        chance, weights = self._recover(z, duals)
        self._settle(chance, self.open & (weights > 0))
        self._renew()
        return chance

    def _settle(self, chance: Fraction, kinds: NDArray[np.bool_]) -> None:
        if self.ladder[-1] != chance or len(self.ladder) == 1:
            self.ladder.append(chance)
        self.step[kinds] = len(self.ladder) - 1

    def chances(self) -> Chances:
        """The chances so far; types without a level stand at the last one found."""
        step = np.where(self.open, len(self.ladder) - 1, self.step)
        return Chances.of([self.ladder[at] for at in step.tolist()])

    def _recover(self, z: float, duals: Real) -> tuple[Fraction, Whole]:
        """The exact level and the weights behind it, read from the duals and proven in whole numbers."""
        for read in (self._read_duals, self._solve_duals):
            multipliers = read(duals)
            if multipliers is None:
                continue
            multipliers[(multipliers < 0) & ~self.rows.two_sided] = 0
            settled = Chances(tuple(self.ladder), self.step)
            found = bound_of(self.rows, multipliers, settled, self.open, self.cap)
            if found is not None and abs(float(found[0]) - z) < 1e-8:
                self.first = multipliers if self.first is None else self.first
                return found
        raise NotRecovered(f"level near {z}")

    def _read_duals(self, duals: Real) -> Whole | None:
        """The duals as small whole numbers, when their floats show them."""
        return whole_multiples(duals, tolerance=1e-9)

    def _solve_duals(self, duals: Real) -> Whole | None:
        """The duals from the solver's basis, solved exactly."""
        count = self.rows.count + len(self.capped)
        _, basic = self.highs.getBasicVariables()  # type: ignore[attr-defined]  # missing in highspy's stubs
        columns = [at for at in basic.tolist() if at >= 0]
        slack = {-1 - at for at in basic.tolist() if at < 0}
        rows = [row for row in range(count) if row not in slack]
        square = np.array([[self._entry(row, column) for row in rows] for column in columns], dtype=np.int64)
        if square.shape != (len(rows), len(rows)) or not rows:
            return None
        lines, places, inverse = eliminate(square)
        if len(lines) < len(rows):
            return None
        right = [int(columns[line] == 0) for line in lines.tolist()]
        numerators, _ = solve_exactly(square[np.ix_(lines, places)], inverse, right)
        found = np.zeros(count, dtype=object)
        for place, numerator in zip(places.tolist(), numerators, strict=True):
            found[rows[place]] = numerator
        shared = gcd(*found.tolist()) or 1
        if max(abs(value) for value in found) // shared > 10**12:
            return None
        return (found // shared).astype(np.int64)[: self.rows.count]

    def _entry(self, row: int, column: int) -> int:
        """The whole coefficient of the program in this row and column."""
        if row >= self.rows.count:
            kind = self.capped[row - self.rows.count]
            if column == 0:
                return int(self.size[kind]) if self.step[kind] < 0 else 0
            return int(column - 1 == kind)
        if column == 0:
            return int(self.z_column[row])
        own = slice(self.start[column - 1], self.start[column])
        return int(self.value[own][self.row[own] == row].sum())


def leximin(rows: Rows, cap: Fraction, clock: Clock) -> Outer:
    """The leximin chances over the polytope of these rows, each at most `cap`, as exact fractions.

    The climb ends early when the time is over, or where a level can't be read as a fraction. Raises
    Unmeetable when the polytope is empty.
    """
    program = LevelProgram(rows, cap, clock)
    levels: list[Fraction] = []
    while program.open.any():
        try:
            chance = program.rise()
        except NotRecovered:
            break
        if chance < cap and (not levels or levels[-1] != chance):
            levels.append(chance)
        if clock.late():
            break
    return Outer(program.chances(), tuple(levels), program.first, not program.open.any(), program.seats)
