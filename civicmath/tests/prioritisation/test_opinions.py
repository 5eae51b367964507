"""Real votes of four public consultations; agree is a mark, an empty cell was never asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from civicmath.prioritisation import (
    approval_ranking,
    equal_shares,
    exact_record,
    phragmen_ranking,
    read_election,
)

OPINIONS = Path(__file__).parents[1] / "data" / "opinions"


@pytest.mark.parametrize(
    ("consultation", "voters", "statements"),
    [
        ("15-per-hour-seattle", 339, 54),
        ("brexit-consensus", 204, 50),
        ("scoop-hivemind.taxes", 334, 148),
        ("vtaiwan.uberx", 1921, 197),
    ],
)
def test_a_consultation_runs_through_and_fractions_agree(
    consultation: str, voters: int, statements: int
) -> None:
    ballots = read_election(OPINIONS / consultation / "participants-votes.csv").ballots
    assert ballots.approvals.shape == (voters, statements)
    ranking = phragmen_ranking(ballots)
    assert exact_record(ballots, ranking).differences == ()
    assert set(ranking.ranking) == set(approval_ranking(ballots).ranking) == set(ballots.ideas)
    costs = dict.fromkeys(ballots.ideas, 1000)
    allocation = equal_shares(ballots, costs, 10_000, completion="add-one")
    assert len(allocation.selected) == 10
