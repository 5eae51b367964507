"""Small random votes, the same ones every time, for the tests that compare two ways of counting."""

from __future__ import annotations

import random
from dataclasses import dataclass

from hypothesis import strategies as st

from civicmath.prioritisation import Ballots


@dataclass(frozen=True)
class Vote:
    """A vote with money in it, as plain lists."""

    ideas: list[str]
    costs: dict[str, int]
    budget: int
    votes: list[list[str]]

    @property
    def ballots(self) -> Ballots:
        return Ballots.from_lists(self.ideas, self.votes)

    @property
    def supported(self) -> set[str]:
        return {idea for vote in self.votes for idea in vote}


def random_vote(seed: int) -> Vote:
    """A vote with up to 40 voters and 14 ideas, some popular and some not, and costs that often coincide."""
    chance = random.Random(seed)
    ideas = [f"p{number}" for number in range(chance.randint(2, 14))]
    costs = {idea: chance.choice([1, 2, 5, 10, chance.randint(1, 60)]) for idea in ideas}
    liked = {idea: chance.random() * 0.7 for idea in ideas}
    votes = [[idea for idea in ideas if chance.random() < liked[idea]] for _ in range(chance.randint(1, 40))]
    return Vote(ideas, costs, chance.randint(1, sum(costs.values())), votes)


@st.composite
def small_votes(draw: st.DrawFn, most_ideas: int = 5, most_voters: int = 8) -> Vote:
    """Votes small enough to check every group of voters against every set of ideas."""
    ideas = [f"p{number}" for number in range(draw(st.integers(1, most_ideas)))]
    votes = draw(st.lists(st.lists(st.sampled_from(ideas), unique=True), min_size=1, max_size=most_voters))
    costs = draw(st.lists(st.integers(1, 9), min_size=len(ideas), max_size=len(ideas)))
    return Vote(ideas, dict(zip(ideas, costs, strict=True)), draw(st.integers(1, sum(costs))), votes)
