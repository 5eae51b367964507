"""The proof that a cut carries: a rounding of multipliers where that is enough, else a guide for a full
count."""

from __future__ import annotations

import highspy
import numpy as np

from civicmath.sortition.kinds import Cut
from civicmath.sortition.pool import Real, Whole
from civicmath.sortition.rows import Rows, spread_prices
from civicmath.sortition.solving import EXACT, NotRecovered, Status, run, solver

LITTLE = 1e-6


def prove_cut(rows: Rows, coefficients: Whole, bound: int) -> Cut:
    """The cut coefficients·seats ≤ bound with its proof; `rows` are the rows known before it.

    Multipliers are those of the linear bound, rounded to a common divisor.
    """
    duals = _linear_duals(rows, coefficients)
    for divisor in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 60, 840):
        multipliers = np.rint(duals * divisor).astype(np.int64)
        if np.abs(duals * divisor - multipliers).max(initial=0) > 1e-6:
            continue
        multipliers[(multipliers < 0) & ~rows.two_sided] = 0
        weights = rows.weights(multipliers)
        types = np.maximum(0, coefficients * divisor - weights)
        total = rows.total(multipliers) + int(types @ rows.kinds.size)
        if total // divisor <= bound:
            return Cut(
                coefficients,
                bound,
                {"kind": "rounding", "divisor": divisor, "multipliers": multipliers, "types": types},
            )
    divisor = 1000
    quotas = np.rint(duals * divisor).astype(np.int64)
    quotas[rows.first_cut :] = 0
    quotas[(quotas < 0) & ~rows.two_sided] = 0
    return Cut(coefficients, bound, {"kind": "count", "divisor": divisor, "multipliers": quotas})


def _linear_duals(rows: Rows, gain: Whole) -> Real:
    """The rows' duals of max gain·seats; among many those of sides moved out by a little of their own."""
    kinds = rows.kinds
    start, row, value = rows.columns()
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = kinds.count, rows.count
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_ = gain.astype(float)
    little = LITTLE * spread_prices(kinds.count + rows.count)
    out_of_column, out_of_row = little[: kinds.count], little[kinds.count :]
    lp.col_lower_ = np.where(kinds.inside, kinds.size, 0) - out_of_column
    lp.col_upper_ = kinds.size + out_of_column
    lp.row_lower_ = np.where(rows.two_sided, rows.lower - out_of_row, -highspy.kHighsInf)
    lp.row_upper_ = rows.upper + out_of_row
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = (
        start.astype(np.int32),
        row.astype(np.int32),
        value,
    )
    highs = solver(**EXACT)
    highs.passModel(lp)
    status = run(highs)
    if status != Status.kOptimal:
        raise NotRecovered(str(status))
    return np.array(highs.getSolution().row_dual)
