"""Plain approval: count who points to each idea among those who were asked about it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from civicmath.prioritisation.ballots import Ballots, Profile
from civicmath.prioritisation.results import Method, Ranking, Round, Standing, digest
from civicmath.prioritisation.standing import by_approval, shared_places, standings
from civicmath.prioritisation.ties import TieRule

RULE = "approval"


def approval_ranking(ballots: Ballots, *, ties: TieRule | None = None) -> Ranking:
    """Order the ideas by the part of those asked about each who point to it; the largest part first.

    An idea that some voters never saw is divided by those who did see it. Ideas with the same part share a
    place; the tie rule only decides who is written first. Returns a `Ranking` with one round per idea;
    `selected` is all ideas somebody supports.
    """
    rule = ties or TieRule()
    profile = ballots.profile
    groups = by_approval(profile, list(range(len(profile.ideas))), rule)
    order = list(chain.from_iterable(groups))
    shared = [group for group in groups if len(group) > 1]
    method = Method(RULE, {"tie_seed": rule.seed})
    standing = standings(profile, order, shared)
    return Ranking(
        ranking=profile.named(order),
        selected=tuple(each.idea for each in standing if each.approvals > 0),
        standings=standing,
        rounds=tuple(_rounds(profile, standing, shared)),
        ties=tuple(shared_places(profile, shared)),
        voters=profile.voters,
        method=method,
        digest=digest(profile, method, (), None),
    )


def _rounds(profile: Profile, standing: tuple[Standing, ...], shared: list[list[int]]) -> Iterator[Round]:
    """Tell of each place; nobody pays for anything."""
    alongside = {idea: group for group in map(profile.named, shared) for idea in group}
    for number, each in enumerate(standing, start=1):
        yield Round(
            number=number,
            idea=each.idea,
            rule=RULE,
            supporters=each.approvals,
            served=0.0,
            shown=each.shown,
            voters=profile.voters,
            cost=0.0,
            price=0.0,
            payments=(),
            level_with=tuple(other for other in alongside.get(each.idea, ()) if other != each.idea),
        )
