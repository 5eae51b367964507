"""Every panel of a pool where quotas or few open seats leave little room, one by one.

A panel is written as its open seats, the types in rising position of a fixed order; seats of people IN are
not repeated. Panels grow seat by seat, all at once; what can't keep a quota any more is dropped at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from civicmath.sortition.chances import Chances
from civicmath.sortition.kinds import Kinds
from civicmath.sortition.lottery import columns_of, limits_of
from civicmath.sortition.pool import Whole
from civicmath.sortition.rounding import mixed
from civicmath.sortition.rows import Rows

MOST_TRIED = 4_000_000
Number = TypeVar("Number", np.int64, np.float64)


@dataclass(frozen=True)
class Listing:
    """N panels: `seats` (N, open seats) are positions in `types`, those types that may have a seat.

    `whole` is False when there are more panels than these.
    """

    kinds: Kinds
    types: Whole
    seats: NDArray[np.int16]
    whole: bool = True

    @cached_property
    def used(self) -> Whole:
        """The positions in `types` that occur on a panel, rising."""
        return np.unique(self.seats).astype(np.int64)

    @cached_property
    def never(self) -> NDArray[np.bool_]:
        """Which types of the pool are on no panel."""
        absent = np.ones(self.kinds.count, dtype=np.bool_)
        absent[self.types[self.used]] = False
        return absent & ~self.kinds.inside

    def sums(self, per_type: NDArray[Number]) -> NDArray[Number]:
        """Σ of a number per type (T,) over the open seats of each panel, (N,)."""
        own = per_type[self.types]
        total = np.zeros(len(self.seats), dtype=own.dtype)
        for column in self.seats.T:
            total += own[column]
        return total

    def panels(self, chosen: Whole) -> Whole:
        """These panels as seats per type, people IN included: (chosen, T)."""
        table = np.zeros((len(chosen), self.kinds.count), dtype=np.int64)
        table[:, self.kinds.inside] = self.kinds.size[self.kinds.inside]
        line = np.arange(len(chosen))
        for column in self.seats[chosen].T:
            np.add.at(table, (line, self.types[column]), 1)
        return table


def list_panels(rows: Rows, chances: Chances | None = None, *, most: int = MOST_TRIED) -> Listing:
    """All panels of this pool; an even selection of them when more than `most` part-panels would have to be tried.

    With `chances`, only panels that can be part of a lottery with these chances: they meet every quota exactly
    that the chances meet exactly, and seat nobody who has no chance.
    """
    grower = _Grower(rows, chances, most)
    for _ in range(grower.open_seats):
        grower.grow()
    return Listing(rows.kinds, grower.types, grower.parts, grower.whole)


def _limits(rows: Rows, chances: Chances | None) -> tuple[Whole, Whole]:
    """Lower and upper sides of the quota and household rows, equal where the chances meet one exactly."""
    low, high = (side.copy() for side in limits_of(rows))
    expected = [] if chances is None else rows.expected(chances)[1 : rows.first_cut]
    for at, value in enumerate(expected):
        if value == int(high[at]):
            low[at] = high[at]
        elif value == int(low[at]):
            high[at] = low[at]
    return low, high


class _Grower:
    """Part-panels with the seats they take of every row.

    Types stand grouped by the category whose quotas ask for most; a seat may not be given past a group that
    still needs one, which keeps the part-panels few.
    """

    def __init__(self, rows: Rows, chances: Chances | None, most: int) -> None:
        kinds = rows.kinds
        self.most, self.whole = most, True
        of = columns_of(rows).of
        low, high = _limits(rows, chances)
        for kind in np.flatnonzero(kinds.inside).tolist():
            low[of[kind]] -= kinds.size[kind]
            high[of[kind]] -= kinds.size[kind]
        self.open_seats = kinds.pool.panel_size - int(kinds.size[kinds.inside].sum())
        self.low, self.high = np.maximum(low, 0), high
        self.low[-1], self.high[-1] = 0, 10**6
        names = [quota.category for quota in kinds.pool.quotas]
        self.parts_of = [
            np.array([at for at, name in enumerate(names) if name == category])
            for category in kinds.pool.categories
        ]
        possible = ~kinds.inside & (self.high[of] > 0).all(axis=1)
        if chances is not None:
            possible &= chances.floats() > 0
        free = np.flatnonzero(possible)
        order = sorted(
            range(len(self.parts_of)),
            key=lambda at: (-int(self.low[self.parts_of[at]].sum()), -len(self.parts_of[at]), at),
        )
        # The category with most values first: it rules most out.
        self.sieve = sorted(range(of.shape[1]), key=lambda at: -len(np.unique(of[:, at])))
        self.types = free[np.lexsort([of[free, at] for at in reversed(order)])] if order else free
        self.of, self.size = of[self.types], kinds.size[self.types]
        group = self.of[:, order[0]] if order else np.zeros(len(self.types), dtype=np.int64)
        starts = np.flatnonzero(np.append(True, group[1:] != group[:-1])[: len(group)])
        self.groups, self.ends = group[starts], np.append(starts[1:], len(group))[: len(starts)]
        self.parts = np.zeros((1, 0), dtype=np.int16)
        self.taken = np.zeros((1, len(self.high)), dtype=np.int64)

    def grow(self) -> None:
        """Give one seat more in every way that can still become a panel."""
        first, stop = self._reach()
        many = np.maximum(0, stop - first)
        tries = int(many.sum())
        if tries > self.most:
            # A fixed lot for each, so that the selection is even and the same everywhere.
            self.whole = False
            lot = mixed(np.arange(len(many), dtype=np.uint64)) >> np.uint64(44)
            kept = np.flatnonzero(lot.astype(np.int64) * (3 * tries) < (self.most << 20))
            self.parts, self.taken = self.parts[kept], self.taken[kept]
            first, many = first[kept], many[kept]
        source = np.repeat(np.arange(len(many)), many)
        kind = np.arange(len(source)) - np.repeat(np.cumsum(many) - many, many) + first[source]
        kept = self._possible(source, kind)
        source, kind = source[kept], kind[kept]
        self.parts = np.concatenate([self.parts[source], kind[:, None].astype(np.int16)], axis=1)
        self.taken = self.taken[source]
        line = np.arange(len(source))
        for column in self.of[kind].T:
            self.taken[line, column] += 1
        self.taken[:, -1] = 0

    def _reach(self) -> tuple[Whole, Whole]:
        """The types each part-panel may seat next: from its last one up to the first group in need."""
        count, seats = self.parts.shape
        if not len(self.types):
            return np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
        first = np.zeros(count, dtype=np.int64)
        if seats:
            last = self.parts[:, -1].astype(np.int64)
            first = last + ((self.parts == self.parts[:, -1:]).sum(axis=1) >= self.size[last])
        needs = self.taken[:, self.groups] < self.low[self.groups]
        passed = np.arange(len(self.groups)) < np.searchsorted(self.ends, first, side="right")[:, None]
        stop = np.where(needs.any(axis=1), self.ends[needs.argmax(axis=1)], len(self.types))
        return first, np.where((needs & passed).any(axis=1), first, stop)

    def _possible(self, source: Whole, kind: Whole) -> Whole:
        """Which of these next seats leave every quota possible."""
        allowed = self._allowed()
        kept = np.arange(len(source))
        for column in self.of.T[self.sieve]:
            kept = kept[allowed[source[kept], column[kind[kept]]]]
        return kept

    def _allowed(self) -> NDArray[np.bool_]:
        """Which rows may take the next seat of each part-panel so that the rest of the panel is possible."""
        left = self.open_seats - self.parts.shape[1] - 1
        allowed = self.taken < self.high
        for rows in self.parts_of:
            missing = self.low[rows] - self.taken[:, rows]
            need = np.maximum(0, missing).sum(axis=1)
            room = np.minimum(self.high[rows] - self.taken[:, rows], left + 1).sum(axis=1)
            allowed[:, rows] &= (need[:, None] - (missing > 0) <= left) & (room > left)[:, None]
        return np.asarray(allowed)
