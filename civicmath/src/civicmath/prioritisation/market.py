"""The voters as buyers: with so much in every purse, which ideas do they pay for, and in what order?"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from civicmath.prioritisation.ballots import Numbers, Profile
from civicmath.prioritisation.ties import WINDOW, TieRule, level

Utility = Literal["cost", "cardinality"]

total = np.add.reduce

FEW_MARKS = 200_000
"""Up to so many marks (voters times ideas) it is quicker to look at all ideas than to pick some."""


@dataclass
class Purchase:
    """One idea bought: `price` is the most any supporter paid, `rate` that price per utility.

    `before` is what each group of supporters had in its purse, `level_with` the ideas that lost by the tie
    rule.
    """

    idea: int
    price: float
    rate: float
    before: Numbers
    level_with: tuple[int, ...] = ()


@dataclass
class Outcome:
    """What one amount of money per voter buys, in order.

    `bounds` says what each idea left costs per utility at least; ideas that can't be paid for are not in it.
    """

    rounds: list[Purchase]
    bounds: dict[int, float] = field(default_factory=dict)

    @property
    def ideas(self) -> list[int]:
        """The ideas bought, in order."""
        return [purchase.idea for purchase in self.rounds]

    def at(self, number: int) -> Purchase | None:
        """The purchase with this number from 0, if so many were made."""
        return self.rounds[number] if number < len(self.rounds) else None


class Market:
    """The voters, the ideas and what they cost; `buy` lets all buy with a given amount of money each."""

    def __init__(self, profile: Profile, costs: tuple[float, ...], utility: Utility, rule: TieRule) -> None:
        if utility not in ("cost", "cardinality"):
            raise ValueError(f"There is no utility called {utility!r}.")
        self.profile = profile
        self.costs = costs
        self.units = tuple(cost if utility == "cost" else 1.0 for cost in costs)
        self.supporters: list[float] = profile.approvals.tolist()
        self.keys = [rule.key(idea) for idea in profile.ideas]
        supported = [idea for idea in range(len(costs)) if self.supporters[idea] > 0]
        self.free = sorted((idea for idea in supported if costs[idea] == 0), key=self.keys.__getitem__)
        self.least = np.array(costs) * (1 - WINDOW)
        few = profile.marks.size <= FEW_MARKS
        self.weighted_marks = profile.marks * profile.weights[:, None] if few else None
        self.wanted = len(supported)
        # Nobody can pay less than an even split between all supporters.
        self.starts = {
            idea: costs[idea] / self.supporters[idea] / self.units[idea]
            for idea in supported
            if costs[idea] > 0
        }

    def buy(self, per_voter: float) -> Outcome:
        """Buy until nothing more can be paid for, with `per_voter` in every purse."""
        money, outcome = self._begin(per_voter)
        while outcome.bounds:
            best, counted = self._next(outcome.bounds, money, -math.inf)
            if not counted:
                break
            self._choose(outcome, money, best, counted)
        return outcome

    def buys_the_same(self, per_voter: float, known: Outcome) -> Outcome | None:
        """Buy with a larger amount than `known` did, as long as every amount between them buys the same.

        Returns None as soon as that is not certain. More money leaves every purse at least as full after the
        same purchases, so prices only fall: it is enough that each idea bought costs less per utility with
        the small amount than any other does with the large one.
        """
        money, outcome = self._begin(per_voter)
        while outcome.bounds:
            expected = known.at(len(outcome.rounds))
            best, counted = self._next(outcome.bounds, money, expected.rate if expected else -math.inf)
            if not _settled(expected, best, counted, outcome.bounds):
                return None
            if not counted:
                break
            self._choose(outcome, money, best, counted)
        return outcome if len(outcome.rounds) == len(known.rounds) else None

    def _begin(self, per_voter: float) -> tuple[Numbers, Outcome]:
        """Fill the purses, and take what costs nothing."""
        money = np.full(len(self.profile.weights), per_voter)
        free = [Purchase(idea, 0.0, 0.0, money[self.profile.supporters[idea]]) for idea in self.free]
        return money, Outcome(free, dict(self.starts))

    def _choose(self, outcome: Outcome, money: Numbers, best: float, counted: list[int]) -> None:
        """Buy the idea with the lowest price per utility; if several are level, the one the tie rule
        gives."""
        tied = [idea for idea in counted if level(outcome.bounds[idea], best)]
        first, *others = sorted(tied, key=self.keys.__getitem__)
        outcome.rounds.append(self._pay(first, outcome.bounds.pop(first), money, tuple(others)))

    def _next(self, bounds: dict[int, float], money: Numbers, at_least: float) -> tuple[float, list[int]]:
        """Find the lowest price per utility, and bring up to date every idea that might be as low.

        Prices only rise within a run, so the last known one is a lower bound. Ideas whose supporters have too
        little left are dropped for good.
        """
        self._drop(bounds, money)
        best = limit = math.inf
        counted: list[int] = []
        for idea in sorted(bounds, key=bounds.__getitem__):
            if bounds[idea] > limit:
                break
            price = self._price(idea, money, bounds[idea] * self.units[idea])
            if price is None:
                del bounds[idea]
                continue
            bounds[idea] = price / self.units[idea]
            counted.append(idea)
            if bounds[idea] < best:
                best = bounds[idea]
                limit = max(best, at_least) * (1 + WINDOW)
        return best, counted

    def _drop(self, bounds: dict[int, float], money: Numbers) -> None:
        """Where there are few voters, leave out in one go all ideas whose supporters have too little left."""
        if self.weighted_marks is not None:
            enough = (money @ self.weighted_marks >= self.least).tolist()
            for idea in [idea for idea in bounds if not enough[idea]]:
                del bounds[idea]

    def _price(self, idea: int, money: Numbers, price: float) -> float | None:
        """Find the most a supporter must pay when those who have less give all they have; None if it can't be
        paid.

        Starting from a price known to be too low, count who has less than it, and split the rest of the cost
        between the others; repeat until nobody more falls short.
        """
        cost, everyone = self.costs[idea], self.supporters[idea]
        purses = money.take(self.profile.supporters[idea])
        weights = None if self.profile.single else self.profile.supporter_weights[idea]
        held = purses if weights is None else purses * weights
        while True:
            short = purses < price
            count = float(np.count_nonzero(short) if weights is None else total(weights[short]))
            if count >= everyone * (1 - WINDOW):
                return float(purses.max()) if total(held) >= self.least[idea] else None
            higher = (cost - float(total(held[short]))) / (everyone - count) if count else cost / everyone
            if higher <= price * (1 + 1e-15):
                return max(price, higher)
            price = higher

    def _pay(self, idea: int, rate: float, money: Numbers, level_with: tuple[int, ...]) -> Purchase:
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
