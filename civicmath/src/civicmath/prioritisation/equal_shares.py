"""The Method of Equal Shares: everybody has the same part of the budget and pays for what they support."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Literal

import numpy as np

from civicmath.prioritisation.ballots import Ballots, Numbers, Profile
from civicmath.prioritisation.completion import add_one
from civicmath.prioritisation.market import Market, Purchase, Utility
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
from civicmath.prioritisation.standing import followed_by_rest, shared_places, standings
from civicmath.prioritisation.ties import WINDOW, Tie, TieRule

RULE = "equal-shares"

AMOUNTS_APART = 24
"""How many different amounts a round lists one by one before it sums up those who paid their last."""

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
    rule = ties or TieRule()
    profile = ballots.profile
    prices = exact_costs(profile, costs)
    limit = exact(budget, "The budget")
    method = Method(RULE, {"tie_seed": rule.seed, "utility": utility, "completion": completion})
    market = Market(profile, tuple(map(float, prices)), utility, rule)
    share = limit / Fraction(profile.voters) if profile.voters else Fraction(0)
    if completion not in ("none", "add-one"):
        raise ValueError(f"There is no completion called {completion!r}.")
    if completion == "add-one":
        added, outcome = add_one(market, prices, limit, share)
    else:
        added, outcome = 0, market.buy(float(share))
    bought = outcome.ideas
    order, shared = followed_by_rest(profile, bought, rule)
    each_had = float(share + added)
    return Allocation(
        ranking=profile.named(order),
        selected=profile.named(bought),
        standings=standings(profile, order, shared),
        rounds=tuple(_record(market, each_had, *round_) for round_ in enumerate(outcome.rounds, start=1)),
        ties=(*_ties(profile, outcome.rounds), *shared_places(profile, shared)),
        voters=profile.voters,
        method=method,
        digest=digest(profile, method, prices, limit),
        budget=limit,
        spent=sum((prices[idea] for idea in bought), Fraction(0)),
        per_voter=share + added,
        added=added,
    )


def _record(market: Market, each_had: float, number: int, purchase: Purchase) -> Round:
    profile, idea = market.profile, purchase.idea
    weights = profile.supporter_weights[idea]
    paid_before = purchase.before < each_had * (1 - WINDOW)
    return Round(
        number=number,
        idea=profile.ideas[idea],
        rule=RULE,
        supporters=float(profile.approvals[idea]),
        served=float(weights[paid_before].sum()),
        shown=float(profile.shown[idea]),
        voters=profile.voters,
        cost=market.costs[idea],
        price=purchase.price,
        payments=_payments(purchase, weights),
        level_with=profile.named(purchase.level_with),
    )


def _ties(profile: Profile, rounds: list[Purchase]) -> Iterator[Tie]:
    for number, purchase in enumerate(rounds, start=1):
        if purchase.level_with:
            yield Tie(profile.named((purchase.idea, *purchase.level_with)), number)


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
