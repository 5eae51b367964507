"""People who are alike to the draw: same features, same household class, so the same chance."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from civicmath.sortition.pool import IN, OUT, Pool, Whole


@dataclass(frozen=True)
class Cut:
    """A row true of every panel that doesn't follow from the quotas alone: coefficients·seats ≤ bound."""

    coefficients: Whole
    bound: int
    proof: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Kinds:
    """The pool folded into types, T of them, numbered by the first volunteer of each.

    `of`: the type of each volunteer, -1 for those OUT. `size`: people per type. `features`: (T, categories),
    positions of quotas. `inside`: types whose people are IN. `home`: household class per type (all -1
    when households don't
    matter). `homes`: households per class.
    """

    pool: Pool
    of: Whole
    size: Whole
    features: Whole
    inside: np.ndarray[tuple[int], np.dtype[np.bool_]]
    home: Whole
    homes: Whole
    homes_of_people: Whole

    @property
    def count(self) -> int:
        """How many types there are."""
        return len(self.size)

    @cached_property
    def lower(self) -> Whole:
        """Each quota's minimum."""
        return np.array([quota.minimum for quota in self.pool.quotas], dtype=np.int64)

    @cached_property
    def upper(self) -> Whole:
        """Each quota's maximum."""
        return np.array([quota.maximum for quota in self.pool.quotas], dtype=np.int64)

    @cached_property
    def table(self) -> Whole:
        """The (quotas, T) matrix of which types count towards which quota."""
        table = np.zeros((len(self.pool.quotas), self.count), dtype=np.int64)
        for column in self.features.T:
            table[column, np.arange(self.count)] = 1
        return table

    @cached_property
    def shared_homes(self) -> Whole:
        """Household classes whose row says more than the sizes of its types do."""
        if not len(self.homes):
            return np.zeros(0, dtype=np.int64)
        people = np.bincount(self.home, weights=self.size, minlength=len(self.homes))
        return np.flatnonzero(people > self.homes)

    def seats_valid(self, seats: Whole) -> bool:
        """Whether these seats per type make a panel."""
        if (seats < 0).any() or (seats > self.size).any() or seats.sum() != self.pool.panel_size:
            return False
        counts = self.table @ seats
        if (counts < self.lower).any() or (counts > self.upper).any():
            return False
        if (seats[self.inside] < self.size[self.inside]).any():
            return False
        if not len(self.homes):
            return True
        return bool((np.bincount(self.home, weights=seats, minlength=len(self.homes)) <= self.homes).all())


def fold(pool: Pool) -> Kinds:
    """Group the volunteers into types; numbering follows the order of the pool, never a name."""
    eligible = pool.fixed != OUT
    keys = np.column_stack([pool.features, pool.fixed])
    own = number_rows(keys)[1]
    homes = np.full(pool.people, -1, dtype=np.int64)
    if pool.households is not None:
        homes = _household_classes(own, pool.households, eligible)
    of = np.full(pool.people, -1, dtype=np.int64)
    of[eligible] = number_rows(np.column_stack([own, homes])[eligible])[1]
    count = int(of.max(initial=-1)) + 1
    first = np.zeros(count, dtype=np.int64)
    members = np.flatnonzero(eligible)
    first[of[members[::-1]]] = members[::-1]
    class_count = int(homes.max(initial=-1)) + 1
    households = np.zeros(class_count, dtype=np.int64)
    if pool.households is not None and len(members):
        one_each, _ = number_rows(pool.households[members, None])
        households = np.bincount(homes[members][one_each], minlength=class_count).astype(np.int64)
    return Kinds(
        pool=pool,
        of=of,
        size=np.bincount(of[members], minlength=count).astype(np.int64),
        features=pool.features[first],
        inside=pool.fixed[first] == IN,
        home=homes[first],
        homes=households,
        homes_of_people=homes,
    )


def number_rows(table: Whole) -> tuple[Whole, Whole]:
    """Number the different rows of a table by first appearance: where each first stands, and each row's
    number."""
    numbers: dict[object, int] = {}
    rows: list[object]
    if table.shape[1] <= 64 and len(table):
        number = object if _wide(table) else np.int64
        key, radix = np.zeros(len(table), dtype=number), 1
        for column in table.T:
            low = int(column.min())
            key = key + (column - low).astype(number) * radix
            radix *= int(column.max()) - low + 1
        rows = list(key.tolist())
    else:
        rows = [row.tobytes() for row in table]
    inverse = np.array([numbers.setdefault(row, len(numbers)) for row in rows], dtype=np.int64)
    first = np.zeros(len(numbers), dtype=np.int64)
    first[inverse[::-1]] = np.arange(len(inverse))[::-1]
    return first, inverse


def _wide(table: Whole) -> bool:
    """Whether mixed-radix keys of these rows would pass 62 bits."""
    spans = table.max(axis=0) - table.min(axis=0) + 1
    return float(np.log2(spans.astype(np.float64)).sum()) > 62


def _household_classes(own: Whole, households: Whole, eligible: np.ndarray) -> Whole:
    """Households with the same members by type are one class; people OUT don't count as members."""
    members: dict[int, list[int]] = {}
    for person in np.flatnonzero(eligible).tolist():
        members.setdefault(int(households[person]), []).append(int(own[person]))
    numbers: dict[frozenset[tuple[int, int]], int] = {}
    class_of = {
        home: numbers.setdefault(frozenset(Counter(kinds).items()), len(numbers))
        for home, kinds in members.items()
    }
    homes = np.full(len(own), -1, dtype=np.int64)
    for person in np.flatnonzero(eligible).tolist():
        homes[person] = class_of[int(households[person])]
    return homes
