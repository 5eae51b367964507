"""Choosing what to hide: the small figures, then as little beside them as keeps them hidden."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import product

import numpy as np
from numpy.typing import ArrayLike, NDArray

from civicmath.disclosure.attack import Attack, Contradiction
from civicmath.disclosure.publication import Axis, Publication, Role

Counts = NDArray[np.int64]
Place = tuple[int, ...]
Key = frozenset[tuple[str, frozenset[int]]]


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

    `counts` are whole numbers of people, one dimension for each of `axes` (labels in the same order), or for
    one axis a mapping from label to count. Each person stands in exactly one cell, and all totals are published
    with the table; with `totals=False` the counts need not add up to anything (helpers of each idea, where one
    person may help with several) and only the small ones are hidden. Zeros are shown and never hidden.

    Figures from 1 to `threshold` - 1 are hidden, then as few and small figures beside them as it takes
    (one line of the table at a time), until `audit` finds no hidden figure given away; where that is not
    enough, neighbouring groups of an axis of bands are merged, and at last the table is withheld. The total
    of everybody is always shown, unless it is itself small: it is known from the sign-up list anyway.

    `earlier` are the publications of the same survey so far: those of the same `wave` count the same answers,
    those of a lower one fewer. Nothing hidden then is given away now, and a figure that has moved by fewer
    than `threshold` people since it was shown is hidden too, for those few people are a group as well.

    Raises ValueError for negative counts or labels that do not fit. Method: complementary cell suppression,
    L. Cox, *Suppression methodology and statistical disclosure control*, JASA 75 (1980), 377-385, greedy, with
    an exact audit after it.
    """
    if isinstance(counts, Mapping):
        axes = axes or [Axis("group", tuple(counts))]
        counts = list(counts.values())
    table = np.asarray(counts, dtype=np.int64)
    axes = axes or [
        Axis(f"axis {i + 1}", tuple(map(str, range(1, n + 1)))) for i, n in enumerate(table.shape)
    ]
    if table.shape != tuple(len(axis.labels) for axis in axes) or not table.size:
        raise ValueError("the counts need a label for each row and column, and at least one")
    if (table < 0).any():
        raise ValueError("a count of people can't be negative")
    draft = _Draft(table, tuple(axes), threshold, totals, wave, tuple(earlier))
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
        threshold: int,
        totals: bool,
        wave: int,
        earlier: tuple[Publication, ...],
    ) -> None:
        self.table, self.axes, self.threshold = table, axes, threshold
        self.totals, self.wave, self.earlier = totals, wave, earlier
        self.groups = tuple(tuple((i,) for i in range(len(axis.labels))) for axis in axes)
        self._known = {
            _key(p, place): (p.wave, value, role)
            for p in sorted(earlier, key=lambda p: p.wave)
            for place, value, role in zip(p.places(), p.values, p.roles, strict=True)
        }

    def figures(self) -> Counts:
        """The counts by the present groups, with their totals."""
        figures = self.table
        for axis, groups in enumerate(self.groups):
            sums = [figures.take(group, axis=axis).sum(axis=axis) for group in groups]
            if self.totals:
                sums.append(figures.sum(axis=axis))
            figures = np.stack(sums, axis=axis)
        return figures

    def publication(self, hidden: NDArray[np.bool_], role: Role | None = None) -> Publication:
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
        search = _Search(figures, self.threshold, candidates, hidden)
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
        return bool(
            self.totals and (inner & (figures > 0)).any() and not (inner & shown & (figures > 0)).any()
        )

    def mergeable(self) -> bool:
        """Whether some neighbouring bands may still be merged and leave at least two."""
        return any(a.bands and len(g) > 2 for a, g in zip(self.axes, self.groups, strict=True))

    def merge(self) -> bool:
        """Merge the two neighbouring bands that together hold fewest people; False where none are left."""
        pairs = []
        for number, (axis, groups) in enumerate(zip(self.axes, self.groups, strict=True)):
            if axis.bands and len(groups) > 1:
                sums = [int(self.table.take(group, axis=number).sum()) for group in groups]
                pairs += [(sums[i] + sums[i + 1], number, i) for i in range(len(groups) - 1)]
        if not pairs:
            return False
        _, number, i = min(pairs)
        old = self.groups[number]
        new = (*old[:i], old[i] + old[i + 1], *old[i + 2 :])
        self.groups = (*self.groups[:number], new, *self.groups[number + 1 :])
        return True

    def withhold(self) -> Publication:
        """The whole table hidden, apart from the number of everybody where that may be shown."""
        self.groups = tuple(tuple((i,) for i in range(len(axis.labels))) for axis in self.axes)
        figures = self.figures()
        hidden = np.ones(figures.shape, dtype=bool)
        everybody = tuple(n - 1 for n in figures.shape)
        small = 0 < figures[everybody] < self.threshold
        hidden[everybody] = not self.totals or small or self._bound(figures)[0][everybody]
        return self.publication(hidden, "withheld")

    def _bound(self, figures: Counts) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """What earlier publications force to be hidden, and what it is useless to hide because it is known."""
        bound, useless = np.zeros(figures.shape, dtype=bool), np.zeros(figures.shape, dtype=bool)
        layout = self.publication(bound)
        for place in layout.places():
            wave, value, role = self._known.get(_key(layout, place), (None, None, None))
            if wave == self.wave:
                useless[place] = role == "shown"
                bound[place] = role in {"small", "beside"} and figures[place] > 0
            elif value is not None:
                bound[place] = 0 < abs(int(figures[place]) - value) < self.threshold
        return bound, useless

    def _exposed(self, attack: Attack, search: _Search) -> list[Place] | None:
        """The places of this table that are given away, or that overlap an earlier figure given away."""
        attack.update(self.publication(search.hidden))
        try:
            exposures = attack.exposures()
        except Contradiction:
            return None
        last = len(attack.publications) - 1
        own = [e.place for e in exposures if e.publication == last]
        old = [
            p
            for e in exposures
            if e.publication != last
            for p in attack.overlapping(e.publication, e.place, last)
            if search.figures[p] > 0
        ]
        return own + old

    def _reveal(self, attack: Attack, search: _Search, must: NDArray[np.bool_]) -> None:
        """Show again what was hidden beside the small figures and turned out not to be needed."""
        beside = [tuple(map(int, p)) for p in np.argwhere(search.hidden & ~must)]
        for place in sorted(beside, key=lambda p: -search.figures[p]):
            search.hidden[place] = False
            if search.open_line() is not None or self._exposed(attack, search) != []:
                search.hidden[place] = True


class _Search:
    """The hidden places so far, and the lines in which one could be subtracted."""

    def __init__(
        self, figures: Counts, threshold: int, candidates: NDArray[np.bool_], hidden: NDArray[np.bool_]
    ) -> None:
        self.figures, self.threshold, self.candidates = figures, threshold, candidates
        self.hidden = hidden.copy()
        self._lines = [
            [(*rest[:axis], i, *rest[axis:]) for i in range(figures.shape[axis])]
            for axis in range(figures.ndim)
            for rest in product(*(range(n) for k, n in enumerate(figures.shape) if k != axis))
        ]

    def close_lines(self) -> None:
        """Hide beside small figures, line by line, until no line gives one away by subtraction."""
        stuck: set[int] = set()
        while (line := self.open_line(stuck)) is not None:
            if not self._hide_cheapest(self._lines[line]):
                stuck.add(line)

    def open_line(self, stuck: Collection[int] = ()) -> int | None:
        """The first line that by itself gives a hidden figure away."""
        for number, line in enumerate(self._lines):
            if number not in stuck and any(self.hidden[p] for p in line) and self._gives_away(line):
                return number
        return None

    def hide_beside(self, exposed: Sequence[Place]) -> bool:
        """Hide one more figure in a line with one that is given away; False where there is none left."""
        spots = set(exposed)
        lines = [p for line in self._lines if spots.intersection(line) for p in line]
        return self._hide_cheapest(lines) or self._hide_cheapest([p for line in self._lines for p in line])

    def _hide_cheapest(self, places: Sequence[Place]) -> bool:
        free = [p for p in places if self.candidates[p] and not self.hidden[p]]
        if not free:
            return False
        self.hidden[min(free, key=self._cost)] = True
        return True

    def _cost(self, place: Place) -> tuple[int, int, int, Place]:
        """Totals last; then where other lines are already broken; then few people."""
        totals = sum(i == n - 1 for i, n in zip(place, self.figures.shape, strict=True))
        whole = sum(
            not self.hidden[(*place[:axis], slice(None), *place[axis + 1 :])].any()
            for axis in range(self.figures.ndim)
        )
        return totals, whole, int(self.figures[place]), place

    def _gives_away(self, line: Sequence[Place]) -> bool:
        """Whether subtraction within one line leaves a hidden figure too little room, for either reader."""
        signs = [1] * (len(line) - 1) + [-1]
        rest = -sum(s * int(self.figures[p]) for s, p in zip(signs, line, strict=True) if not self.hidden[p])
        unknown = [(s, int(self.figures[p])) for s, p in zip(signs, line, strict=True) if self.hidden[p]]
        for informed in (True, False):
            bounds = [self._known(value, informed=informed) for _, value in unknown]
            terms = [sorted((s * low, s * high)) for (s, _), (low, high) in zip(unknown, bounds, strict=True)]
            bottom, top = sum(t[0] for t in terms), sum(t[1] for t in terms)
            for (_, _), (low, high), (least, most) in zip(unknown, bounds, terms, strict=True):
                room = min(most, rest - (bottom - least)) - max(least, rest - (top - most))
                if room < (1 if informed else self.threshold):
                    return True
        return False

    def _known(self, value: int, *, informed: bool) -> tuple[int, int]:
        endless = 1 << 40
        if not informed:
            return 0, endless
        return (1, self.threshold - 1) if value < self.threshold else (self.threshold, endless)


def _key(publication: Publication, place: Place) -> Key:
    """Which people a figure counts, whatever table it stands in."""
    return frozenset(
        (axis.name, frozenset(groups[i]))
        for axis, groups, i in zip(publication.axes, publication.groups, place, strict=True)
        if i < len(groups)
    )
