"""Ballots: what fits together, what does not, and how equal ones are put together."""

from __future__ import annotations

import numpy as np
import pytest

from civicmath.prioritisation import Ballots


def test_equal_ballots_are_put_together() -> None:
    profile = Ballots.from_lists(["b", "a"], [["a"], ["a", "b"], ["a"], []]).profile
    assert profile.ideas == ("a", "b")
    assert sorted(profile.weights.tolist()) == [1.0, 1.0, 2.0]
    assert profile.approvals.tolist() == [3.0, 1.0]
    assert profile.shown.tolist() == [4.0, 4.0]


def test_more_ideas_than_fit_in_one_word_are_kept_apart() -> None:
    ideas = [f"{number:03}" for number in range(150)]
    ballots = Ballots.from_lists(ideas, [[idea] for idea in ideas] + [ideas[149:], ideas])
    assert len(ballots.profile.weights) == 151
    assert ballots.profile.approvals.tolist() == [2.0] * 149 + [3.0]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"ideas": [], "approvals": []}, "There are no ideas to put in order."),
        ({"ideas": ["a", "a"], "approvals": []}, "Two ideas have the same id."),
        ({"ideas": ["a"], "approvals": [["b"]]}, "A ballot names 'b', which is not one of the ideas."),
        (
            {"ideas": ["a"], "approvals": [["a"]], "shown": [[]]},
            "A ballot points to an idea that was not shown to that voter.",
        ),
        (
            {"ideas": ["a"], "approvals": [["a"]], "shown": []},
            "What was shown must have the same shape as what was answered.",
        ),
        ({"ideas": ["a"], "approvals": [["a"]], "weights": []}, "There must be one weight for each ballot."),
        (
            {"ideas": ["a"], "approvals": [["a"]], "weights": [-1]},
            "A ballot's weight must be a number that is not negative.",
        ),
    ],
)
def test_what_does_not_fit_together_is_refused_with_a_sentence(
    arguments: dict[str, list[object]], sentence: str
) -> None:
    with pytest.raises(ValueError) as refused:
        Ballots.from_lists(**arguments)  # type: ignore[arg-type]  # wrong on purpose
    assert str(refused.value) == sentence


def test_a_mark_for_each_idea_is_needed() -> None:
    with pytest.raises(ValueError, match=r"^Every ballot needs one mark for each idea\.$"):
        Ballots(("a", "b"), np.ones((3, 1), dtype=np.bool_))


def test_an_answer_cannot_be_changed_after_it_was_given() -> None:
    marks = np.ones((1, 1), dtype=np.bool_)
    ballots = Ballots(("a",), marks)
    marks[0, 0] = False
    assert bool(ballots.approvals[0, 0])
    with pytest.raises(ValueError, match="read-only"):
        ballots.approvals[0, 0] = False


def test_a_ballot_of_weight_zero_is_not_counted() -> None:
    profile = Ballots.from_lists(["a", "b"], [["a"], ["b"]], weights=[0, 2.5]).profile
    assert (profile.voters, profile.approvals.tolist(), profile.whole) == (2.5, [0.0, 2.5], False)
