"""Plain approval: count who points to each idea among those who were asked about it."""

from __future__ import annotations

from itertools import chain

from civicmath.prioritisation.ballots import Ballots
from civicmath.prioritisation.results import Method, Ranking, Round, digest
from civicmath.prioritisation.standing import by_approval, standings
from civicmath.prioritisation.ties import Tie, TieRule

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
    level = {
        profile.ideas[idea]: tuple(profile.ideas[each] for each in group)
        for group in shared
        for idea in group
    }
    rounds = tuple(
        Round(
            number=number,
            idea=each.idea,
            rule=RULE,
            supporters=each.approvals,
            served=0.0,
            cost=0.0,
            price=0.0,
            payments=(),
            shown=each.shown,
            voters=profile.voters,
            level_with=tuple(other for other in level.get(each.idea, ()) if other != each.idea),
        )
        for number, each in enumerate(standing, start=1)
    )
    return Ranking(
        ranking=tuple(each.idea for each in standing),
        selected=tuple(each.idea for each in standing if each.approvals > 0),
        standings=standing,
        rounds=rounds,
        ties=tuple(Tie(tuple(profile.ideas[idea] for idea in group)) for group in shared),
        voters=profile.voters,
        method=method,
        digest=digest(profile, method, (), None),
    )
