"""The same outcomes as another library's exact arithmetic, on five hundred random votes."""

from __future__ import annotations

from typing import Any

import pytest
from random_elections import Vote, random_vote

from civicmath.prioritisation import equal_shares, phragmen_ranking

pytestmark = pytest.mark.peers
election = pytest.importorskip("pabutools.election")
rules = pytest.importorskip("pabutools.rules")
exhaustion = pytest.importorskip("pabutools.rules.exhaustion")

VOTES = [random_vote(seed) for seed in range(500)]


def as_theirs(vote: Vote) -> tuple[Any, Any]:
    projects = {idea: election.Project(idea, vote.costs[idea]) for idea in vote.ideas}
    ballots = [election.ApprovalBallot(projects[idea] for idea in ballot) for ballot in vote.votes]
    instance = election.Instance(projects.values(), budget_limit=vote.budget)
    return instance, election.ApprovalProfile(ballots)


def names(outcome: Any) -> list[str]:
    return [project.name for project in outcome]


def test_phragmen_buys_the_same() -> None:
    """Theirs fills up with ideas that nobody supports once all others are bought; nobody pays for those"
    " here."""
    for vote in VOTES:
        theirs = set(names(rules.sequential_phragmen(*as_theirs(vote)))) & vote.supported
        assert set(phragmen_ranking(vote.ballots, costs=vote.costs, budget=vote.budget).selected) == theirs


def test_phragmen_ranks_the_same() -> None:
    """With every idea costing one, a budget of k gives the first k of the ranking."""
    for vote in VOTES[:100]:
        ranking = phragmen_ranking(vote.ballots).selected
        for places in range(1, len(ranking) + 1):
            unit = Vote(vote.ideas, dict.fromkeys(vote.ideas, 1), places, vote.votes)
            assert set(names(rules.sequential_phragmen(*as_theirs(unit)))) == set(ranking[:places])


@pytest.mark.parametrize("utility", ["cost", "cardinality"])
def test_equal_shares_buys_the_same_in_the_same_order(utility: Any) -> None:
    satisfaction = {"cost": election.Cost_Sat, "cardinality": election.Cardinality_Sat}[utility]
    for vote in VOTES:
        theirs = names(rules.method_of_equal_shares(*as_theirs(vote), sat_class=satisfaction))
        ours = equal_shares(vote.ballots, vote.costs, vote.budget, utility=utility, completion="none")
        assert list(ours.selected) == theirs


@pytest.mark.parametrize("utility", ["cost", "cardinality"])
def test_the_completion_ends_with_the_same_ideas(utility: Any) -> None:
    """Where everything can be bought theirs goes on raising, so that only the order may differ."""
    satisfaction = {"cost": election.Cost_Sat, "cardinality": election.Cardinality_Sat}[utility]
    for vote in VOTES:
        theirs = names(
            exhaustion.exhaustion_by_budget_increase(
                *as_theirs(vote),
                rules.method_of_equal_shares,
                {"sat_class": satisfaction},
                exhaustive_stop=False,
                budget_step=len(vote.votes),
            )
        )
        ours = list(equal_shares(vote.ballots, vote.costs, vote.budget, utility=utility).selected)
        assert sorted(ours) == sorted(theirs)
        if set(ours) != vote.supported:
            assert ours == theirs
