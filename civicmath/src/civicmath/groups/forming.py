"""People to working groups by their wishes: as few disappointments as the sizes allow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from civicmath.groups import words
from civicmath.groups.program import Integers, Places


@dataclass(frozen=True)
class WorkGroup:
    """A group people may join, and how many it takes for it to work."""

    name: str
    least: int = 3
    most: int = 12


@dataclass(frozen=True)
class Merge:
    """A group too few wish for, and the one its people would soonest join instead."""

    small: int
    into: int
    people: int


@dataclass(frozen=True)
class Formation:
    """Who is in which group, how wishes were met, and which groups might be merged."""

    groups: tuple[WorkGroup, ...]
    members: tuple[tuple[int, ...], ...]
    """People's numbers by group."""
    closed: tuple[int, ...]
    cost: int
    wishes: tuple[int, ...]
    """How many places were somebody's first wish, second wish and so on."""
    unwished: int
    """How many places nobody there had asked for."""
    missing: int
    """How many further groups people wished for and could not be given."""
    merges: tuple[Merge, ...]

    def of(self, person: int) -> tuple[int, ...]:
        """The groups one person is in."""
        return tuple(number for number, members in enumerate(self.members) if person in members)

    def sentences(self, language: str = "da") -> tuple[str, ...]:
        """What came of it in plain words."""
        return words.formation(self, language)


def form_groups(
    wishes: Sequence[Sequence[int]],
    groups: Sequence[WorkGroup],
    *,
    each: int | Sequence[int] = 1,
    closing: bool = True,
) -> Formation:
    """Working groups of allowed sizes that cost people as little of their wishes as possible.

    `wishes` lists for each person the group numbers wished for, best first; a person without wishes is glad
    to join any. `each` is how many groups a person wants to be in, one number for all or one each. A group
    gets from `least` to `most` members; with `closing` it may instead be closed, otherwise all are opened.

    Cost: 0 for a first wish, then 1, 3, 6 …, so that two second wishes are better than one third; a further
    group that can't be given costs more than any wish, and a group not asked for more than all wishes
    together. The cost is the least there is: an assignment with bounds is a flow, whose linear program has
    whole corners (A. Hoffman, J. Kruskal, *Integral boundary points of convex polyhedra*, 1956); closing is
    decided by branch and bound over such programs (A. Land, A. Doig, Econometrica 28, 1960).

    Raises ValueError where the places are too few, or too many must be filled, or a wish names no group.
    """
    count, people = len(groups), len(wishes)
    amount = np.full(people, each) if isinstance(each, int) else np.array(each, dtype=np.int64)
    _check(wishes, groups, amount)
    absent = triangle(max((len(w) for w in wishes), default=0) + 1)
    unwished = (absent + 1) * max(1, int(amount.sum()))
    cost = _costs(wishes, count, unwished)
    places = Places(cost, amount, absent)
    least, most = (np.array(sizes) for sizes in zip(*((g.least, g.most) for g in groups), strict=True))
    chosen = places.closing(least, most) if closing else places.within(least, most)
    if chosen is None:
        raise ValueError(_impossible(groups, amount, closing))
    return _formation(chosen, wishes, groups, places, _merges(places, least, most))


def _formation(
    chosen: Integers,
    wishes: Sequence[Sequence[int]],
    groups: Sequence[WorkGroup],
    places: Places,
    merges: tuple[Merge, ...],
) -> Formation:
    """What came of it, counted."""
    members = tuple(tuple(int(p) for p in np.flatnonzero(column)) for column in chosen.T)
    placed = [(person, group) for group, people in enumerate(members) for person in people]
    ranks = Counter(list(wishes[p]).index(g) for p, g in placed if g in wishes[p])
    return Formation(
        groups=tuple(groups),
        members=members,
        closed=tuple(g for g, people in enumerate(members) if not people and groups[g].least),
        cost=places.price(chosen),
        wishes=tuple(ranks[rank] for rank in range(max((len(w) for w in wishes), default=0))),
        unwished=sum(bool(wishes[p]) and g not in wishes[p] for p, g in placed),
        missing=int((places.amount - chosen.sum(axis=1)).sum()),
        merges=merges,
    )


def triangle(rank: int) -> int:
    """The cost of getting one's wish number `rank`, counted from 0."""
    return rank * (rank + 1) // 2


def _costs(wishes: Sequence[Sequence[int]], count: int, unwished: int) -> Integers:
    """People by groups."""
    cost = np.full((len(wishes), count), unwished, dtype=np.int64)
    for person, listed in enumerate(wishes):
        if not listed:
            cost[person] = 0
        for rank, group in enumerate(listed):
            cost[person, group] = triangle(rank)
    return cost


def _merges(places: Places, least: Integers, most: Integers) -> tuple[Merge, ...]:
    """For each group that would stay too small if nobody were moved: where its people would soonest go."""
    free = places.within(0 * least, most)
    if free is None or len(least) < 2:
        return ()
    sizes = free.sum(axis=0)
    merges = []
    for small in np.flatnonzero(sizes < least):
        dismay = places.cost[free[:, small] > 0].sum(axis=0)
        full = sizes + sizes[small] > most
        # A group nobody wishes for goes to where most are.
        into = next(int(g) for g in np.lexsort((-sizes, dismay, full)) if g != small)
        merges.append(Merge(int(small), into, int(sizes[small])))
    return tuple(merges)


def _check(wishes: Sequence[Sequence[int]], groups: Sequence[WorkGroup], amount: Integers) -> None:
    if not groups:
        raise ValueError("there is no group to join")
    if len(amount) != len(wishes) or (len(amount) and (amount.min() < 1 or amount.max() > len(groups))):
        raise ValueError("everybody wants at least one group and at most all of them")
    if any(not 0 <= g.least <= g.most for g in groups):
        raise ValueError("a group's smallest size can't be larger than its largest")
    for person, listed in enumerate(wishes):
        if len(set(listed)) != len(listed) or any(not 0 <= group < len(groups) for group in listed):
            raise ValueError(f"person {person} wishes for a group twice or for one that is not there")


def _impossible(groups: Sequence[WorkGroup], amount: Integers, closing: bool) -> str:
    places, needed = sum(g.most for g in groups), sum(g.least for g in groups)
    if places < len(amount):
        return f"there are {places} places for {len(amount)} people"
    if not closing and needed > amount.sum():
        return f"the groups need {needed} members, and there are {int(amount.sum())}"
    return "no choice of groups gives everybody a place within the sizes"
