"""Plain approval: count who points to each idea among those who were asked about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import chain

from civicmath.prioritisation.ballots import Ballots, Profile
from civicmath.prioritisation.results import (
    Allocation,
    Method,
    Money,
    Ranking,
    Round,
    Standing,
    digest,
    exact,
    exact_costs,
)
from civicmath.prioritisation.standing import by_approval, shared_places, standings
from civicmath.prioritisation.ties import TieRule

RULE = "approval"


def approval_ranking(
    ballots: Ballots,
    *,
    costs: Mapping[str, Money] | None = None,
    budget: Money | None = None,
    ties: TieRule | None = None,
) -> Ranking:
    """Order the ideas by the part of those asked about each who point to it; the largest part first.

    An idea that some voters never saw is divided by those who did see it. Ideas with the same part share a
    place; the tie rule only decides who is written first. `selected` is all ideas somebody supports; with a
    `budget` those that can still be paid for when their turn comes, `costs` being one each unless given.

    Returns a `Ranking` with one round per idea (with a budget an `Allocation`). Raises ValueError where a
    cost is missing or negative.
    """
    rule = ties or TieRule()
    profile = ballots.profile
    prices = exact_costs(profile, costs)
    limit = None if budget is None else exact(budget, "The budget")
    groups = by_approval(profile, list(range(len(profile.ideas))), rule)
    order = list(chain.from_iterable(groups))
    shared = [group for group in groups if len(group) > 1]
    method = Method(RULE, {"tie_seed": rule.seed, "budget": limit is not None})
    standing = standings(profile, order, shared)
    selected = _affordable([idea for idea in order if profile.approvals[idea] > 0], prices, limit)
    ranking = Ranking(
        ranking=profile.named(order),
        selected=profile.named(selected),
        standings=standing,
        rounds=tuple(_rounds(profile, standing, shared)),
        ties=tuple(shared_places(profile, shared)),
        voters=profile.voters,
        method=method,
        digest=digest(profile, method, prices, limit),
    )
    if limit is None:
        return ranking
    spent = sum((prices[idea] for idea in selected), Fraction(0))
    return Allocation(**vars(ranking), budget=limit, spent=spent)


def _affordable(order: list[int], prices: tuple[Fraction, ...], limit: Fraction | None) -> list[int]:
    """Take the ideas in order, passing over those there is no longer money for."""
    if limit is None:
        return order
    chosen = []
    for idea in order:
        if prices[idea] <= limit:
            chosen.append(idea)
            limit -= prices[idea]
    return chosen


def _rounds(profile: Profile, standing: tuple[Standing, ...], shared: list[list[int]]) -> Iterator[Round]:
    """Tell of each place; nobody pays for anything."""
    alongside = {idea: group for group in map(profile.named, shared) for idea in group}
    for number, each in enumerate(standing, start=1):
        yield Round(
            number=number,
            idea=each.idea,
            rule=RULE,
            supporters=each.approvals,
            served=0.0,
            shown=each.shown,
            voters=profile.voters,
            cost=0.0,
            price=0.0,
            payments=(),
            level_with=tuple(other for other in alongside.get(each.idea, ()) if other != each.idea),
        )
