"""Rank intervals: what chance alone could have moved."""

from __future__ import annotations

import random

import pytest

from civicmath.prioritisation import Ballots, Interval, rank_intervals

CLEAR = Ballots.from_lists(["a", "b", "c"], [["a"]] * 60 + [["b"]] * 30 + [["c"]] * 8)


def test_a_clear_order_is_settled() -> None:
    found = rank_intervals(CLEAR, seed=3)
    assert found.intervals == (
        Interval("a", 1, 1, 1, True),
        Interval("b", 2, 2, 2, True),
        Interval("c", 3, 3, 3, True),
    )
    assert found.unsettled == ()
    assert found["b"].words("da") == "plads 2"


def test_ideas_that_are_exactly_level_are_never_settled() -> None:
    twins = Ballots.from_lists(["a", "b", "c"], [["a", "b"]] * 60 + [["c"]] * 10)
    found = rank_intervals(twins, rule="approval", seed=3)
    assert found.unsettled == (("a", "b"),)
    assert [found[idea].words("en") for idea in "abc"] == ["place 1 to 2", "place 1 to 2", "place 3"]


def test_neighbours_too_close_to_call_are_told_in_words() -> None:
    twins = Ballots.from_lists(["a", "b"], [["a", "b"]] * 9)
    assert rank_intervals(twins).explain("da", {"a": "Stien", "b": "Lyset"}) == [
        "Stien: plads 1 til 2.",
        "Lyset: plads 1 til 2.",
        "Stien og Lyset står så tæt, at de lige så godt kunne bytte plads.",
    ]


@pytest.mark.parametrize("votes", [[], [[], []]])
def test_without_any_marks_every_idea_takes_the_middle(votes: list[list[str]]) -> None:
    found = rank_intervals(Ballots.from_lists(["a", "b", "c"], votes))
    assert [(each.low, each.high, each.settled) for each in found.intervals] == [
        (2, 2, False),
        (2, 2, False),
        (2, 2, True),
    ]


def test_an_idea_nobody_supports_takes_the_middle_of_what_is_left() -> None:
    found = rank_intervals(Ballots.from_lists(["a", "b", "c", "d"], [["a"], ["a"]]))
    assert [(each.low, each.high) for each in found.intervals] == [(1, 1), (3, 3), (3, 3), (3, 3)]


def test_the_same_seed_gives_the_same_intervals_however_voters_are_ordered() -> None:
    chance = random.Random(1)
    votes = [[idea for idea in "abcdef" if chance.random() < 0.4] for _ in range(50)]
    once = rank_intervals(Ballots.from_lists("abcdef", votes), seed=5)
    chance.shuffle(votes)
    assert rank_intervals(Ballots.from_lists("fedcba", votes), seed=5) == once
    assert rank_intervals(Ballots.from_lists("abcdef", votes), seed=6) != once


@pytest.mark.parametrize("rule", ["phragmen", "approval"])
def test_a_weight_of_whole_voters_is_the_same_as_copies(rule: str) -> None:
    weighted = Ballots.from_lists("abc", [["a"], ["b", "c"], ["c"]], weights=[9, 7, 5])
    copied = Ballots.from_lists("abc", [["a"]] * 9 + [["b", "c"]] * 7 + [["c"]] * 5)
    given = rank_intervals(weighted, rule=rule, seed=2)  # type: ignore[arg-type]  # both are rules
    assert given == rank_intervals(copied, rule=rule, seed=2)  # type: ignore[arg-type]  # both are rules


def test_a_voter_with_a_survey_weight_is_drawn_as_one_voter() -> None:
    heavy = Ballots.from_lists("ab", [["a"], ["b"], ["b"], ["b"]], weights=[2.5, 0.5, 0.5, 0.5])
    found = rank_intervals(heavy, seed=1)
    assert [(each.idea, each.low, each.high, each.settled) for each in found.intervals] == [
        ("a", 1, 2, False),
        ("b", 1, 2, True),
    ]


def test_those_not_asked_are_left_out_of_each_draw_too() -> None:
    shown = [["a", "b"]] * 40 + [["a"]] * 40
    votes = [["b"]] * 36 + [[]] * 4 + [["a"]] * 40
    ballots = Ballots.from_lists("ab", votes, shown=shown)
    assert [each.idea for each in rank_intervals(ballots, rule="approval").intervals] == ["b", "a"]
    assert rank_intervals(ballots, rule="approval").unsettled == ()


@pytest.mark.parametrize("wrong", [{"draws": 1}, {"level": 0.0}, {"level": 1.0}])
def test_too_few_draws_or_a_strange_level_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="at least two draws"):
        rank_intervals(CLEAR, **wrong)  # type: ignore[arg-type]  # numbers by name
