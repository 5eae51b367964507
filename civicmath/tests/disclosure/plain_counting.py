"""The audit's twin: every table that fits what is published, found by plain counting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from civicmath.disclosure import Axis, Publication, Role, audit

Place: TypeAlias = tuple[int, ...]
Table: TypeAlias = NDArray[np.int64]
SHOWN: Role = "shown"
AGES = Axis("alder", ("unge", "voksne", "ældre"))
SEX = Axis("køn", ("kvinder", "mænd"))
PLACES = Axis("bor", ("by", "land"))
HOMES = Axis("bolig", ("ejer", "lejer"))
VILLAGES = Axis("by", ("Glumsø", "Tyvelse", "Skelby"))


def publish(table: object, axes: Sequence[Axis], hidden: Mapping[Place, Role]) -> Publication:
    """A table with exactly these places hidden, whether wise or not."""
    figures = np.asarray(table)
    for axis in range(len(axes)):
        figures = np.concatenate([figures, figures.sum(axis=axis, keepdims=True)], axis=axis)
    places = list(product(*(range(n) for n in figures.shape)))
    roles = tuple(hidden.get(place, SHOWN) for place in places)
    values = tuple(None if place in hidden else int(figures[place]) for place in places)
    groups = tuple(tuple((i,) for i in range(len(axis.labels))) for axis in axes)
    return Publication(tuple(axes), groups, values, roles)


def smalls(table: Table) -> dict[Place, Role]:
    """The places a table with its totals has from 1 to 4 people in, and everybody aside."""
    figures = np.array(publish(table, [PLACES, SEX], {}).values).reshape([n + 1 for n in table.shape])
    places = list(product(*map(range, figures.shape)))[:-1]
    return {place: "small" for place in places if 0 < figures[place] < 5}


def suppress_nothing(table: Table, axes: Sequence[Axis]) -> Publication:
    return publish(table, axes, {})


def counted(publications: Sequence[Publication]) -> list[list[list[int]]]:
    """For each figure of each publication the cells it counts: waves by every label of every axis."""
    waves = sorted({p.wave for p in publications})
    axes = {axis.name: axis for p in publications for axis in p.axes}
    shape = [len(waves), *(len(axis.labels) for axis in axes.values())]
    cells = np.arange(int(np.prod(shape))).reshape(shape)
    found = []
    for publication in publications:
        figures = []
        for place in publication.places():
            sides = {name: list(range(len(axis.labels))) for name, axis in axes.items()}
            for axis, groups, i in zip(publication.axes, publication.groups, place, strict=True):
                sides[axis.name] = list(groups[i]) if i < len(groups) else sides[axis.name]
            figures.append(cells[np.ix_([waves.index(publication.wave)], *sides.values())].ravel().tolist())
        found.append(figures)
    return found


def possible_tables(publications: Sequence[Publication], *, informed: bool) -> Iterator[tuple[int, ...]]:
    """Every table of whole numbers that fits what is published, by plain counting."""
    sums = [cells for figures in counted(publications) for cells in figures]
    told = [(v, r, p.threshold) for p in publications for v, r in zip(p.values, p.roles, strict=True)]
    hidden = {"small": 1, "beside": 5} if informed else {}
    low = [v if v is not None else hidden.get(r, 0) for v, r, _ in told]
    high = [v if v is not None else t - 1 if informed and r == "small" else 10**6 for v, r, t in told]
    count = max(max(cells) for cells in sums) + 1
    earlier = count // len({p.wave for p in publications})

    def extend(cells: list[int]) -> Iterator[tuple[int, ...]]:
        if len(cells) == count:
            yield tuple(cells)
            return
        number = len(cells)
        touched = [f for f, member in enumerate(sums) if number in member]
        taken = {f: sum(cells[c] for c in sums[f] if c < number) for f in touched}
        last = [f for f in touched if max(sums[f]) == number]
        grown = cells[number - earlier] if number >= earlier else 0
        least = max([grown, *(low[f] - taken[f] for f in last)])
        for value in range(least, min(high[f] - taken[f] for f in touched) + 1):
            yield from extend([*cells, value])

    return extend([])


def exposed_by_brute_force(*publications: Publication) -> set[tuple[int, Place, bool]]:
    found = set()
    for informed in (True, False):
        tables = np.array(list(possible_tables(publications, informed=informed)))
        for number, figures in enumerate(counted(publications)):
            publication = publications[number]
            for place, role, cells in zip(publication.places(), publication.roles, figures, strict=True):
                width = np.ptp(tables[:, cells].sum(axis=1))
                if role in {"small", "beside"} and width < (1 if informed else publication.threshold):
                    found.add((number, place, informed))
    return found


def exposed_by_audit(*publications: Publication) -> set[tuple[int, Place, bool]]:
    return {(e.publication, e.place, e.informed) for e in audit(publications)}
