"""Equal Shares: who can afford what, the completion, and what must not change the outcome."""

from __future__ import annotations

import json
import random
from fractions import Fraction
from typing import Literal

import numpy as np
import pytest
from hypothesis import given, settings
from random_elections import Vote, random_vote, small_votes

from civicmath.prioritisation import Allocation, Ballots, Payment, TieRule, equal_shares
from civicmath.prioritisation.amounts import outcomes
from civicmath.prioritisation.market import Market

Utility = Literal["cost", "cardinality"]
UTILITIES: tuple[Utility, ...] = ("cost", "cardinality")

TOWN = [["sti", "bro"]] * 6
LAKE = [["shelter"]] * 3
NOBODY: list[list[str]] = [[]]
VILLAGE = Ballots.from_lists(["bro", "shelter", "sti"], TOWN + LAKE + NOBODY)
COSTS = {"sti": 60, "bro": 36, "shelter": 33}


def test_each_group_decides_over_its_own_part_of_the_budget() -> None:
    allocation = equal_shares(VILLAGE, COSTS, 110, utility="cardinality", completion="none")
    assert allocation.selected == ("bro", "shelter")
    assert allocation.rounds[0].payments == (Payment.same(6.0, 6.0),)
    assert allocation.rounds[1].payments == (Payment.same(3.0, 11.0),)
    assert (allocation.spent, allocation.per_voter) == (Fraction(69), Fraction(11))
    assert allocation.ranking == ("bro", "shelter", "sti")


def test_with_cost_as_utility_the_dearer_of_two_equally_liked_ideas_is_as_good() -> None:
    allocation = equal_shares(VILLAGE, COSTS, 110, utility="cost", completion="none")
    assert [each.level_with for each in allocation.rounds] == [("sti",), ()]
    assert allocation.selected == ("bro", "shelter")


def test_those_with_too_little_left_pay_the_last_they_have() -> None:
    ballots = Ballots.from_lists(["a", "b"], [["a", "b"]] * 2 + [["b"]] * 2)
    allocation = equal_shares(ballots, {"a": 10, "b": 20}, 32, utility="cardinality", completion="none")
    assert allocation.rounds[1].payments == (Payment.same(2.0, 7.0), Payment.same(2.0, 3.0))
    assert [each.served for each in allocation.rounds] == [0.0, 2.0]
    assert allocation.rounds[1].words("da") == (
        "Nummer 2: b til 20. 4 pegede på den. 2 betaler 7 hver, og 2 betaler det sidste, de har."
    )


def test_the_completion_stops_at_the_last_outcome_that_fits() -> None:
    allocation = equal_shares(VILLAGE, COSTS, 129, completion="add-one")
    assert allocation.selected == ("bro", "sti", "shelter")
    assert (allocation.spent, allocation.added) == (Fraction(129), 4)
    assert allocation.explain("en")[-1] == (
        "To use more of the budget we counted as if each vote had 4 more."
        " Then every idea that anyone pointed to could be paid for."
    )
    tighter = equal_shares(VILLAGE, COSTS, 128, completion="add-one")
    assert (tighter.selected, tighter.added) == (("bro", "shelter"), 3)
    assert tighter.explain("da")[-2:] == [
        "Budgettet er 128, og de valgte idéer koster 69.",
        "For at bruge mere af budgettet regnede vi, som om hver stemme havde 3 mere."
        " Med én mere ville det blive for dyrt.",
    ]


def test_an_idea_that_costs_nothing_is_bought_first_if_anyone_wants_it() -> None:
    costs = {"sti": 60, "bro": 0, "shelter": 33}
    allocation = equal_shares(VILLAGE, costs, 110, completion="none")
    assert allocation.selected[0] == "bro"
    assert allocation.rounds[0].words("en") == "Number 1: bro at 0. 6 pointed to it. It costs nothing."


def test_money_is_exact_however_it_is_written() -> None:
    ballots = Ballots.from_lists(["a"], [["a"]])
    assert equal_shares(ballots, {"a": Fraction("0.3")}, Fraction("0.3")).spent == Fraction(3, 10)


@pytest.mark.parametrize(
    ("costs", "budget", "sentence"),
    [
        ({"a": 1}, 1, "There is no cost for 'b'."),
        ({"a": 1, "b": -1}, 1, "The cost of 'b' can't be negative."),
        ({"a": 1, "b": float("nan")}, 1, "The cost of 'b' must be an ordinary number."),
        ({"a": 1, "b": 1}, -1, "The budget can't be negative."),
    ],
)
def test_money_that_makes_no_sense_is_refused(costs: dict[str, float], budget: int, sentence: str) -> None:
    with pytest.raises(ValueError) as refused:
        equal_shares(Ballots.from_lists(["a", "b"], [["a"]]), costs, budget)
    assert str(refused.value) == sentence


def one_unit_at_a_time(vote: Vote, utility: Utility) -> tuple[tuple[str, ...], int]:
    """The completion as it is defined: one whole new run for every unit."""
    added = 0
    last: tuple[tuple[str, ...], int] = ((), 0)
    while True:
        raised = vote.budget + added * len(vote.votes)
        run = equal_shares(vote.ballots, vote.costs, raised, utility=utility, completion="none")
        if run.spent > vote.budget:
            return last
        last = (run.selected, added)
        if set(run.selected) == vote.supported:
            return last
        added += 1


@pytest.mark.parametrize("utility", UTILITIES)
@pytest.mark.parametrize("seed", range(20))
def test_the_strides_of_the_completion_skip_nothing(seed: int, utility: Utility) -> None:
    vote = random_vote(seed)
    scaled = Vote(
        vote.ideas, {idea: 23 * cost for idea, cost in vote.costs.items()}, 23 * vote.budget, vote.votes
    )
    allocation = equal_shares(scaled.ballots, scaled.costs, scaled.budget, utility=utility)
    assert (allocation.selected, allocation.added) == one_unit_at_a_time(scaled, utility)


@pytest.mark.parametrize("utility", UTILITIES)
@pytest.mark.parametrize("seed", range(20))
def test_amounts_tried_side_by_side_buy_what_each_buys_alone(seed: int, utility: Utility) -> None:
    vote = random_vote(seed)
    profile = vote.ballots.profile
    costs = tuple(float(vote.costs[idea]) for idea in profile.ideas)
    market = Market(profile, costs, utility, TieRule(seed))
    amounts = np.linspace(0, 2 * vote.budget / len(vote.votes), 50)
    told = [ideas for count, ideas in outcomes(market, amounts) for _ in range(count)]
    assert told == [market.buy(float(amount)).ideas for amount in amounts]


@settings(deadline=None)
@given(small_votes())
def test_nobody_pays_more_than_their_part_and_every_idea_is_paid_in_full(vote: Vote) -> None:
    allocation = equal_shares(vote.ballots, vote.costs, vote.budget)
    assert allocation.spent <= vote.budget
    for each in allocation.rounds:
        assert sum(part.total for part in each.payments) == pytest.approx(vote.costs[each.idea])
        assert each.price <= float(allocation.per_voter) * (1 + 1e-9)


def same(one: Allocation, other: Allocation) -> bool:
    return one.as_json() == other.as_json()


@pytest.mark.parametrize("seed", range(30))
def test_the_order_of_voters_and_ideas_changes_nothing(seed: int) -> None:
    vote, chance = random_vote(seed), random.Random(seed)
    ideas, votes = vote.ideas[:], vote.votes[:]
    chance.shuffle(ideas)
    chance.shuffle(votes)
    shuffled = Ballots.from_lists(ideas, votes)
    for utility in UTILITIES:
        assert same(
            equal_shares(shuffled, vote.costs, vote.budget, utility=utility),
            equal_shares(vote.ballots, vote.costs, vote.budget, utility=utility),
        )


@pytest.mark.parametrize("seed", range(30))
def test_a_weight_is_the_same_as_so_many_copies(seed: int) -> None:
    vote, chance = random_vote(seed), random.Random(seed)
    weights = [chance.randint(0, 4) for _ in vote.votes]
    copies = [ballot for ballot, weight in zip(vote.votes, weights, strict=True) for _ in range(weight)]
    weighted = Ballots.from_lists(vote.ideas, vote.votes, weights=weights)
    copied = Ballots.from_lists(vote.ideas, copies)
    assert same(
        equal_shares(weighted, vote.costs, vote.budget), equal_shares(copied, vote.costs, vote.budget)
    )


def test_a_hundred_runs_give_the_same_bytes() -> None:
    vote = random_vote(3)
    runs = {json.dumps(equal_shares(vote.ballots, vote.costs, vote.budget).as_json()) for _ in range(100)}
    assert len(runs) == 1
