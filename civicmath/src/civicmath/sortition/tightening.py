"""The smallest cap that can be kept, and the nearest lottery where no floor-or-ceiling one exists."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

import highspy
import numpy as np

from civicmath.sortition.chances import Chances
from civicmath.sortition.decomposition import Decomposition
from civicmath.sortition.kinds import number_rows
from civicmath.sortition.outer import EXACT, NotRecovered, solver
from civicmath.sortition.pool import Real, Unmeetable, Whole
from civicmath.sortition.rational import whole_multiples
from civicmath.sortition.rows import Rows


def smallest_cap(rows: Rows, lowest: Fraction, cap: Fraction) -> Fraction:
    """The smallest largest chance possible when nobody has less than `lowest` (people IN excepted), exact.

    Raises Unmeetable when even chances up to `cap` don't allow it.
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
    highs.run()
    if highs.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
        raise Unmeetable
    solution = highs.getSolution()
    level = float(solution.col_value[0])
    if abs(level - float(lowest)) < 1e-10:
        return lowest
    return _recover_cap(rows, lowest, level, -np.array(solution.row_dual)[: rows.count])


def _recover_cap(rows: Rows, lowest: Fraction, level: float, duals: np.ndarray) -> Fraction:
    """The cap as a fraction, from whole multipliers: Σ weight·seats ≤ total with `lowest` below and the cap above."""
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


def nearest_lottery(
    rows: Rows,
    chances: Chances,
    tickets: int,
    decomposition: Decomposition | None,
    known: list[Whole],
) -> Whole:
    """A lottery from known panels with the smallest largest distance, in tickets, that was found.

    The weights of the decomposition rounded greedily are a start; integer programs try what is closer.
    """
    panels = decomposition.panels if decomposition is not None else np.array(known)
    if not len(panels):
        raise Unmeetable("no panel was found in the time given")
    weights = np.full(len(panels), 1 / len(panels))
    if decomposition is not None:
        weights = np.array(
            [float(Fraction(weight, decomposition.denominator)) for weight in decomposition.weights]
        )
    counts = _greedy(rows, chances, tickets, panels, weights)
    wanted = tickets * rows.kinds.size * chances.floats()
    furthest = (np.abs(counts @ panels - wanted) / rows.kinds.size).max()
    others = np.array(known, dtype=np.int64).reshape(-1, panels.shape[1])
    wider = np.concatenate([panels, others])
    wider = wider[number_rows(wider)[0]]
    for distance in (0, Fraction(5, 4), Fraction(3, 2), 2, 3, 4):
        if distance >= furthest:
            break
        found = _within(rows, chances, tickets, wider, distance)
        if found is not None:
            return np.repeat(wider, found, axis=0)
    return np.repeat(panels, counts, axis=0)


def _greedy(rows: Rows, chances: Chances, tickets: int, panels: Whole, weights: Real) -> Whole:
    """Tickets per panel: the weights rounded down, then one by one the panel that brings all types closest."""
    counts = np.floor(weights * tickets + 1e-9).astype(np.int64)
    missing = tickets * rows.kinds.size * chances.floats() - counts @ panels
    lengths = (panels * panels).sum(axis=1)
    for _ in range(tickets - int(counts.sum())):
        best = int(np.argmax(np.round(2 * panels @ missing - lengths, 6)))
        counts[best] += 1
        missing -= panels[best]
    return counts


def _within(
    rows: Rows, chances: Chances, tickets: int, panels: Whole, distance: Fraction | int
) -> Whole | None:
    """How many tickets each panel gets so that everyone is within `distance`; None if there is no way.

    Distance 0 means floor or ceiling.
    """
    low, high = [], []
    for size, chance in zip(rows.kinds.size.tolist(), chances, strict=True):
        exact = tickets * chance
        low.append(size * (ceil(exact - distance) if distance else floor(exact)))
        high.append(size * (floor(exact + distance) if distance else ceil(exact)))
    matrix = np.concatenate([panels, np.ones((len(panels), 1), dtype=np.int64)], axis=1)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = matrix.shape
    lp.col_cost_ = np.arange(len(panels)) % 97 / 97.0
    lp.col_lower_, lp.col_upper_ = np.zeros(len(panels)), np.full(len(panels), float(tickets))
    lp.integrality_ = [highspy.HighsVarType.kInteger] * len(panels)
    lp.row_lower_ = np.array([*map(float, low), float(tickets)])
    lp.row_upper_ = np.array([*map(float, high), float(tickets)])
    column, row = np.nonzero(matrix)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.concatenate([[0], np.cumsum(np.bincount(column, minlength=len(panels)))]).astype(
        np.int32
    )
    lp.a_matrix_.index_, lp.a_matrix_.value_ = row.astype(np.int32), matrix[column, row].astype(float)
    highs = solver(presolve="on", solver="choose", time_limit=2.0, mip_max_nodes=500)
    highs.passModel(lp)
    highs.run()
    if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return np.asarray(np.rint(highs.getSolution().col_value), dtype=np.int64)
