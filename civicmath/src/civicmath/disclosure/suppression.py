"""Choosing what to hide: the small figures, then as little beside them as keeps them hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from civicmath.disclosure.attack import Attack
from civicmath.disclosure.lines import Counts, Flags, Place, Search
from civicmath.disclosure.program import Contradiction
from civicmath.disclosure.publication import Axis, Publication, Role

Key: TypeAlias = frozenset[tuple[str, frozenset[int]]]


def suppress(
    counts: ArrayLike | Mapping[str, int],
    axes: Sequence[Axis] = (),
    *,
    threshold: int = 5,
    totals: bool = True,
    wave: int = 0,
    earlier: Sequence[Publication] = (),
) -> Publication:
    """A table of counts made safe to publish: the small-number rule.

    `counts` are whole numbers of people, one dimension for each of `axes` (labels in the same order), or
    for one axis a mapping from label to count. Each person stands in exactly one cell, and all totals are
    published with the table; with `totals=False` the counts need not add up to anything (helpers of each
    idea, where one person may help with several) and only the small ones are hidden. Zeros are shown and
    never hidden.

    Figures from 1 to `threshold` - 1 are hidden, then as few and small figures beside them as it takes
    (one line of the table at a time), until `audit` finds no hidden figure given away; where that is not
    enough, neighbouring groups of an axis of bands are merged, and at last the table is withheld. In a table
    that is not withheld the total of everybody is shown.

    `earlier` are the publications of the same survey so far: those of the same `wave` count the same answers,
    those of a lower one fewer. Nothing hidden then is given away now, and a figure that has moved by fewer
    than `threshold` people since it was shown is hidden too, for those few people are a group as well.

    Raises ValueError for negative counts or labels that do not fit. Method: complementary cell suppression,
    L. Cox, *Suppression methodology and statistical disclosure control*, JASA 75 (1980), 377-385, greedy,
    with an exact audit after it.
    """
    table, axes = _table(counts, axes)
    draft = _Draft(table, axes, threshold=threshold, totals=totals, wave=wave, earlier=tuple(earlier))
    while True:
        publication = draft.hide()
        if publication is not None and not (draft.bare(publication) and draft.mergeable()):
            return publication
        if not draft.merge():
            return draft.withhold()


def suppress_each(counts: Mapping[str, int], *, of: int, threshold: int = 5) -> dict[str, Publication]:
    """The small-number rule for questions where each of `of` people said yes or no to each thing.

    For each label a table of yes and no with its total: 116 of 118 would give away two people as surely
    as 2 of 118. Raises ValueError where more said yes than were asked.
    """
    axis = Axis("answer", ("yes", "no"))
    return {label: suppress([yes, of - yes], [axis], threshold=threshold) for label, yes in counts.items()}


class _Draft:
    """A table on its way to publication: its groups so far and what earlier publications bind it to."""

    def __init__(
        self,
        table: Counts,
        axes: tuple[Axis, ...],
        *,
        threshold: int,
        totals: bool,
        wave: int,
        earlier: tuple[Publication, ...],
    ) -> None:
        self.table, self.axes, self.threshold = table, axes, threshold
        self.totals, self.wave, self.earlier = totals, wave, earlier
        self.groups = _apart(axes)
        self._known: dict[Key, list[tuple[int, int | None, Role]]] = {}
        for p in earlier:
            for place, value, role in zip(p.places(), p.values, p.roles, strict=True):
                self._known.setdefault(_key(p, place), []).append((p.wave, value, role))

    def figures(self) -> Counts:
        """The counts by the present groups, with their totals."""
        figures = self.table
        for axis, groups in enumerate(self.groups):
            sums = [figures.take(group, axis=axis).sum(axis=axis) for group in groups]
            if self.totals:
                sums.append(figures.sum(axis=axis))
            figures = np.stack(sums, axis=axis)
        return figures

    def publication(self, hidden: Flags, role: Role | None = None) -> Publication:
        """The table with some figures hidden."""
        figures = self.figures()
        small = (figures > 0) & (figures < self.threshold)
        roles: list[Role] = [
            "shown" if not h else role or ("small" if s else "beside")
            for h, s in zip(hidden.ravel(), small.ravel(), strict=True)
        ]
        values = [None if h else int(v) for h, v in zip(hidden.ravel(), figures.ravel(), strict=True)]
        return Publication(
            self.axes, self.groups, tuple(values), tuple(roles), self.totals, self.threshold, self.wave
        )

    def hide(self) -> Publication | None:
        """The table with enough hidden, or None where nothing that may be hidden is enough."""
        figures = self.figures()
        small = (figures > 0) & (figures < self.threshold)
        bound, useless = self._bound(figures)
        everybody = tuple(n - 1 for n in figures.shape)
        hidden = small | bound
        if not self.totals:
            return self.publication(hidden)
        if hidden[everybody]:
            return None
        candidates = (figures >= self.threshold) & ~useless
        candidates[everybody] = False
        search = Search(figures, self.threshold, candidates, hidden)
        search.close_lines()
        attack = Attack([*self.earlier, self.publication(search.hidden)])
        while (exposed := self._exposed(attack, search)) is not None:
            if not exposed:
                self._reveal(attack, search, small | bound)
                return self.publication(search.hidden)
            if not search.hide_beside(exposed):
                return None
        return None

    def bare(self, publication: Publication) -> bool:
        """Whether every cell with people in it is hidden, so that only totals would be left."""
        figures = self.figures()
        inner = np.ones(figures.shape, dtype=bool)
        for axis in range(figures.ndim if self.totals else 0):
            inner[(slice(None),) * axis + (-1,)] = False
        shown = np.array([v is not None for v in publication.values]).reshape(figures.shape)
        people = inner & (figures > 0)
        return bool(self.totals and people.any() and not (people & shown).any())

    def mergeable(self) -> bool:
        """Whether some neighbouring bands may still be merged and leave at least two."""
        return any(a.bands and len(g) > 2 for a, g in zip(self.axes, self.groups, strict=True))

    def merge(self) -> bool:
        """Merge the band with fewest people into a neighbour; False where nothing is left to merge."""
        pairs = []
        for number, (axis, groups) in enumerate(zip(self.axes, self.groups, strict=True)):
            if axis.bands and len(groups) > 1:
                sums = [int(self.table.take(group, axis=number).sum()) for group in groups]
                for i, (a, b) in enumerate(pairwise(sums)):
                    if a or b:
                        pairs.append((min(a or b, b or a), not (a and b), a + b, number, i))
        if not pairs:
            return False
        *_, number, i = min(pairs)
        old = self.groups[number]
        new = (*old[:i], old[i] + old[i + 1], *old[i + 2 :])
        self.groups = (*self.groups[:number], new, *self.groups[number + 1 :])
        return True

    def withhold(self) -> Publication:
        """The whole table hidden, its total too: it might be what gives a figure away."""
        self.groups = _apart(self.axes)
        return self.publication(np.ones(self.figures().shape, dtype=bool), "withheld")

    def _bound(self, figures: Counts) -> tuple[Flags, Flags]:
        """What earlier publications force to be hidden, and what they show, so that hiding it is useless."""
        bound, useless = np.zeros(figures.shape, dtype=bool), np.zeros(figures.shape, dtype=bool)
        layout = self.publication(bound)
        for place in layout.places():
            for wave, value, role in self._known.get(_key(layout, place), ()):
                if value is not None:
                    useless[place] |= wave == self.wave
                    bound[place] |= 0 < abs(int(figures[place]) - value) < self.threshold
                elif wave == self.wave:
                    bound[place] |= role in {"small", "beside"} and figures[place] > 0
        return bound, useless

    def _exposed(self, attack: Attack, search: Search, *, first: bool = False) -> list[Place] | None:
        """The places of this table that are given away, or that overlap an earlier figure given away.

        None where earlier publications can't be true of the same people.
        """
        attack.update(self.publication(search.hidden))
        try:
            exposures = attack.exposures(first=first)
        except Contradiction:
            return None
        last = len(attack.publications) - 1
        own = [e.place for e in exposures if e.publication == last]
        older = [e for e in exposures if e.publication != last]
        beside = [p for e in older for p in attack.overlapping(e.publication, e.place, last)]
        return own + [p for p in beside if search.figures[p] > 0]

    def _reveal(self, attack: Attack, search: Search, must: Flags) -> None:
        """Show again what was hidden beside the small figures and turned out not to be needed."""
        beside = [tuple(map(int, p)) for p in np.argwhere(search.hidden & ~must)]
        for place in sorted(beside, key=lambda p: -search.figures[p]):
            search.hidden[place] = False
            if search.open_line() is not None or self._exposed(attack, search, first=True) != []:
                search.hidden[place] = True


def _table(counts: ArrayLike | Mapping[str, int], axes: Sequence[Axis]) -> tuple[Counts, tuple[Axis, ...]]:
    """The counts as an array with an axis for each of its dimensions, made up where none were given."""
    if isinstance(counts, Mapping):
        axes = axes or [Axis("group", tuple(counts))]
        counts = list(counts.values())
    table = np.asarray(counts).astype(np.int64)
    axes = axes or [
        Axis(f"axis {i + 1}", tuple(map(str, range(1, n + 1)))) for i, n in enumerate(table.shape)
    ]
    if table.shape != tuple(len(axis.labels) for axis in axes) or not table.size:
        raise ValueError("the counts need a label for each row and column, and at least one")
    if (table < 0).any() or (table != np.asarray(counts)).any():
        raise ValueError("a count of people is a whole number and can't be negative")
    return table, tuple(axes)


def _apart(axes: Sequence[Axis]) -> tuple[tuple[tuple[int, ...], ...], ...]:
    """Every label in a group of its own."""
    return tuple(tuple((i,) for i in range(len(axis.labels))) for axis in axes)


def _key(publication: Publication, place: Place) -> Key:
    """Which people a figure counts, whatever table it stands in."""
    return frozenset(
        (axis.name, frozenset(groups[i]))
        for axis, groups, i in zip(publication.axes, publication.groups, place, strict=True)
        if i < len(groups)
    )
