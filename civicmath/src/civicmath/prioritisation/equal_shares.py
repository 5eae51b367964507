"""The Method of Equal Shares: everybody has the same part of the budget and pays only for what they"
" support."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

import numpy as np

from civicmath.prioritisation.ballots import Ballots, Numbers, Profile
from civicmath.prioritisation.results import (
    Allocation,
    Method,
    Money,
    Payment,
    Round,
    digest,
    exact,
    exact_costs,
)
from civicmath.prioritisation.standing import followed_by_rest, standings
from civicmath.prioritisation.ties import WINDOW, Tie, TieRule, level

RULE = "equal-shares"

AMOUNTS_APART = 24
"""How many different amounts a round lists one by one before it sums up those who paid their last."""

Utility = Literal["cost", "cardinality"]
Completion = Literal["none", "add-one"]


def equal_shares(
    ballots: Ballots,
    costs: Mapping[str, Money],
    budget: Money,
    *,
    utility: Utility = "cost",
    completion: Completion = "add-one",
    ties: TieRule | None = None,
) -> Allocation:
    """Choose ideas within a budget so that every group decides over its own part of the money.

    Each voter gets the same part of the budget. In each round the idea whose supporters can pay for it at the
    lowest price per utility is bought; each pays that price, or all that is left in the purse. `utility` says
    what a supported idea is worth to a supporter: its cost, or one (`cardinality`). With
    `completion="add-one"` each voter's part is raised by one unit of currency at a time until the outcome
    first overspends, and the last one that did not is returned. `costs` and `budget` are in one currency.

    Returns an `Allocation`: `selected` in the order bought, then the rest by plain approval in `ranking`.
    Raises ValueError where a cost is missing or an amount negative. Papers: Dominik Peters and Piotr Skowron,
    *Proportionality and the Limits of Welfarism* (EC 2020); Dominik Peters, Grzegorz Pierczyński and Piotr
    Skowron, *Proportional Participatory Budgeting with Additive Utilities* (NeurIPS 2021).
    """
    from civicmath.prioritisation.completion import add_one

    rule = ties or TieRule()
    profile = ballots.profile
    prices = exact_costs(profile, costs)
    limit = exact(budget, "The budget")
    method = Method(RULE, {"tie_seed": rule.seed, "utility": utility, "completion": completion})
    market = Market(profile, tuple(map(float, prices)), utility, rule)
    share = limit / Fraction(profile.voters) if profile.voters else Fraction(0)
    if completion == "none":
        added, outcome = 0, market.buy(float(share))
    elif completion == "add-one":
        added, outcome = add_one(market, prices, limit, share)
    else:
        raise ValueError(f"There is no completion called {completion!r}.")

    bought = [purchase.idea for purchase in outcome.rounds]
    order, shared = followed_by_rest(profile, bought, rule)
    return Allocation(
        ranking=tuple(profile.ideas[idea] for idea in order),
        selected=tuple(profile.ideas[idea] for idea in bought),
        standings=standings(profile, order, shared),
        rounds=tuple(_record(profile, market, each, number) for number, each in enumerate(outcome.rounds, 1)),
        ties=(*outcome.ties, *(Tie(tuple(profile.ideas[idea] for idea in group)) for group in shared)),
        voters=profile.voters,
        method=method,
        digest=digest(profile, method, prices, limit),
        budget=limit,
        spent=sum((prices[idea] for idea in bought), Fraction(0)),
        per_voter=share + added,
        added=added,
    )


@dataclass
class Purchase:
    """One idea bought: `price` is the most any supporter paid, `rate` that price per utility.

    `before` is what each group of supporters had in its purse.
    """

    idea: int
    price: float
    rate: float
    before: Numbers
    level_with: tuple[int, ...]


@dataclass
class Outcome:
    """What one amount of money per voter buys, in order."""

    rounds: list[Purchase] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)

    @property
    def ideas(self) -> list[int]:
        """The ideas bought, in order."""
        return [purchase.idea for purchase in self.rounds]

    def at(self, number: int) -> Purchase | None:
        """The purchase with this number from 0, if so many were made."""
        return self.rounds[number] if number < len(self.rounds) else None


class Market:
    """The voters, the ideas and what they cost; `buy` lets the voters buy with a given amount of money"
    " each."""

    def __init__(self, profile: Profile, costs: tuple[float, ...], utility: Utility, rule: TieRule) -> None:
        if utility not in ("cost", "cardinality"):
            raise ValueError(f"There is no utility called {utility!r}.")
        self.profile = profile
        self.costs = costs
        self.units = tuple(cost if utility == "cost" else 1.0 for cost in costs)
        self.keys = [rule.key(idea) for idea in profile.ideas]
        supported = [idea for idea in range(len(costs)) if profile.approvals[idea] > 0]
        self.free = sorted((idea for idea in supported if costs[idea] == 0), key=self.keys.__getitem__)
        self.priced = [idea for idea in supported if costs[idea] > 0]

    def buy(self, per_voter: float) -> Outcome:
        """Buy until nothing more can be paid for, with `per_voter` in every purse."""
        outcome = self._run(per_voter, None)
        assert outcome is not None
        return outcome

    def buys_the_same(self, per_voter: float, known: Outcome) -> Outcome | None:
        """Buy with a larger amount than `known` did, as long as every amount between them buys the same.

        Returns None as soon as that is not certain. More money leaves every purse at least as full after the
        same purchases, so prices only fall: it is enough that each idea bought costs less per utility with
        the small amount than any other does with the large one.
        """
        return self._run(per_voter, known)

    def _run(self, per_voter: float, same_as: Outcome | None) -> Outcome | None:
        money = np.full(len(self.profile.weights), per_voter)
        outcome = Outcome([self._free(idea) for idea in self.free])
        bounds = {idea: self._start(idea) for idea in self.priced}
        while bounds:
            known = same_as.at(len(outcome.rounds)) if same_as else None
            best, counted = self._next(bounds, money, known.rate if known else -math.inf)
            if same_as is not None and not _settled(known, best, counted, bounds):
                return None
            if not counted:
                break
            tied = [idea for idea in counted if level(bounds[idea], best)]
            first, *others = sorted(tied, key=self.keys.__getitem__)
            outcome.rounds.append(self._buy(first, bounds[first], money, tuple(others)))
            if others:
                ideas = tuple(self.profile.ideas[idea] for idea in (first, *others))
                outcome.ties.append(Tie(ideas, round=len(outcome.rounds)))
            del bounds[first]
        return outcome

    def _start(self, idea: int) -> float:
        """Nobody can pay less than an even split between all supporters."""
        return self.costs[idea] / float(self.profile.approvals[idea]) / self.units[idea]

    def _free(self, idea: int) -> Purchase:
        return Purchase(idea, 0.0, 0.0, np.zeros(len(self.profile.supporters[idea])), ())

    def _next(self, bounds: dict[int, float], money: Numbers, at_least: float) -> tuple[float, list[int]]:
        """Find the lowest price per utility, and bring up to date every idea that might be as low.

        Prices only rise within a run, so the last known one is a lower bound. Ideas whose supporters have too
        little left are dropped for good.
        """
        best = math.inf
        counted: list[int] = []
        for idea in sorted(bounds, key=bounds.__getitem__):
            if not level(bounds[idea], max(best, at_least)):
                break
            price = self._price(idea, money, bounds[idea] * self.units[idea])
            if price is None:
                del bounds[idea]
                continue
            bounds[idea] = price / self.units[idea]
            counted.append(idea)
            best = min(best, bounds[idea])
        return best, counted

    def _price(self, idea: int, money: Numbers, price: float) -> float | None:
        """Find the most a supporter must pay when those who have less give all they have; None if it can't be
        paid.

        Starting from a price known to be too low, count who has less than it, and split the rest of the cost
        between the others; repeat until nobody more falls short.
        """
        cost = self.costs[idea]
        purses = money[self.profile.supporters[idea]]
        weights = None if self.profile.single else self.profile.supporter_weights[idea]
        held = purses if weights is None else purses * weights
        if float(held.sum()) < cost * (1 - WINDOW):
            return None
        everyone = float(self.profile.approvals[idea])
        while True:
            short = purses < price
            count = float(np.count_nonzero(short)) if weights is None else float(weights[short].sum())
            if count >= everyone:
                return float(purses.max())
            higher = (cost - float(held[short].sum())) / (everyone - count)
            if higher <= price * (1 + 1e-15):
                return max(price, higher)
            price = higher

    def _buy(self, idea: int, rate: float, money: Numbers, level_with: tuple[int, ...]) -> Purchase:
        """Take the price from the supporters' purses; what is only rounding is not left in them."""
        price = rate * self.units[idea]
        groups = self.profile.supporters[idea]
        before = money[groups]
        left = before - price
        left[left <= before * WINDOW] = 0.0
        money[groups] = left
        return Purchase(idea, price, rate, before, level_with)


def _settled(known: Purchase | None, best: float, counted: list[int], bounds: dict[int, float]) -> bool:
    """Whether this round buys the same idea for every amount between the small and the large one."""
    if known is None:
        return not counted
    if known.idea not in counted:
        return False
    steady = level(known.rate, best)
    return all(
        idea == known.idea
        or not level(bounds[idea], known.rate * (1 + WINDOW))
        or (steady and idea in known.level_with and level(best, bounds[idea]))
        for idea in counted
    )


def _record(profile: Profile, market: Market, purchase: Purchase, number: int) -> Round:
    idea = purchase.idea
    return Round(
        number=number,
        idea=profile.ideas[idea],
        rule=RULE,
        supporters=float(profile.approvals[idea]),
        served=0.0,
        shown=float(profile.shown[idea]),
        cost=market.costs[idea],
        price=purchase.price,
        payments=_payments(purchase, profile.supporter_weights[idea]),
        level_with=tuple(profile.ideas[other] for other in purchase.level_with),
    )


def _payments(purchase: Purchase, weights: Numbers) -> tuple[Payment, ...]:
    """Say who paid the full price and who paid the last they had; amounts apart only while they are few."""
    full = purchase.before >= purchase.price * (1 - WINDOW)
    paid = [Payment.same(float(weights[full].sum()), purchase.price)]
    amounts, where = np.unique(purchase.before[~full], return_inverse=True)
    counts = np.bincount(where, weights=weights[~full])
    if len(amounts) > AMOUNTS_APART:
        total = float((amounts * counts).sum())
        paid.append(Payment(float(counts.sum()), float(amounts[0]), float(amounts[-1]), total))
    else:
        paid += [Payment.same(*pair) for pair in zip(counts.tolist(), amounts.tolist(), strict=True)]
    return tuple(part for part in paid if part.voters)
