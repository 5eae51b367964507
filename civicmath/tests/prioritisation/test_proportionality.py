"""What the rules promise groups of voters, checked against every group and every set of ideas."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from random_elections import Vote, small_votes

from civicmath.prioritisation import Ballots, approval_ranking, equal_shares, phragmen_ranking


def cohesive_groups(vote: Vote, seats: int) -> Iterator[tuple[list[set[str]], int]]:
    """Every group of voters that agrees on `l` ideas and is at least `l` of `seats` parts of all voters."""
    ballots = [set(ballot) for ballot in vote.votes]
    for size in range(1, len(ballots) + 1):
        for group in combinations(ballots, size):
            agreed = len(set.intersection(*group))
            deserved = min(agreed, size * seats // len(ballots))
            if deserved:
                yield list(group), deserved


def keeps_pjr(vote: Vote, chosen: set[str], seats: int) -> bool:
    """Proportional justified representation: the group together has as many ideas chosen as it deserves."""
    return all(
        len(set.union(*group) & chosen) >= deserved for group, deserved in cohesive_groups(vote, seats)
    )


def keeps_ejr(vote: Vote, chosen: set[str], seats: int) -> bool:
    """Extended justified representation: somebody in the group has as many ideas chosen as it deserves."""
    return all(
        any(len(ballot & chosen) >= deserved for ballot in group)
        for group, deserved in cohesive_groups(vote, seats)
    )


@settings(max_examples=60, deadline=None)
@given(small_votes(most_ideas=5, most_voters=7))
def test_every_beginning_of_phragmens_list_is_proportional(vote: Vote) -> None:
    ranking = phragmen_ranking(vote.ballots).ranking
    for seats in range(1, len(ranking) + 1):
        assert keeps_pjr(vote, set(ranking[:seats]), seats)


@settings(max_examples=60, deadline=None)
@given(small_votes(most_ideas=5, most_voters=7), st.integers(1, 5))
def test_equal_shares_gives_every_group_a_member_who_has_got_its_part(vote: Vote, seats: int) -> None:
    each_costs_one = dict.fromkeys(vote.ideas, 1)
    allocation = equal_shares(vote.ballots, each_costs_one, seats, utility="cardinality", completion="none")
    assert len(allocation.selected) <= seats
    assert keeps_ejr(vote, set(allocation.selected), seats)


def test_plain_approval_keeps_neither_promise() -> None:
    votes = [["a", "b", "c"]] * 4 + [["d"]] * 2
    vote = Vote(["a", "b", "c", "d"], {}, 0, votes)
    chosen = set(approval_ranking(Ballots.from_lists(vote.ideas, votes)).ranking[:3])
    assert chosen == {"a", "b", "c"}
    assert not keeps_pjr(vote, chosen, 3)
    assert not keeps_ejr(vote, chosen, 3)
