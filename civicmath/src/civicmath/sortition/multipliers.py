"""One vector of whole multipliers per level: the proof that nobody can lift everyone there any higher.

Which of many proofs is given is settled by a rule that no solver has a say in: the cheapest one, where
row r costs
`price(r)` per unit. The prices are spread so that the cheapest is a single corner.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import highspy
import numpy as np

from civicmath.sortition.chances import Chances
from civicmath.sortition.outer import Outer
from civicmath.sortition.pool import Real, Whole
from civicmath.sortition.rational import whole_multiples
from civicmath.sortition.rows import Rows, bound_of
from civicmath.sortition.solving import EXACT, NotRecovered, Status, run, solver


@dataclass(frozen=True)
class Bound:
    """A level's chance as an upper bound, the multipliers that prove it, and the weight they give each
    type."""

    chance: Fraction
    bound: Fraction
    multipliers: Whole
    weights: Whole


def price(row: int) -> float:
    """What a unit of row `row` costs: about 1, with the fraction of row·√2 as tie-breaker."""
    return 1.0 + 0.1 * ((row + 1) * 2**0.5 % 1.0)


def prove_levels(rows: Rows, outer: Outer, cap: Fraction, *, only_first: bool = False) -> list[Bound]:
    """A bound for each level below the cap (or the first only), each equal to its level.

    Raises NotRecovered when a proof can't be read as whole numbers.
    """
    levels = [level for level in outer.levels if level < cap]
    tight = tight_sides(rows, outer.chances)
    return [
        prove_level(rows, outer.chances, cap, level, tight) for level in levels[: 1 if only_first else None]
    ]


Tight = tuple[Whole, Whole]


def tight_sides(rows: Rows, chances: Chances) -> Tight:
    """The rows that the chances meet exactly, and whether at their upper (1) or lower side (-1)."""
    values = rows.expected(chances)
    tops = [(row, 1) for row, value in enumerate(values) if value == int(rows.upper[row])]
    bottoms = [
        (row, -1) for row, value in enumerate(values) if rows.two_sided[row] and value == int(rows.lower[row])
    ]
    both = np.array(tops + bottoms, dtype=np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1]


def prove_level(rows: Rows, chances: Chances, cap: Fraction, level: Fraction, tight: Tight) -> Bound:
    """The cheapest multipliers on these tight sides that prove one level; raises NotRecovered where there are none."""
    sides, signs = tight
    unit = np.zeros((rows.count, len(sides)), dtype=np.int64)
    unit[sides, np.arange(len(sides))] = signs
    per_type = np.array([rows.weights(column) for column in unit.T]).T.reshape(rows.kinds.count, len(sides))
    low, high = _wanted_weights(rows, chances, cap, level)
    table = np.column_stack([per_type, low, high])
    table = table[list({row.tobytes(): at for at, row in enumerate(table)}.values())]
    prices = np.array([price(row) for row in sides.tolist()])
    multipliers = np.zeros(rows.count, dtype=np.int64)
    np.add.at(multipliers, sides, _cheapest(table[:, :-2], table[:, -2], table[:, -1], prices) * signs)
    found = bound_of(rows, multipliers, chances, chances.step >= chances.ladder.index(level), cap)
    if found is None or found[0] != level:
        raise NotRecovered(f"no whole multipliers for level {level}")
    return Bound(level, found[0], multipliers, found[1])


def _wanted_weights(rows: Rows, chances: Chances, cap: Fraction, level: Fraction) -> tuple[Real, Real]:
    """What weight a tight proof may give each type: ≥ 1 on the level, ≥ 0 below, 0 above, ≤ 0 at the cap."""
    own, inside = chances.ladder.index(level), rows.kinds.inside
    at_cap = chances.step == (chances.ladder.index(cap) if cap in chances.ladder else -1)
    high = np.where(inside | (chances.step <= own), np.inf, 0.0)
    low = np.where(inside | at_cap, -np.inf, np.where(chances.step == own, 1.0, 0.0))
    return low, high


def _cheapest(table: Real, low: Real, high: Real, prices: Real) -> Whole:
    """The cheapest non-negative combination of columns inside [low, high], as whole numbers in proportion."""
    useful = np.isfinite(low) | np.isfinite(high)
    table, low, high = table[useful], low[useful], high[useful]
    highs, lp = solver(**EXACT), highspy.HighsLp()
    column, row = np.nonzero(table.T)
    lp.num_col_, lp.num_row_ = len(prices), len(table)
    lp.col_cost_, lp.col_lower_ = prices, np.zeros(len(prices))
    lp.col_upper_ = np.full(len(prices), np.inf)
    lp.row_lower_, lp.row_upper_ = low, high
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.concatenate([[0], np.cumsum(np.bincount(column, minlength=len(prices)))]).astype(
        np.int32
    )
    lp.a_matrix_.index_ = row.astype(np.int32)
    lp.a_matrix_.value_ = table[row, column].astype(float)
    highs.passModel(lp)
    status = run(highs)
    if status != Status.kOptimal:
        raise NotRecovered(str(status))
    found = whole_multiples(np.array(highs.getSolution().col_value), tolerance=1e-8)
    if found is None:
        raise NotRecovered("multipliers without a common denominator")
    return found
