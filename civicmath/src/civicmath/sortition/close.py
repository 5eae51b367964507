"""Pools with few open seats: all their panels are listed, so what can be had is known exactly, cuts and all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from civicmath.sortition.chances import Chances
from civicmath.sortition.clock import Clock
from civicmath.sortition.decomposition import Decomposition
from civicmath.sortition.hull import hull_leximin, smallest_hull_cap
from civicmath.sortition.kinds import Cut
from civicmath.sortition.listing import MOST_GROWN, MOST_TIMES, Listing, list_panels
from civicmath.sortition.multipliers import Bound, prove_level, tight_sides
from civicmath.sortition.outer import Outer
from civicmath.sortition.pool import Whole
from civicmath.sortition.rows import Rows, bound_of
from civicmath.sortition.settling import level_cut, settle_weights
from civicmath.sortition.solving import NotRecovered
from civicmath.sortition.swaps import Nearness, rounded_weights, spread_tickets, swap_lottery

NONE = np.zeros(0, dtype=np.int64)
EFFORTS = (300_000, MOST_GROWN)
MOST_SWAPPED = 1000


@dataclass(frozen=True)
class Settled:
    """The chances of a pool, with the cap they keep, the rows and bounds that prove them, and their weights."""

    rows: Rows
    outer: Outer
    cap: Fraction
    bounds: tuple[Bound, ...]
    decomposition: Decomposition
    listing: Listing


def settle_on_outer(rows: Rows, outer: Outer, clock: Clock) -> tuple[Listing, Decomposition] | None:
    """The weights of panels that attain the outer chances, or None where none were found among those listed."""
    for most in EFFORTS:
        listing = list_panels(rows, outer.chances, most=most)
        if len(listing.seats) and not clock.late():
            found = settle_weights(rows, listing, outer.chances, NONE, clock)
            if found is not None:
                return listing, found[0]
        if listing.whole or listing.work > MOST_TIMES * most:
            break
    return None


def settle_on_panels(
    rows: Rows, cap: Fraction, *, lowest_only: bool, clock: Clock, progress: Callable[[str], None]
) -> Settled | None:
    """Chances, proofs and weights from the list of all panels; None when there are too many to list.

    `lowest_only` is the goal maximin: the smallest chance first, then the smallest cap, then leximin under it.
    Raises Unmeetable, TooLate, NotRecovered.
    """
    listing = list_panels(rows, or_glance=True)
    if not listing.whole:
        return None
    hull = hull_leximin(listing, cap, clock)
    if lowest_only:
        lowest = hull.outer.levels[0] if hull.outer.levels else cap
        cap = smallest_hull_cap(listing, lowest, clock)
        hull = hull_leximin(listing, cap, clock)
    levels = hull.outer.levels[: 1 if lowest_only else None]
    found = settle_weights(rows, listing, hull.outer.chances, hull.used, clock)
    if found is None:
        raise NotRecovered("weights without a common denominator")
    weights, support = found
    rows, bounds = _prove(rows, listing, hull.outer, cap, levels, support, clock)
    progress(f"{len(hull.outer.levels)} levels over {len(listing.seats)} panels, {len(rows.cuts)} cuts")
    return Settled(rows, hull.outer, cap, bounds, weights, listing)


def _prove(
    rows: Rows,
    listing: Listing,
    outer: Outer,
    cap: Fraction,
    levels: tuple[Fraction, ...],
    support: Whole,
    clock: Clock,
) -> tuple[Rows, tuple[Bound, ...]]:
    """A bound for each level: by the quotas alone where that can be, else by a cut of its own."""
    chances = outer.chances
    tight = tight_sides(rows, chances)
    plain: dict[Fraction, Bound] = {}
    cuts: dict[Fraction, Cut] = {}
    for level in levels:
        try:
            plain[level] = prove_level(rows, chances, cap, level, tight)
        except NotRecovered:
            cuts[level] = level_cut(rows, listing, chances, level, cap, support, clock)
    wider = Rows(rows.kinds, tuple(cuts.values()))
    own = {level: _unit(wider, at) for at, level in enumerate(cuts)}
    bounds = []
    for level in levels:
        multipliers = (
            own[level]
            if level in own
            else np.append(plain[level].multipliers, np.zeros(len(cuts), dtype=np.int64))
        )
        bounds.append(_bound(wider, multipliers, chances, level, cap))
    return wider, tuple(bounds)


def _unit(rows: Rows, cut: int) -> Whole:
    multipliers = np.zeros(rows.count, dtype=np.int64)
    multipliers[rows.first_cut + cut] = 1
    return multipliers


def _bound(rows: Rows, multipliers: Whole, chances: Chances, level: Fraction, cap: Fraction) -> Bound:
    found = bound_of(rows, multipliers, chances, chances.step >= chances.ladder.index(level), cap)
    if found is None or found[0] != level:
        raise NotRecovered(f"the cut doesn't settle level {level}")
    return Bound(level, found[0], multipliers, found[1])


def lottery_by_swaps(
    rows: Rows,
    chances: Chances,
    tickets: int,
    clock: Clock,
    *,
    weights: Decomposition | None,
    others: Whole,
) -> Whole:
    """Panels of a lottery, (tickets, T), from the panels of the weights and `others`, as near as was found."""
    first = weights.panels if weights is not None else others[:0]
    panels = np.array(list({panel.tobytes(): panel for panel in (*first, *others)}.values()))
    shares = [Fraction(0)] * len(panels)
    if weights is None:
        shares = [Fraction(1, len(panels))] * len(panels)
    else:
        for at, weight in enumerate(weights.weights):
            shares[at] = Fraction(weight, weights.denominator)
    nearness = Nearness.of(rows.kinds.size, chances, tickets)
    counts = swap_lottery(panels, rounded_weights(shares, tickets), nearness, clock.late)
    return np.asarray(panels[spread_tickets(counts)])


def some_panels(listing: Listing, most: int = MOST_SWAPPED) -> Whole:
    """At most `most` of the listed panels, evenly spread over the list: (most, T)."""
    count = len(listing.seats)
    return listing.panels(np.unique(np.linspace(0, count - 1, min(count, most)).astype(np.int64)))
