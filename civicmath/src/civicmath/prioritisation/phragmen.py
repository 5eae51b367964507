"""Phragmén's sequential rule: an order in which groups of every size get their part, early and late."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from operator import mul

import numpy as np

from civicmath.prioritisation.ballots import Ballots, Numbers, Profile
from civicmath.prioritisation.results import (
    Allocation,
    Method,
    Money,
    Passed,
    Payment,
    Ranking,
    Round,
    digest,
    exact,
    exact_costs,
)
from civicmath.prioritisation.standing import followed_by_rest, shared_places, standings
from civicmath.prioritisation.ties import Tie, TieRule, level

RULE = "phragmen"


def phragmen_ranking(
    ballots: Ballots,
    *,
    costs: Mapping[str, Money] | None = None,
    budget: Money | None = None,
    ties: TieRule | None = None,
) -> Ranking:
    """Order the ideas so that every prefix of the list serves groups of voters in proportion to their size.

    Everybody earns money at the same pace. As soon as the supporters of an idea together have what it costs
    (one unit, unless `costs` says otherwise) they buy it and their purses are empty. The order of buying is
    the order of the ideas. With a `budget` the buying stops as soon as the next idea, or one level with it,
    would overspend; `selected` is what was bought by then and the order of the rest goes on as if money were
    no object; ideas dearer than the whole budget follow by plain approval. Ideas nobody supports share the
    last place.

    `costs` and `budget` are in one currency. Returns a `Ranking` (with a budget an `Allocation`). Raises
    ValueError where a cost is missing or negative. Paper: Svante Janson, *Phragmén's and Thiele's election
    methods* (2016); Piotr Skowron, Martin Lackner, Markus Brill, Dominik Peters and Edith Elkind,
    *Proportional Rankings* (IJCAI 2017).
    """
    profile = ballots.profile
    prices = exact_costs(profile, costs)
    limit = None if budget is None else exact(budget, "The budget")
    return _rank(profile, prices, limit, ties or TieRule(), costs="given" if costs else "one each")


def what_if_exposure(ballots: Ballots, *, ties: TieRule | None = None) -> Ranking:
    """Ask how the order might look if everybody had been asked about every idea; not a result to decide by.

    Each supporter of an idea is taken to stand for as many more as were not asked about it. That is
    Phragmén's rule with each idea costing the part of the voters who were asked about it: one that half of
    them saw costs half. Ideas nobody saw share the last place. Returns a `Ranking` whose method says that it
    is a *what if*.
    """
    profile = ballots.profile
    parts = tuple(Fraction(float(shown)) / Fraction(profile.voters or 1) for shown in profile.shown)
    return _rank(profile, parts, None, ties or TieRule(), costs="exposure")


def _rank(
    profile: Profile, prices: tuple[Fraction, ...], limit: Fraction | None, rule: TieRule, costs: str
) -> Ranking:
    method = Method(RULE, {"tie_seed": rule.seed, "costs": costs, "budget": limit is not None})
    purchases = _buy_all(profile, prices, limit, rule)

    bought = [purchase.idea for purchase in purchases.rounds]
    order, shared = followed_by_rest(profile, bought, rule)
    selected = bought[: purchases.within_budget]
    ranking = Ranking(
        ranking=profile.named(order),
        selected=profile.named(selected),
        standings=standings(profile, order, shared),
        rounds=tuple(_record(profile, purchases, each) for each in range(len(purchases.rounds))),
        ties=(*purchases.ties, *shared_places(profile, shared)),
        voters=profile.voters,
        method=method,
        digest=digest(profile, method, prices, limit),
    )
    if limit is None:
        return ranking
    spent = sum((prices[idea] for idea in selected), Fraction(0))
    return Allocation(**vars(ranking), budget=limit, spent=spent)


@dataclass
class _Purchase:
    """One idea bought, and how its supporters' purses stood just before.

    `before[k]` is the weight of supporters whose purse was last emptied in round `k` (0: never).
    """

    idea: int
    before: Numbers
    passed: tuple[int, float] | None
    level_with: tuple[int, ...]


@dataclass
class _Purchases:
    """Everything bought, in order; the first `within_budget` of them before the budget ran out."""

    times: list[float] = field(default_factory=lambda: [0.0])
    rounds: list[_Purchase] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    costs: tuple[float, ...] = ()
    within_budget: int = 0


class _Purses:
    """When each group of voters last emptied its purse, and so when a set of supporters can afford an idea.

    A purse emptied at time t holds `now - t`, so the supporters of an idea can pay its cost at the time (cost
    + sum of their t) / supporters. Counting supporters by the round they last paid in keeps the sum exact to
    the last figure, whatever order the voters came in.
    """

    def __init__(self, profile: Profile, costs: tuple[float, ...], times: list[float]) -> None:
        self.profile = profile
        self.costs = costs
        self.times = times
        self.last = np.zeros(len(profile.weights), dtype=np.intp)

    def emptied(self, idea: int) -> Numbers:
        """Count the idea's supporters by the round in which they last paid."""
        rounds = self.last[self.profile.supporters[idea]]
        weights = None if self.profile.single else self.profile.supporter_weights[idea]
        return np.bincount(rounds, weights=weights).astype(np.float64)

    def affordable_at(self, idea: int) -> float:
        """Give the time when the idea's supporters can pay for it."""
        counts = self.emptied(idea).tolist()
        emptied = math.fsum(map(mul, counts, self.times))
        return (self.costs[idea] + emptied) / float(self.profile.approvals[idea])

    def pay(self, idea: int, time: float) -> None:
        """Empty the purses of the idea's supporters."""
        self.times.append(time)
        self.last[self.profile.supporters[idea]] = len(self.times) - 1


def _buy_all(
    profile: Profile, prices: tuple[Fraction, ...], limit: Fraction | None, rule: TieRule
) -> _Purchases:
    costs = tuple(float(price) for price in prices)
    done = _Purchases(costs=costs)
    purses = _Purses(profile, costs, done.times)
    bounds = {
        idea: costs[idea] / float(profile.approvals[idea])
        for idea in range(len(prices))
        if profile.approvals[idea] > 0 and (limit is None or prices[idea] <= limit)
    }
    left = limit
    while bounds:
        best, tied = _next(purses, bounds)
        if left is not None and any(prices[idea] > left for idea in tied):
            left, done.within_budget = None, len(done.rounds)
        first, *others = sorted(tied, key=lambda idea: rule.key(profile.ideas[idea]))
        done.rounds.append(
            _Purchase(first, purses.emptied(first), _passed(purses, bounds, first), tuple(others))
        )
        if others:
            done.ties.append(Tie(profile.named((first, *others)), len(done.rounds)))
        purses.pay(first, best)
        del bounds[first]
        if left is not None:
            left -= prices[first]
    if limit is None or left is not None:
        done.within_budget = len(done.rounds)
    return done


def _next(purses: _Purses, bounds: dict[int, float]) -> tuple[float, list[int]]:
    """Find the earliest time at which an idea can be bought, and the ideas that are level for it.

    Times only rise, so an idea's last known time is a lower bound: ideas whose bound is later than the best
    time found need not be counted again.
    """
    best = math.inf
    counted: list[int] = []
    for idea in sorted(bounds, key=bounds.__getitem__):
        if not level(bounds[idea], best):
            break
        bounds[idea] = purses.affordable_at(idea)
        counted.append(idea)
        best = min(best, bounds[idea])
    return best, [idea for idea in counted if level(bounds[idea], best)]


def _passed(purses: _Purses, bounds: dict[int, float], first: int) -> tuple[int, float] | None:
    """Find the idea with most supporters that this one goes ahead of, although it costs no more.

    Some of them must have paid for another idea, or theirs would have been affordable first.
    """
    approvals, costs = purses.profile.approvals.tolist(), purses.costs
    most = max(
        (idea for idea in bounds if costs[idea] <= costs[first]), key=lambda idea: (approvals[idea], -idea)
    )
    if approvals[most] <= approvals[first]:
        return None
    return most, float(purses.emptied(most)[1:].sum())


def _record(profile: Profile, purchases: _Purchases, index: int) -> Round:
    purchase = purchases.rounds[index]
    time = purchases.times[index + 1]
    payments = tuple(
        Payment.same(float(count), time - purchases.times[emptied])
        for emptied, count in enumerate(purchase.before)
        if count
    )
    passed = purchase.passed
    return Round(
        number=index + 1,
        idea=profile.ideas[purchase.idea],
        rule=RULE,
        supporters=float(profile.approvals[purchase.idea]),
        served=float(purchase.before[1:].sum()),
        shown=float(profile.shown[purchase.idea]),
        voters=profile.voters,
        cost=purchases.costs[purchase.idea],
        price=max((payment.most for payment in payments), default=0.0),
        payments=payments,
        passed=passed and Passed(profile.ideas[passed[0]], float(profile.approvals[passed[0]]), passed[1]),
        level_with=profile.named(purchase.level_with),
    )
