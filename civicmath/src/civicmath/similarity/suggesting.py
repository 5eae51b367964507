"""Which ideas may be the same: pairs with a score, and the groups they form."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import scipy

from civicmath.similarity.matching import Ideas

SAME = 0.38
"""From this score on two ideas are suggested as the same; chosen on practice pairs, not the tested ones."""
LOOSER = 0.7
"""A group may hold pairs below `SAME` if its average score is at least this share of it."""


@dataclass(frozen=True)
class Pair:
    """Two ideas that may be the same, by their numbers from 0, and how surely, from 0 to 1."""

    left: int
    right: int
    score: float


@dataclass(frozen=True)
class Suggestions:
    """What a person may look at and merge or leave; nothing is merged here."""

    groups: tuple[tuple[int, ...], ...]
    pairs: tuple[Pair, ...]
    """Surest first."""


def similar(texts: Sequence[str], *, places: Collection[str] = (), same: float = SAME) -> Suggestions:
    """Groups of Danish ideas that look like one and the same wish.

    `texts` are short free texts, `places` the names of the area's towns and roads where they are known (names
    inside a sentence are also seen by their capital letter). Scores run from 0 to 1; pairs below `same` are
    left out. An empty text is like nothing.

    Words are folded (ae and æ are one), stemmed, given the meaning a word list knows, and compounds taken
    apart. A score weighs how much of each idea the other says too, most of all of the thing itself, and how
    near the texts are in a reduced space of words and letter pieces (S. Deerwester et al. 1990). It falls
    where the ideas are alike but for the place, the people, the season or for and against. Groups: average
    linkage (R. Sokal, C. Michener 1958). Same input, same result.
    """
    ideas = Ideas(texts, places)
    left, right = ideas.candidates()
    scores = ideas.score(left, right)
    groups = _groups(scipy.sparse.csr_array((scores, (left, right)), (len(texts), len(texts))), same)
    order = np.lexsort((right, left, -scores))
    surest = order[scores[order] >= same]
    pairs = zip(left[surest].tolist(), right[surest].tolist(), scores[surest].round(4).tolist(), strict=True)
    return Suggestions(groups, tuple(Pair(*pair) for pair in pairs))


def likeness(left: Sequence[str], right: Sequence[str], *, places: Collection[str] = ()) -> list[float]:
    """For each text on the left how surely, from 0 to 1, the text beside it on the right is the same idea.

    From `SAME` on the two would be suggested as one. Raises ValueError for lists of unequal length.
    """
    if len(left) != len(right):
        raise ValueError("each text needs one beside it")
    numbers = np.arange(len(left))
    scores = Ideas([*left, *right], places).score(numbers, numbers + len(left))
    return [round(float(score), 4) for score in scores]


def _groups(scores: scipy.sparse.csr_array, same: float) -> tuple[tuple[int, ...], ...]:
    """Pairs joined to groups in which each is like the others on average, not only like a neighbour."""
    _, home = scipy.sparse.csgraph.connected_components(
        scipy.sparse.csr_array(scores >= same), directed=False
    )
    groups: list[tuple[int, ...]] = []
    for number in np.flatnonzero(np.bincount(home, minlength=1) > 1):
        members = np.flatnonzero(home == number)
        within = scipy.sparse.csr_array(scores[members][:, members]).toarray()
        distances = 1 - (within + within.T)[np.triu_indices(len(members), 1)]
        label = scipy.cluster.hierarchy.fcluster(
            scipy.cluster.hierarchy.linkage(distances, "average"), 1 - LOOSER * same, "distance"
        )
        found = [tuple(int(m) for m in members[label == k]) for k in sorted(set(label))]
        groups += [group for group in found if len(group) > 1]
    return tuple(sorted(groups))
