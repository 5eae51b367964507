"""The smallest cap that can be kept, and why one can't."""

from __future__ import annotations

from fractions import Fraction

import highspy
import numpy as np

from civicmath.sortition.clock import Clock, TooLate
from civicmath.sortition.pool import Unmeetable
from civicmath.sortition.program import lots, seats_by_program
from civicmath.sortition.rational import whole_multiples
from civicmath.sortition.rows import Rows
from civicmath.sortition.solving import EXACT, MOST_SECONDS, NotRecovered, Status, run, solver


def smallest_cap(rows: Rows, lowest: Fraction, cap: Fraction, clock: Clock) -> Fraction:
    """The smallest largest chance possible when nobody has less than `lowest` (people IN excepted), exact.

    Raises Unmeetable when even chances up to `cap` don't allow it, NotRecovered when it can't be read in time.
    """
    kinds = rows.kinds
    start, row, value = rows.columns()
    free = np.flatnonzero(~kinds.inside)
    size = kinds.size.astype(float)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = 1 + kinds.count, rows.count + len(free)
    lp.col_cost_ = np.concatenate([[1.0], np.zeros(kinds.count)])
    floor = np.where(kinds.inside, size, size * float(lowest))
    lp.col_lower_ = np.concatenate([[float(lowest)], floor])
    lp.col_upper_ = np.concatenate([[float(cap)], size])
    low = np.where(rows.two_sided, rows.lower, -highspy.kHighsInf)
    lp.row_lower_ = np.concatenate([low, np.full(len(free), -highspy.kHighsInf)])
    lp.row_upper_ = np.concatenate([rows.upper.astype(float), np.zeros(len(free))])
    owner = np.repeat(np.arange(kinds.count), np.diff(start))
    columns = np.concatenate([np.zeros(len(free), dtype=np.int64), 1 + owner, 1 + free])
    indices = np.concatenate([rows.count + np.arange(len(free)), row, rows.count + np.arange(len(free))])
    values = np.concatenate([-size[free], value, np.ones(len(free))])
    order = np.lexsort((indices, columns))
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    starts = np.concatenate([[0], np.cumsum(np.bincount(columns, minlength=1 + kinds.count))])
    lp.a_matrix_.start_, lp.a_matrix_.index_ = starts.astype(np.int32), indices[order].astype(np.int32)
    lp.a_matrix_.value_ = values[order]
    highs = solver(**EXACT)
    highs.passModel(lp)
    status = run(highs, clock.left(MOST_SECONDS))
    if status == Status.kInfeasible:
        raise Unmeetable
    if status != Status.kOptimal:
        raise NotRecovered(str(status))
    solution = highs.getSolution()
    level = float(solution.col_value[0])
    if abs(level - float(lowest)) < 1e-10:
        return lowest
    return _recover_cap(rows, lowest, level, -np.array(solution.row_dual)[: rows.count])


def why_not(rows: Rows, cap: Fraction) -> str:
    """Why there is no lottery under this cap: it is too strict, or there is no panel at all."""
    no_panel, words = "no panel from this pool meets the quotas", f"no chance above {cap} is too strict"
    if cap == 1:
        return no_panel
    try:
        if seats_by_program(rows, gain=lots(rows.kinds.count)) is None:
            return no_panel
        smallest = smallest_cap(rows, Fraction(0), Fraction(1), Clock(MOST_SECONDS))
    except (NotRecovered, TooLate):
        return words
    return f"{words}: the smallest cap that can be kept is {smallest}"


def _recover_cap(rows: Rows, lowest: Fraction, level: float, duals: np.ndarray) -> Fraction:
    """The cap as a fraction, from whole multipliers: Σ weight·seats ≤ total with `lowest` below and the
    cap above."""
    for tolerance in (1e-9, 1e-7):
        multipliers = whole_multiples(duals, tolerance=tolerance)
        if multipliers is None:
            continue
        multipliers[(multipliers < 0) & ~rows.two_sided] = 0
        weights = rows.weights(multipliers)
        need, room = Fraction(-rows.total(multipliers)), 0
        for weight, size, inside in zip(
            weights.tolist(), rows.kinds.size.tolist(), rows.kinds.inside.tolist(), strict=True
        ):
            if inside:
                need += weight * size
            elif weight > 0:
                need += weight * size * lowest
            else:
                room -= weight * size
        if room and abs(float(need / room) - level) < 1e-8:
            return need / room
    raise NotRecovered(f"smallest cap near {level}")
