"""What somebody with pencil, paper and the printed tables could work out about the hidden figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from civicmath.disclosure.program import Contradiction, Program
from civicmath.disclosure.publication import Axis, Publication

Floats: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True)
class Exposure:
    """A hidden figure that can be pinned down too closely."""

    publication: int
    place: tuple[int, ...]
    low: int
    high: int
    informed: bool
    """Whether one has to know which figures are small and which were hidden beside them."""


def audit(publications: Sequence[Publication]) -> tuple[Exposure, ...]:
    """Every hidden figure that the publications together give away; none means they are safe.

    Two readers are tried against all publications of one survey at once, over whole numbers of people.
    The *informed* one knows the rule: a figure marked small lies from 1 to the threshold less one, one hidden
    beside it is at least the threshold; no hidden figure may be left with a single possible value. The
    *uninformed* one knows only that counts are not negative; each hidden figure's smallest and largest
    possible values must lie at least the threshold apart. Both know that a later wave only adds answers,
    unless the figures say otherwise. Needs nothing but what is published.

    One table of up to two axes is solved by linear programs, whose corners are whole numbers because the
    figures form two laminar families (J. Edmonds, *Submodular functions, matroids and certain polyhedra*,
    1970); anything more by integer programs (M. Fischetti, J. J. Salazar, *Models and algorithms for
    optimizing cell suppression in tabular data with linear constraints*, JASA 95, 2000).

    Raises Contradiction where the figures can't all be true, ValueError where the tables don't belong
    together.
    """
    return Attack(publications).exposures()


class Attack:
    """All the figures of some publications as sums over the smallest groups of people they tell apart."""

    def __init__(self, publications: Sequence[Publication]) -> None:
        if len({p.totals for p in publications}) != 1:
            raise ValueError("tables with and without totals can't be read together")
        self.publications = list(publications)
        self.integral = len(publications) > 1 or len(publications[0].axes) > 2
        axes = _axes(publications)
        self._atoms = {name: _atoms(name, len(axis.labels), publications) for name, axis in axes.items()}
        self._waves = sorted({p.wave for p in publications})
        self.owner, self.place, forms = [], [], []
        for number, publication in enumerate(publications):
            for place in publication.places():
                self.owner.append(number)
                self.place.append(place)
                forms.append(self._form(publication, place))
        self.forms: Floats = np.array(forms)
        self._witnesses: Floats = np.empty((0, self.forms.shape[1]))
        self._growth = self._links() if len(self._waves) > 1 else np.empty((0, self.forms.shape[1]))
        if len(self._growth) and not self._possible():
            self._growth = self._growth[:0]

    def update(self, publication: Publication) -> None:
        """Read the last publication anew after more or less of it was hidden; its layout must be the same."""
        self.publications[-1] = publication

    def exposures(self, *, first: bool = False) -> tuple[Exposure, ...]:
        """The hidden figures that either reader pins down, informed first; or only the first one found."""
        found: list[Exposure] = []
        hidden = np.array([r in {"small", "beside"} for p in self.publications for r in p.roles])
        threshold = np.array([p.threshold for p in self.publications for _ in p.roles])
        for informed in (True, False):
            low, high = self._bounds(informed=informed)
            wanted = np.where(informed, 1, threshold)
            least, most, looked_at = self._ranges(low, high, np.flatnonzero(hidden), wanted, first=first)
            for f in looked_at:
                if most[f] - least[f] < wanted[f]:
                    found.append(
                        Exposure(self.owner[f], self.place[f], int(least[f]), int(most[f]), informed)
                    )
            if first and found:
                break
        return tuple(found)

    def overlapping(self, owner: int, place: tuple[int, ...], within: int) -> list[tuple[int, ...]]:
        """The places of one publication that count some of the people a figure of another counts."""
        groups = (len(self._waves), -1)
        index = next(f for f, at in enumerate(self.place) if at == place and self.owner[f] == owner)
        people = self.forms[index].reshape(groups).any(axis=0)
        return [
            self.place[f]
            for f in range(len(self.forms))
            if self.owner[f] == within and (self.forms[f].reshape(groups).any(axis=0) & people).any()
        ]

    def _form(self, publication: Publication, place: tuple[int, ...]) -> Floats:
        """Which of the smallest groups a figure counts."""
        at = {
            axis.name: (groups, i)
            for axis, groups, i in zip(publication.axes, publication.groups, place, strict=True)
        }
        sides = []
        for name, atoms in self._atoms.items():
            side = np.ones(max(atoms) + 1)
            if name in at and at[name][1] < len(at[name][0]):
                groups, i = at[name]
                side[:] = 0
                side[[atoms[label] for label in groups[i]]] = 1
            sides.append(side)
        block = reduce(np.multiply.outer, sides).ravel()
        form = np.zeros((len(self._waves), block.size))
        form[self._waves.index(publication.wave)] = block
        return form.ravel()

    def _links(self) -> Floats:
        """Rows that say each wave has at least the answers of the wave before."""
        size = self.forms.shape[1] // len(self._waves)
        count = size * (len(self._waves) - 1)
        links = np.zeros((count, self.forms.shape[1]))
        links[np.arange(count), np.arange(count)] = -1
        links[np.arange(count), np.arange(count) + size] = 1
        return links

    def _bounds(self, *, informed: bool) -> tuple[Floats, Floats]:
        """What a reader knows of each figure."""
        low, high = [], []
        for publication in self.publications:
            for value, role in zip(publication.values, publication.roles, strict=True):
                if value is not None:
                    low.append(float(value))
                    high.append(float(value))
                else:
                    small, beside = informed and role == "small", informed and role == "beside"
                    low.append(1.0 if small else float(publication.threshold) if beside else 0.0)
                    high.append(publication.threshold - 1.0 if small else np.inf)
        return np.array(low), np.array(high)

    def _possible(self) -> bool:
        """Whether anything at all fits what is published."""
        try:
            self._program(*self._bounds(informed=True)).extreme(self.forms[0], -np.inf)
        except Contradiction:
            return False
        return True

    def _program(self, low: Floats, high: Floats) -> Program:
        rows = np.vstack([self.forms, self._growth])
        lower = np.concatenate([low, np.zeros(len(self._growth))])
        upper = np.concatenate([high, np.full(len(self._growth), np.inf)])
        known = [v for p in self.publications for v in p.values if v is not None]
        return Program(rows, lower, upper, ceiling=4 * sum(known) + 1000, whole_corners=not self.integral)

    def _ranges(
        self, low: Floats, high: Floats, hidden: NDArray[np.intp], wanted: NDArray[np.int_], *, first: bool
    ) -> tuple[Floats, Floats, list[int]]:
        """Smallest and largest value of each hidden figure, sought only until they are wide enough apart.

        Also which figures were looked at: with `first`, none after one that is too narrow.
        """
        program: Program | None = None
        seen = self._fitting(low, high) @ self.forms.T
        least = seen.min(axis=0, initial=np.inf)
        most = seen.max(axis=0, initial=-np.inf)
        looked_at = []
        for f in hidden:
            looked_at.append(int(f))
            for sign in (1, -1):
                if most[f] - least[f] >= wanted[f]:
                    break
                program = program or self._program(low, high)
                best = most[f] if sign > 0 else -least[f]
                witness = program.extreme(sign * self.forms[f], best)
                if witness is not None:
                    self._witnesses = np.vstack([self._witnesses, witness])
                    figures = self.forms @ witness
                    least, most = np.minimum(least, figures), np.maximum(most, figures)
            if first and most[f] - least[f] < wanted[f]:
                break
        return least, most, looked_at

    def _fitting(self, low: Floats, high: Floats) -> Floats:
        """The distributions of people found so far that still fit what is known."""
        figures = self._witnesses @ self.forms.T
        return self._witnesses[((figures >= low) & (figures <= high)).all(axis=1)]


def _axes(publications: Sequence[Publication]) -> dict[str, Axis]:
    """Every axis of the publications by its name."""
    axes: dict[str, Axis] = {}
    for publication in publications:
        for axis in publication.axes:
            if axes.setdefault(axis.name, axis).labels != axis.labels:
                raise ValueError(f"the axis {axis.name!r} has other labels in another table")
    return axes


def _atoms(name: str, count: int, publications: Sequence[Publication]) -> list[int]:
    """For each label of an axis the number of its smallest group; labels never told apart share one."""
    signatures: list[tuple[int, ...]] = [()] * count
    for publication in publications:
        for axis, groups in zip(publication.axes, publication.groups, strict=True):
            if axis.name == name:
                home = {label: number for number, group in enumerate(groups) for label in group}
                signatures = [(*signature, home[i]) for i, signature in enumerate(signatures)]
    numbers: dict[tuple[int, ...], int] = {}
    return [numbers.setdefault(signature, len(numbers)) for signature in signatures]
