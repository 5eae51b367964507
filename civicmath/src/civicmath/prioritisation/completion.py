"""Using more of the budget: raise everybody's part by one unit at a time until the outcome overspends."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from civicmath.prioritisation.amounts import outcomes
from civicmath.prioritisation.market import Market, Outcome

LONGEST_WALK = 16
"""How many single steps without a change are taken, at most, before a stride is tried again."""

FEW_GROUPS = 1000
"""Up to so many different ballots, amounts are tried side by side: the machine hardly notices how many."""

ABREAST = 64
"""How many amounts are tried side by side."""


def add_one(
    market: Market, prices: tuple[Fraction, ...], limit: Fraction, share: Fraction
) -> tuple[int, Outcome]:
    """Find the last amount per voter, `share` plus whole units, before the outcome first costs over `limit`.

    Every unit on the way is accounted for: either it is tried, or the market vouches that all amounts up to a
    larger one buy the same. Ends also when every idea with supporters is bought, since nothing can be added
    then. Returns the units and the outcome.
    """
    outcome = market.buy(float(share))
    if len(outcome.ideas) == market.wanted:
        return 0, outcome
    if market.weighted_marks is not None and len(market.profile.weights) <= FEW_GROUPS:
        added = _walk_abreast(market, prices, limit, share)
        return added, market.buy(float(share + added))
    return _walk(market, prices, limit, share, outcome)


def _walk_abreast(market: Market, prices: tuple[Fraction, ...], limit: Fraction, share: Fraction) -> int:
    """Try many amounts side by side; when all of them buy the same, leap on."""
    added = 0
    while True:
        amounts = np.array([float(share + added + step) for step in range(1, ABREAST + 1)])
        for count, ideas in outcomes(market, amounts):
            if _cost(prices, ideas) > limit:
                return added
            if len(ideas) == market.wanted:
                return added + 1
            added += count
        if count == ABREAST:
            added = _leap(market, share, added)


def _leap(market: Market, share: Fraction, added: int) -> int:
    """Go on in ever longer strides as long as the market vouches for what lies between."""
    outcome, stride = market.buy(float(share + added)), ABREAST
    while (same := market.buys_the_same(float(share + added + stride), outcome)) is not None:
        added, outcome, stride = added + stride, same, 2 * stride
    return added


def _walk(
    market: Market, prices: tuple[Fraction, ...], limit: Fraction, share: Fraction, outcome: Outcome
) -> tuple[int, Outcome]:
    """Try one amount at a time, which is quicker where voters are many.

    The stride doubles while the market vouches for it and halves when it does not; where strides keep
    failing, single steps are taken for a while.
    """
    added, stride, steps, patience = 0, 1, 0, 1
    while len(outcome.rounds) < market.wanted:
        if stride > 1:
            same = market.buys_the_same(float(share + added + stride), outcome)
            if same is not None:
                added, outcome, stride, patience = added + stride, same, stride * 2, 1
                continue
            stride //= 2
            if stride > 1:
                continue
            steps, patience = 0, min(2 * patience, LONGEST_WALK)
        following = market.buy(float(share + added + 1))
        steps = steps + 1 if following.ideas == outcome.ideas else 0
        if steps == 0 and _cost(prices, following.ideas) > limit:
            break
        stride = 2 if steps >= patience else 1
        added, outcome = added + 1, following
    return added, outcome


def _cost(prices: tuple[Fraction, ...], ideas: Sequence[int]) -> Fraction:
    return sum((prices[idea] for idea in ideas), Fraction(0))
