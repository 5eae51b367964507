"""One integer program: the best whole seats per type inside given sides of the rows."""

from __future__ import annotations

import highspy
import numpy as np

from civicmath.sortition.clock import TooLate
from civicmath.sortition.pool import Real, Whole
from civicmath.sortition.rounding import mixed
from civicmath.sortition.rows import Rows
from civicmath.sortition.solving import Status, run, solver

# A gain in millions must not pass for another through seats that are only nearly whole.
WHOLE = {"mip_rel_gap": 0.0, "mip_abs_gap": 1e-6, "mip_feasibility_tolerance": 1e-9}


def lots(count: int, seed: int = 0) -> Whole:
    """A gain for each of `count` types by a fixed lot below a million: one set of seats gains most, hardly ever two."""
    return (mixed(seed, np.arange(count, dtype=np.uint64)) % np.uint64(1000003)).astype(np.int64)


def seats_by_program(
    rows: Rows,
    *,
    gain: Whole | Real,
    lower: Whole | None = None,
    upper: Whole | None = None,
    sides: tuple[Whole, Whole] | None = None,
    seconds: float = 30.0,
) -> Whole | None:
    """Whole seats per type with the largest Σ gain·seats, or None when there are none; raises TooLate.

    By default the seats make a panel: between 0 and each type's size, people IN seated, rows within
    their sides.
    """
    kinds = rows.kinds
    low, high = sides or (np.where(rows.two_sided, rows.lower, -(10**9)), rows.upper)
    start, row, value = rows.columns()
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = kinds.count, rows.count
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_ = gain.astype(float)
    lp.col_lower_ = (np.where(kinds.inside, kinds.size, 0) if lower is None else lower).astype(float)
    lp.col_upper_ = (kinds.size if upper is None else upper).astype(float)
    lp.integrality_ = [highspy.HighsVarType.kInteger] * kinds.count
    lp.row_lower_, lp.row_upper_ = low.astype(float), high.astype(float)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = (
        start.astype(np.int32),
        row.astype(np.int32),
        value,
    )
    highs = solver(presolve="on", solver="choose", **WHOLE)
    highs.passModel(lp)
    status = run(highs, seconds)
    if status == Status.kTimeLimit:
        raise TooLate
    if status != Status.kOptimal:
        return None
    return np.asarray(np.rint(highs.getSolution().col_value), dtype=np.int64)
