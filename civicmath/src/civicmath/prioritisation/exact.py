"""The same rules in whole fractions, slowly: so that a formal record can say that no rounding decided."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from civicmath.prioritisation.ballots import Ballots, Places, Profile
from civicmath.prioritisation.results import Allocation, Money, Ranking, exact_costs
from civicmath.prioritisation.ties import TieRule


@dataclass(frozen=True)
class ExactRound:
    """One round in fractions: what the idea's turn came at, and the ideas exactly level with it.

    `amount` is the time (Phragmén) or the price per utility (Equal Shares); `least` says that no other idea
    had a smaller one.
    """

    idea: str
    amount: Fraction
    least: bool
    level_with: tuple[str, ...]


@dataclass(frozen=True)
class Record:
    """A ranking's rounds found again in fractions, for the minutes.

    `agrees` says that every round went to an idea that was exactly first or exactly level, that the ties are
    the same, that the rule stopped where it should, and (with a completion) that one unit more per voter
    overspends. `differences` says in English what did not agree.
    """

    rounds: tuple[ExactRound, ...]
    differences: tuple[str, ...]

    @property
    def agrees(self) -> bool:
        """Whether the fractions confirm the ranking."""
        return not self.differences

    def as_json(self) -> dict[str, Any]:
        """Give the record as plain data, each amount as a fraction in lowest terms."""
        return {
            "agrees": self.agrees,
            "amounts": [str(each.amount) for each in self.rounds],
            "differences": list(self.differences),
        }


def exact_record(ballots: Ballots, ranking: Ranking, *, costs: Mapping[str, Money] | None = None) -> Record:
    """Find the rounds of a Phragmén or Equal Shares result again in exact fractions, with the same `costs`.

    Returns a `Record`. Raises ValueError for a rule without rounds of payment. Takes far longer than the
    rule: seconds for tens of thousands of different ballots.
    """
    profile = ballots.profile
    prices = exact_costs(profile, costs)
    rule = TieRule(ranking.method.settings["tie_seed"])
    if ranking.method.rule == "phragmen":
        if ranking.method.settings["costs"] == "exposure":
            raise ValueError("A what-if is not a result, and has no formal record.")
        return _record(
            ranking, list(_phragmen(profile, prices, rule, [each.idea for each in ranking.rounds]))
        )
    if ranking.method.rule == "equal-shares" and isinstance(ranking, Allocation):
        units = prices if ranking.method.settings["utility"] == "cost" else (Fraction(1),) * len(prices)
        market = _Market(profile, prices, units, rule)
        record = _record(ranking, list(market.rounds(ranking.per_voter, ranking.selected)))
        return Record(record.rounds, (*record.differences, *_completion(ranking, market)))
    raise ValueError("Only Phragmén's rule and Equal Shares have rounds of payment to record.")


def _record(ranking: Ranking, rounds: list[ExactRound]) -> Record:
    differences = []
    if [each.idea for each in rounds] != [each.idea for each in ranking.rounds]:
        differences.append("The rule does not stop where the ranking does.")
    for found, told in zip(rounds, ranking.rounds, strict=False):
        if not found.least:
            differences.append(f"Round {told.number}: {told.idea} is not exactly first.")
        elif set(found.level_with) != set(told.level_with):
            differences.append(
                f"Round {told.number}: the ideas level with {told.idea} are not exactly level."
            )
    return Record(tuple(rounds), tuple(differences))


def _completion(ranking: Allocation, market: _Market) -> Iterator[str]:
    spent = sum((market.cost(each.idea) for each in ranking.rounds), Fraction(0))
    if spent > ranking.budget:
        yield "The chosen ideas cost more than the budget."
    everything = len(ranking.rounds) == len(market.open)
    if ranking.method.settings["completion"] == "add-one" and not everything:
        more = sum((market.cost(each.idea) for each in market.rounds(ranking.per_voter + 1)), Fraction(0))
        if more <= ranking.budget:
            yield "One unit more per voter does not overspend."


def _follow(
    profile: Profile,
    waiting: set[int],
    amount: Callable[[int], Fraction | None],
    rule: TieRule,
    told: str | None,
) -> ExactRound | None:
    """Find which ideas are exactly first; take the one told if there is one, else the one the tie rule
    gives."""
    amounts = {idea: found for idea in sorted(waiting) if (found := amount(idea)) is not None}
    waiting &= set(amounts)
    if not amounts:
        return None
    least = min(amounts.values())
    level = rule.order(profile.ideas[idea] for idea, found in amounts.items() if found == least)
    names = {profile.ideas[idea]: idea for idea in amounts}
    chosen = told if told in names else level[0]
    return ExactRound(
        idea=chosen,
        amount=amounts[names[chosen]],
        least=chosen in level,
        level_with=tuple(idea for idea in level if idea != chosen),
    )


def _phragmen(
    profile: Profile, prices: tuple[Fraction, ...], rule: TieRule, told: list[str]
) -> Iterator[ExactRound]:
    """Buy the ideas told, in that order, and say for each whether its turn had exactly come."""
    times = [Fraction(0)]
    last: Places = np.zeros(len(profile.weights), dtype=np.intp)
    place = {idea: index for index, idea in enumerate(profile.ideas)}
    waiting = {place[idea] for idea in told}

    def time(idea: int) -> Fraction:
        counts = _by_purse(last[profile.supporters[idea]], profile, idea)
        emptied = sum((count * times[when] for when, count in counts), Fraction(0))
        return (prices[idea] + emptied) / Fraction(float(profile.approvals[idea]))

    for idea in told:
        found = _follow(profile, waiting, time, rule, idea)
        assert found is not None
        yield found
        times.append(found.amount)
        last[profile.supporters[place[idea]]] = len(times) - 1
        waiting.remove(place[idea])


def _by_purse(purses: Places, profile: Profile, idea: int) -> list[tuple[int, Fraction]]:
    """Count an idea's supporters by which purse they have; whole voters are counted without rounding."""
    counts = np.bincount(purses, weights=profile.supporter_weights[idea])
    return [(int(purse), Fraction(float(counts[purse]))) for purse in np.flatnonzero(counts)]


class _Market:
    """Equal Shares in fractions: groups of voters with the same amount left share one purse."""

    def __init__(
        self, profile: Profile, prices: tuple[Fraction, ...], units: tuple[Fraction, ...], rule: TieRule
    ) -> None:
        self.profile = profile
        self.prices = prices
        self.units = units
        self.rule = rule
        self.place = {idea: index for index, idea in enumerate(profile.ideas)}
        self.open = {idea for idea in range(len(prices)) if profile.approvals[idea] > 0}

    def cost(self, idea: str) -> Fraction:
        """What an idea costs."""
        return self.prices[self.place[idea]]

    def rounds(self, per_voter: Fraction, told: tuple[str, ...] | None = None) -> Iterator[ExactRound]:
        """Buy until nothing more can be paid for; in the order told where there is one."""
        purses = [per_voter]
        purse: Places = np.zeros(len(self.profile.weights), dtype=np.intp)
        waiting = set(self.open)
        following = iter(told or ())
        for free in self.rule.order(self.profile.ideas[idea] for idea in self.open if self.prices[idea] == 0):
            waiting.remove(self.place[free])
            next(following, None)
            yield ExactRound(free, Fraction(0), True, ())
        while waiting:
            found = _follow(
                self.profile,
                waiting,
                lambda idea: self._rate(idea, purse, purses),
                self.rule,
                next(following, None),
            )
            if found is None:
                return
            yield found
            idea = self.place[found.idea]
            waiting.remove(idea)
            self._pay(idea, found.amount * self.units[idea], purse, purses)

    def _rate(self, idea: int, purse: Places, purses: list[Fraction]) -> Fraction | None:
        """Find the exact price per utility at which the supporters can pay, or None."""
        counts = _by_purse(purse[self.profile.supporters[idea]], self.profile, idea)
        payers = sum((count for _, count in counts), Fraction(0))
        missing = self.prices[idea]
        for held, count in sorted((purses[which], count) for which, count in counts):
            if held * payers >= missing:
                return missing / payers / self.units[idea]
            missing -= held * count
            payers -= count
        return None

    def _pay(self, idea: int, price: Fraction, purse: Places, purses: list[Fraction]) -> None:
        groups = self.profile.supporters[idea]
        before = purse[groups]
        same = {held: which for which, held in enumerate(purses)}
        renamed = np.zeros(len(purses), dtype=np.intp)
        for which in np.unique(before):
            left = max(purses[which] - price, Fraction(0))
            if left not in same:
                same[left] = len(purses)
                purses.append(left)
            renamed[which] = same[left]
        purse[groups] = renamed[before]
