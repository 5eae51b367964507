"""Phragmén's rule: the order, its reasons, and what must not change it."""

from __future__ import annotations

import json
import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from random_elections import Vote, random_vote, small_votes

from civicmath.prioritisation import (
    Allocation,
    Ballots,
    Passed,
    Payment,
    Tie,
    TieRule,
    approval_ranking,
    phragmen_ranking,
    what_if_exposure,
)

IDEAS = ["bænk", "lys", "shelter", "sti"]
FROM_THE_TOWN = [["sti", "lys"]] * 6
FROM_THE_LAKE = [["shelter"]] * 3
VILLAGE = Ballots.from_lists(IDEAS, FROM_THE_TOWN + FROM_THE_LAKE + [["sti", "bænk"]])


def test_a_smaller_group_comes_before_a_second_idea_of_the_larger_one() -> None:
    assert approval_ranking(VILLAGE).ranking == ("sti", "lys", "shelter", "bænk")
    assert phragmen_ranking(VILLAGE).ranking == ("sti", "lys", "shelter", "bænk")
    two_to_one = Ballots.from_lists(IDEAS, [["sti", "lys"]] * 5 + FROM_THE_LAKE)
    assert approval_ranking(two_to_one).ranking == ("lys", "sti", "shelter", "bænk")
    assert phragmen_ranking(two_to_one).ranking == ("lys", "shelter", "sti", "bænk")


def test_each_round_tells_who_paid_what() -> None:
    first, second, third, fourth = phragmen_ranking(VILLAGE).rounds
    assert first.payments == (Payment.same(7.0, 1 / 7),)
    assert second.payments == (Payment.same(6.0, 1 / 7 + 1 / 6 - 1 / 7),)
    assert (third.idea, third.payments) == ("shelter", (Payment.same(3.0, 1 / 3),))
    assert (fourth.idea, fourth.payments[0].voters, fourth.served) == ("bænk", 1.0, 1.0)
    assert fourth.words("en") == (
        "Place 4: bænk. 1 pointed to it, and all of them had got another idea higher on the list."
    )
    assert fourth.price == pytest.approx(1.0, rel=1e-12)


def test_a_round_says_in_words_why_it_went_ahead_of_an_idea_with_more_marks() -> None:
    ballots = Ballots.from_lists(IDEAS, [["sti", "lys"]] * 5 + FROM_THE_LAKE)
    shelter = phragmen_ranking(ballots).rounds[1]
    assert shelter.passed == Passed("sti", 5.0, 5.0)
    assert shelter.words("da", {"sti": "Stien til søen", "shelter": "Shelter ved søen"}) == (
        "Plads 2: Shelter ved søen. 3 pegede på den."
        " Flere (5) pegede på Stien til søen, men de havde alle allerede fået noget."
    )
    assert shelter.words("en") == (
        "Place 2: shelter. 3 pointed to it."
        " More (5) pointed to sti, but all of them had already got something."
    )


def test_level_ideas_go_by_id_and_the_tie_is_told() -> None:
    ranking = phragmen_ranking(Ballots.from_lists(["b", "a", "c"], [["a"], ["b"], ["c"], ["c"]]))
    assert ranking.ranking == ("c", "a", "b")
    assert ranking.ties == (Tie(("a", "b"), round=2),)
    assert ranking.rounds[1].level_with == ("b",)
    assert ranking.rounds[1].words("en") == (
        "Place 2: a. 1 pointed to it. It stood level with b, and the rule for ties gave it the place."
    )


def test_a_seed_breaks_ties_by_a_lot_that_anyone_can_check() -> None:
    ballots = Ballots.from_lists(["a", "b", "c", "d"], [["a", "b", "c", "d"]])
    orders = {phragmen_ranking(ballots, ties=TieRule(seed)).ranking for seed in range(200)}
    assert len(orders) == 24
    assert phragmen_ranking(ballots, ties=TieRule(7)).ranking == tuple(TieRule(7).order("abcd"))


def test_ideas_nobody_supports_come_last_and_share_the_place() -> None:
    ranking = phragmen_ranking(Ballots.from_lists(["a", "b", "c"], [["b"], []]))
    assert ranking.ranking == ("b", "a", "c")
    assert ranking.selected == ("b",)
    assert ranking.places == {"b": 1, "a": 2, "c": 2}
    assert ranking.ties == (Tie(("a", "c")),)
    assert ranking.explain("da")[-2:] == [
        "Ingen pegede på a og c.",
        "De her står lige og deler plads: a og c.",
    ]


def test_nobody_is_said_to_be_passed_who_only_wanted_something_dearer() -> None:
    ballots = Ballots.from_lists(["bro", "bænk"], [["bro"]] * 3 + [["bænk"]])
    bench, bridge = phragmen_ranking(ballots, costs={"bro": 90, "bænk": 10}).rounds
    assert (bench.idea, bench.passed, bridge.idea) == ("bænk", None, "bro")


def test_the_buying_stops_before_the_budget_is_overspent() -> None:
    costs = {"sti": 50, "lys": 20, "shelter": 33, "bænk": 500}
    allocation = phragmen_ranking(VILLAGE, costs=costs, budget=80)
    assert isinstance(allocation, Allocation)
    assert allocation.selected == ("lys", "sti")
    assert allocation.ranking == ("lys", "sti", "shelter", "bænk")
    assert (allocation.spent, allocation.budget) == (Fraction(70), Fraction(80))


def test_nobody_answering_leaves_every_idea_level() -> None:
    ranking = phragmen_ranking(Ballots.from_lists(["a", "b"], []))
    assert (ranking.selected, ranking.places) == ((), {"a": 1, "b": 1})


@settings(deadline=None)
@given(small_votes())
def test_every_idea_is_paid_for_in_full_by_its_own_supporters(vote: Vote) -> None:
    for each in phragmen_ranking(vote.ballots, costs=vote.costs).rounds:
        assert sum(part.total for part in each.payments) == pytest.approx(vote.costs[each.idea])
        assert sum(part.voters for part in each.payments) == each.supporters


@pytest.mark.parametrize("seed", range(30))
def test_the_order_of_voters_and_ideas_changes_nothing(seed: int) -> None:
    vote, chance = random_vote(seed), random.Random(seed)
    ideas, votes = vote.ideas[:], vote.votes[:]
    chance.shuffle(ideas)
    chance.shuffle(votes)
    shuffled = Ballots.from_lists(ideas, votes)
    assert phragmen_ranking(shuffled).as_json() == phragmen_ranking(vote.ballots).as_json()


@pytest.mark.parametrize("seed", range(30))
def test_a_weight_is_the_same_as_so_many_copies(seed: int) -> None:
    vote, chance = random_vote(seed), random.Random(seed)
    weights = [chance.randint(0, 4) for _ in vote.votes]
    copies = [ballot for ballot, weight in zip(vote.votes, weights, strict=True) for _ in range(weight)]
    weighted = Ballots.from_lists(vote.ideas, vote.votes, weights=weights)
    copied = Ballots.from_lists(vote.ideas, copies)
    assert phragmen_ranking(weighted).as_json() == phragmen_ranking(copied).as_json()


def test_a_hundred_runs_give_the_same_bytes() -> None:
    vote = random_vote(3)
    assert len({json.dumps(phragmen_ranking(vote.ballots).as_json()) for _ in range(100)}) == 1


def test_another_ballot_another_rule_or_another_seed_gives_another_digest() -> None:
    other = Ballots.from_lists(IDEAS, FROM_THE_TOWN + FROM_THE_LAKE + [["sti", "lys"]])
    digests = [
        phragmen_ranking(VILLAGE).digest,
        phragmen_ranking(other).digest,
        phragmen_ranking(VILLAGE, ties=TieRule(1)).digest,
        phragmen_ranking(VILLAGE, costs=dict.fromkeys(IDEAS, 2)).digest,
        approval_ranking(VILLAGE).digest,
    ]
    assert len(set(digests)) == 5


def test_an_idea_few_were_asked_about_is_told_and_weighed_only_in_the_what_if() -> None:
    votes = [["a"], ["a"], ["a"], ["b"], ["b"], []]
    shown = [["a", "b"]] * 2 + [["a"]] * 1 + [["a", "b"]] * 2 + [["a"]]
    ballots = Ballots.from_lists(["a", "b"], votes, shown=shown)
    ranking, what_if = phragmen_ranking(ballots), what_if_exposure(ballots)
    assert ranking.ranking == ("a", "b")
    assert ranking.explain("da")[-1] == "Plads 2: b. 2 af de 4, der blev spurgt, pegede på den."
    assert [each.idea for each in what_if.rounds] == ["a", "b"]
    assert what_if.rounds[1].price == pytest.approx(4 / 6 / 2)
    assert "This is a what-if" in what_if.method.words("en")
