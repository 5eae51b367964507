"""Are these chances an average of panels? Either the weights, in fractions, or a row every panel obeys
and they don't.

For pools where quotas leave little room the outer polytope is larger than the hull of the panels. A ray
from the
middle of the known panels towards the chances shows where the hull ends: that face, widened until no
panel lies
beyond it, is a cut.
"""

from __future__ import annotations

import highspy
import numpy as np

from civicmath.sortition.chances import Chances
from civicmath.sortition.clock import Clock
from civicmath.sortition.decomposition import Decomposition, decompose_on
from civicmath.sortition.kinds import Cut
from civicmath.sortition.pool import Real, Whole
from civicmath.sortition.program import seats_by_program
from civicmath.sortition.proofs import prove_cut
from civicmath.sortition.rational import whole_multiples
from civicmath.sortition.rows import Rows
from civicmath.sortition.solving import EXACT, MOST_SECONDS, NotRecovered, Status, run, solver


def attain(rows: Rows, chances: Chances, panels: list[Whole], clock: Clock) -> Decomposition | Cut | None:
    """The exact weights over panels, or a cut that these chances break, or None when time ran out.

    `panels` are those known so far (at least one); new ones are added to the list.
    """
    aim = np.array(
        [float(chance * size) for chance, size in zip(chances, rows.kinds.size.tolist(), strict=True)]
    )
    known = {panel.tobytes() for panel in panels}
    while not clock.late():
        reach, weights, normal = _shoot(np.array(panels, dtype=float), aim, clock)
        if reach >= 1.0 - 1e-9:
            return _recover(rows, chances, panels, weights, clock)
        direction = _whole_direction(normal)
        best = seats_by_program(rows, gain=direction, seconds=clock.left(30.0))
        if best is None:
            raise NotRecovered("no panel")
        if best.tobytes() in known:
            return prove_cut(rows, direction, int(direction @ best))
        known.add(best.tobytes())
        panels.append(best)
    return None


def _shoot(panels: Real, aim: Real, clock: Clock) -> tuple[float, Real, Real]:
    """How far towards `aim` (1 = there) the hull of the panels goes from its middle, by which weights,
    and the
    normal of the face where it ends."""
    middle = panels.mean(axis=0)
    way = aim - middle
    lp = highspy.HighsLp()
    count, types = panels.shape
    lp.num_col_, lp.num_row_ = 1 + count, types + 1
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_ = np.concatenate([[1.0], np.zeros(count)])
    lp.col_lower_ = np.zeros(1 + count)
    lp.col_upper_ = np.concatenate([[1.0], np.ones(count)])
    lp.row_lower_ = lp.row_upper_ = np.append(middle, 1.0)
    matrix = np.concatenate(
        [np.append(-way, 0.0)[:, None], np.concatenate([panels.T, np.ones((1, count))])], axis=1
    )
    column, row = np.nonzero(matrix.T)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.concatenate([[0], np.cumsum(np.bincount(column, minlength=1 + count))]).astype(
        np.int32
    )
    lp.a_matrix_.index_, lp.a_matrix_.value_ = row.astype(np.int32), matrix[row, column]
    highs = solver(**EXACT)
    highs.passModel(lp)
    status = run(highs, clock.left(MOST_SECONDS))
    if status != Status.kOptimal:
        raise NotRecovered(str(status))
    solution = highs.getSolution()
    values, duals = np.array(solution.col_value), np.array(solution.row_dual)
    return float(values[0]), values[1:], -duals[:types]


def _whole_direction(normal: Real) -> Whole:
    """The normal in whole numbers: in proportion when recognised, else close to it."""
    found = whole_multiples(normal, largest=200, tolerance=1e-8)
    if found is not None and np.abs(found).max() <= 10**4:
        return found
    return np.asarray(np.rint(normal / np.abs(normal).max() * 1000), dtype=np.int64)


def _recover(
    rows: Rows, chances: Chances, panels: list[Whole], weights: Real, clock: Clock
) -> Decomposition | None:
    used = np.array([panel for panel, weight in zip(panels, weights.tolist(), strict=True) if weight > 1e-9])
    return decompose_on(rows, chances, used, clock)
