"""Where every idea stands in the end, and which ideas share a place because nothing tells them apart."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain

from civicmath.prioritisation.ballots import Profile
from civicmath.prioritisation.results import Standing
from civicmath.prioritisation.ties import WINDOW, Tie, TieRule


def by_approval(profile: Profile, among: list[int], rule: TieRule) -> list[list[int]]:
    """Order ideas by the part of those asked who point to them; the ideas of one inner list stand level.

    Whole numbers of voters are compared exactly; sums of other weights within the rounding window.
    """
    share = {idea: _share(profile, idea) for idea in among}
    window = Fraction(0) if profile.whole else Fraction(WINDOW)
    groups: list[list[int]] = []
    for idea in sorted(among, key=share.__getitem__, reverse=True):
        if groups and share[groups[-1][0]] - share[idea] <= window * share[idea]:
            groups[-1].append(idea)
        else:
            groups.append([idea])
    return [sorted(group, key=lambda idea: rule.key(profile.ideas[idea])) for group in groups]


def followed_by_rest(profile: Profile, bought: list[int], rule: TieRule) -> tuple[list[int], list[list[int]]]:
    """Put the ideas a rule did not buy after those it did, by plain approval; the level ones share a
    place."""
    rest = sorted(set(range(len(profile.ideas))) - set(bought))
    groups = by_approval(profile, rest, rule)
    return [*bought, *chain.from_iterable(groups)], [group for group in groups if len(group) > 1]


def _share(profile: Profile, idea: int) -> Fraction:
    asked = Fraction(float(profile.shown[idea]))
    return Fraction(float(profile.approvals[idea])) / asked if asked else Fraction(0)


def standings(profile: Profile, order: list[int], shared: list[list[int]]) -> tuple[Standing, ...]:
    """Give each idea its place in the order; the ideas of one `shared` group all have the group's first
    place."""
    place = {idea: position for position, idea in enumerate(order, start=1)}
    for group in shared:
        first = min(place[idea] for idea in group)
        place.update(dict.fromkeys(group, first))
    return tuple(
        Standing(
            idea=profile.ideas[idea],
            place=place[idea],
            approvals=float(profile.approvals[idea]),
            shown=float(profile.shown[idea]),
        )
        for idea in order
    )


def shared_places(profile: Profile, shared: list[list[int]]) -> Iterator[Tie]:
    """Tell of the ideas that share a place because nothing tells them apart."""
    for group in shared:
        yield Tie(profile.named(group))
