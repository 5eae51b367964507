"""Proofs and weights for the chances over a listing, chosen among many by a stated rule, whatever the solver's path.

What a seat is worth in the proof of a level, and how much weight each panel has, are the cheapest ones: a unit of
type t costs `price(t)` per person, a unit of weight on panel j costs `price(j)`. The prices are spread so that the
cheapest is a single corner, which is then read as whole numbers and checked in whole numbers.
"""

from __future__ import annotations

from fractions import Fraction

import highspy
import numpy as np

from civicmath.sortition.chances import Chances
from civicmath.sortition.clock import Clock
from civicmath.sortition.decomposition import Decomposition, decompose_on
from civicmath.sortition.hull import BATCH
from civicmath.sortition.kinds import Cut
from civicmath.sortition.listing import Listing
from civicmath.sortition.pool import Real, Whole
from civicmath.sortition.proofs import prove_cut
from civicmath.sortition.rational import whole_multiples
from civicmath.sortition.rows import Rows, spread_prices
from civicmath.sortition.solving import (
    EXACT,
    GROWING,
    MOST_SECONDS,
    NotRecovered,
    Status,
    add_columns,
    add_rows,
    run,
    solver,
)

STEP = 1e-9
GAP_PRICE = 1000.0


def level_cut(
    rows: Rows,
    listing: Listing,
    chances: Chances,
    level: Fraction,
    cap: Fraction,
    support: Whole,
    clock: Clock,
) -> Cut:
    """A row true of every panel that settles everyone on this level: worth·seats ≤ the most any panel is worth.

    `support` are panels whose average the chances are, so each of them is worth the most. Raises NotRecovered
    when the worths can't be read as whole numbers.
    """
    worth = _cheapest_worth(rows, listing, chances, level, cap, support, clock)
    most = int(listing.sums(worth).max())
    expected = sum(
        (
            int(worth[kind]) * int(rows.kinds.size[kind]) * chances[kind]
            for kind in np.flatnonzero(worth).tolist()
        ),
        Fraction(0),
    )
    if most != expected:
        raise NotRecovered(f"no whole worths for level {level}")
    return prove_cut(rows, worth, most)


def _cheapest_worth(
    rows: Rows,
    listing: Listing,
    chances: Chances,
    level: Fraction,
    cap: Fraction,
    support: Whole,
    clock: Clock,
) -> Whole:
    """Worths at least 1 on the level, at least 0 below, 0 above, at most 0 at the cap; no panel is worth more than
    those of the support."""
    kinds = rows.kinds
    own = chances.ladder.index(level)
    capped = chances.step == (chances.ladder.index(cap) if cap in chances.ladder and cap < 1 else -1)
    chosen = np.flatnonzero(~kinds.inside & ((chances.step <= own) | capped))
    sign = np.where(capped[chosen], -1.0, 1.0)
    table = listing.panels(support)[:, chosen]
    program = _Worths(chosen, sign, chances.step[chosen] == own, kinds.size[chosen], table[0])
    program.bind(table[1:], equal=True)
    while True:
        values = program.solve(clock) * sign
        worth = np.zeros(kinds.count)
        worth[chosen] = values
        sums = listing.sums(worth)
        broken = np.flatnonzero(sums > sums[support[0]] + STEP)
        if not len(broken):
            break
        clock.check()
        program.bind(listing.panels(broken[np.argsort(-sums[broken], kind="stable")[:BATCH]])[:, chosen])
    whole = whole_multiples(worth)
    if whole is None:
        raise NotRecovered("worths without a common denominator")
    return whole


class _Worths:
    """min Σ price·size·|worth| over what `_cheapest_worth` asks, for the panels bound so far."""

    def __init__(self, chosen: Whole, sign: Real, on_level: Whole, size: Whole, base: Whole) -> None:
        self.sign, self.base = sign, base
        lp = highspy.HighsLp()
        lp.num_col_ = len(chosen)
        lp.col_cost_ = spread_prices(int(chosen.max(initial=0)) + 1)[chosen] * size
        lp.col_lower_ = np.where(on_level, 1.0, 0.0)
        lp.col_upper_ = np.full(len(chosen), highspy.kHighsInf)
        self.highs = solver(**EXACT)
        self.highs.passModel(lp)

    def bind(self, panels: Whole, *, equal: bool = False) -> None:
        """No worth of these panels above that of the base, or each equal to it."""
        low = 0.0 if equal else -highspy.kHighsInf
        add_rows(self.highs, low, 0.0, (panels - self.base) * self.sign)

    def solve(self, clock: Clock) -> Real:
        status = run(self.highs, clock.left(MOST_SECONDS))
        if status != Status.kOptimal:
            raise NotRecovered(str(status))
        return np.array(self.highs.getSolution().col_value)


def settle_weights(
    rows: Rows, listing: Listing, chances: Chances, known: Whole, clock: Clock
) -> tuple[Decomposition, Whole] | None:
    """The cheapest weights over the listed panels whose average is the chances, as fractions, and the positions of
    those panels; None where there are none.

    `known` are panels to begin with, whose hull has the chances; empty when it isn't known that any hull has.
    """
    varying = listing.types[listing.used]
    target = np.append((rows.kinds.size * chances.floats())[varying], 1.0)
    prices = spread_prices(len(listing.seats))
    lp = highspy.HighsLp()
    lp.num_row_ = len(target)
    lp.row_lower_ = lp.row_upper_ = target
    if not len(known):
        _allow_gaps(lp, len(target))
    highs = solver(**EXACT, **GROWING)
    highs.passModel(lp)
    gaps = int(lp.num_col_)
    columns: list[int] = []
    fresh = known if len(known) else np.arange(min(1, len(listing.seats)))
    while True:
        table = listing.panels(fresh)[:, varying]
        add_columns(highs, prices[fresh], np.concatenate([table, np.ones((len(table), 1))], axis=1))
        columns += fresh.tolist()
        if run(highs, clock.left(MOST_SECONDS)) != Status.kOptimal:
            return None
        dual = np.array(highs.getSolution().row_dual)
        worth = np.zeros(rows.kinds.count)
        worth[varying] = dual[:-1]
        gain = listing.sums(worth) + dual[-1] - prices
        gain[columns] = -np.inf
        better = np.flatnonzero(gain > STEP)
        if not len(better):
            break
        clock.check()
        fresh = better[np.argsort(-gain[better], kind="stable")[:BATCH]]
    values = np.array(highs.getSolution().col_value)
    if (values[:gaps] > 1e-9).any():
        return None
    used = np.sort(np.array(columns)[values[gaps:] > 1e-9])
    found = decompose_on(rows, chances, listing.panels(used), clock)
    return None if found is None else (found, used)


def _allow_gaps(lp: highspy.HighsLp, rows: int) -> None:
    """A dear column up and down for each row, so that there is a solution to begin with."""
    lp.num_col_ = 2 * rows
    lp.col_cost_ = np.full(2 * rows, GAP_PRICE)
    lp.col_lower_, lp.col_upper_ = np.zeros(2 * rows), np.full(2 * rows, highspy.kHighsInf)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.arange(2 * rows + 1, dtype=np.int32)
    lp.a_matrix_.index_ = np.repeat(np.arange(rows), 2).astype(np.int32)
    lp.a_matrix_.value_ = np.tile([1.0, -1.0], rows)
