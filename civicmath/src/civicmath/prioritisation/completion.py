"""Using more of the budget: raise everybody's part by one unit at a time until the outcome overspends."""

from __future__ import annotations

from fractions import Fraction

from civicmath.prioritisation.equal_shares import Market, Outcome


def add_one(
    market: Market, prices: tuple[Fraction, ...], limit: Fraction, share: Fraction
) -> tuple[int, Outcome]:
    """Find the last amount per voter, `share` plus whole units, before the outcome first costs over `limit`.

    Every unit on the way is accounted for: either it is tried, or the market vouches that all amounts up to a
    larger one buy the same. The stride doubles while that succeeds and halves when it does not. Ends also
    when every idea with supporters is bought, since nothing can be added then. Returns the units and the
    outcome.
    """
    everything = len(market.free) + len(market.priced)
    added, outcome, stride = 0, market.buy(float(share)), 1
    while len(outcome.rounds) < everything:
        if stride > 1:
            same = market.buys_the_same(float(share + added + stride), outcome)
            if same is None:
                stride //= 2
            else:
                added, outcome, stride = added + stride, same, stride * 2
            continue
        following = market.buy(float(share + added + 1))
        if sum((prices[idea] for idea in following.ideas), Fraction(0)) > limit:
            break
        stride = 2 if following.ideas == outcome.ideas else 1
        added, outcome = added + 1, following
    return added, outcome
