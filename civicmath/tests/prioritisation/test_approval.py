"""Plain approval: the part of those asked."""

from __future__ import annotations

from fractions import Fraction

from civicmath.prioritisation import Allocation, Ballots, Standing, Tie, approval_ranking

ASKED_UNEVENLY = Ballots.from_lists(
    ["a", "b", "c", "d"],
    [["a", "b"], ["a"], ["c"], []],
    shown=[["a", "b"], ["a"], ["a", "c"], ["a", "c"]],
)


def test_an_idea_is_divided_by_those_who_saw_it() -> None:
    ranking = approval_ranking(ASKED_UNEVENLY)
    assert ranking.ranking == ("b", "a", "c", "d")
    assert ranking.standings == (
        Standing("b", 1, 1.0, 1.0),
        Standing("a", 2, 2.0, 4.0),
        Standing("c", 2, 1.0, 2.0),
        Standing("d", 4, 0.0, 0.0),
    )
    assert [standing.share for standing in ranking.standings] == [1.0, 0.5, 0.5, 0.0]


def test_ideas_with_the_same_part_share_a_place_and_it_is_said() -> None:
    ranking = approval_ranking(ASKED_UNEVENLY)
    assert ranking.ties == (Tie(("a", "c")),)
    assert ranking.rounds[1].words("da") == (
        "Plads 2: a. 2 af de 4, der blev spurgt, pegede på den. Den deler plads med c."
    )
    assert ranking.rounds[0].words("en") == "Place 1: b. 1 of the 1 who were asked pointed to it."


def test_a_third_counted_with_different_weights_is_still_a_third() -> None:
    ballots = Ballots.from_lists(["a", "b"], [["a"], ["b"], []], weights=[0.1 + 0.2, 0.3, 0.3])
    assert approval_ranking(ballots).places == {"a": 1, "b": 1}


def test_with_a_budget_an_idea_there_is_no_money_for_is_passed_over() -> None:
    ballots = Ballots.from_lists(["a", "b", "c", "d"], [["a", "b", "c"], ["a", "b"], ["a"]])
    chosen = approval_ranking(ballots, costs={"a": 60, "b": 50, "c": 40, "d": 0}, budget=100)
    assert isinstance(chosen, Allocation)
    assert (chosen.selected, chosen.spent) == (("a", "c"), Fraction(100))
    assert chosen.ranking == ("a", "b", "c", "d")
    assert chosen.method.words("en").startswith(
        "The ideas are ordered by how large a part of those asked point to them."
        " The budget is spent in that order. An idea there is no money for is passed over."
    )
