"""The formal record: fractions find the same rounds, and would notice if they were others."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from random_elections import random_vote

from civicmath.prioritisation import (
    Ballots,
    Ranking,
    approval_ranking,
    equal_shares,
    exact_record,
    phragmen_ranking,
    what_if_exposure,
)

THIRDS = Ballots.from_lists(["a", "b", "c"], [["a", "b"], ["a"], ["a", "c"], ["b"], ["c"], ["c"]])


def test_the_record_gives_each_turn_as_a_fraction() -> None:
    record = exact_record(THIRDS, phragmen_ranking(THIRDS))
    assert record.as_json() == {"agrees": True, "amounts": ["1/3", "4/9", "2/3"], "differences": []}
    assert record.rounds[0].level_with == ("c",)


@pytest.mark.parametrize("seed", range(60))
def test_fractions_agree_with_every_rule(seed: int) -> None:
    vote = random_vote(seed)
    costs, budget = vote.costs, vote.budget
    assert exact_record(vote.ballots, phragmen_ranking(vote.ballots)).agrees
    results: list[Ranking] = [phragmen_ranking(vote.ballots, costs=costs, budget=budget)]
    results += [
        equal_shares(vote.ballots, costs, budget, utility="cost", completion="none"),
        equal_shares(vote.ballots, costs, budget, utility="cost"),
        equal_shares(vote.ballots, costs, budget, utility="cardinality"),
    ]
    for result in results:
        assert exact_record(vote.ballots, result, costs=costs).differences == ()


def test_an_order_that_was_tampered_with_is_found_out() -> None:
    ranking = phragmen_ranking(THIRDS)
    first, second, third = ranking.rounds
    swapped = replace(ranking, rounds=(replace(third, number=1), second, replace(first, number=3)))
    assert exact_record(THIRDS, swapped).differences == (
        "Round 1: b is not exactly first.",
        "Round 3: the ideas level with a are not exactly level.",
    )


def test_an_allocation_that_stops_too_early_or_overspends_is_found_out() -> None:
    costs = {"a": 3, "b": 3, "c": 3}
    allocation = equal_shares(THIRDS, costs, 12, completion="none")
    assert allocation.selected == ("a", "c", "b")
    assert exact_record(THIRDS, allocation, costs=costs).agrees
    early = replace(allocation, rounds=allocation.rounds[:1], selected=allocation.selected[:1])
    poor = replace(allocation, budget=Fraction(5))
    assert (
        exact_record(THIRDS, early, costs=costs).differences[0]
        == "The rule does not stop where the ranking does."
    )
    assert exact_record(THIRDS, poor, costs=costs).differences == (
        "The chosen ideas cost more than the budget.",
    )


def test_only_results_with_payments_have_a_record() -> None:
    with pytest.raises(ValueError, match="rounds of payment"):
        exact_record(THIRDS, approval_ranking(THIRDS))
    with pytest.raises(ValueError, match="what-if is not a result"):
        exact_record(THIRDS, what_if_exposure(THIRDS))
