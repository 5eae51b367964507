"""Using more of the budget: raise everybody's part by one unit at a time until the outcome overspends."""

from __future__ import annotations

from fractions import Fraction

from civicmath.prioritisation.market import Market, Outcome

LONGEST_WALK = 16
"""How many single steps without a change are taken, at most, before a stride is tried again."""


def add_one(
    market: Market, prices: tuple[Fraction, ...], limit: Fraction, share: Fraction
) -> tuple[int, Outcome]:
    """Find the last amount per voter, `share` plus whole units, before the outcome first costs over `limit`.

    Every unit on the way is accounted for: either it is tried, or the market vouches that all amounts up to a
    larger one buy the same. The stride doubles while that succeeds and halves when it does not; where strides
    keep failing, single steps are taken for a while. Ends also when every idea with supporters is bought,
    since nothing can be added then. Returns the units and the outcome.
    """
    everything = len(market.free) + len(market.starts)
    added, outcome, stride = 0, market.buy(float(share)), 1
    steps, patience = 0, 1
    while len(outcome.rounds) < everything:
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
        if steps == 0 and sum((prices[idea] for idea in following.ideas), Fraction(0)) > limit:
            break
        stride = 2 if steps >= patience else 1
        added, outcome = added + 1, following
    return added, outcome
