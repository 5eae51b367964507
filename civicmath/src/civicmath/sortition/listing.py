"""Every panel of a pool where quotas or few open seats leave little room, one by one.

A panel is written as its open seats, the types in rising position of a fixed order; seats of people IN are
not repeated. Panels grow seat by seat, all at once; what can't keep a quota any more is dropped at once.
"""

from __future__ import annotations

from collections.abc import Iterator
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

MOST_GROWN, GLANCE, PORTION = 1_000_000, 2000, 1 << 14
NOBODY = np.uint64(0)
# Where there are this many times more part-panels than can be kept, a longer list is hardly better than a shorter one.
MOST_TIMES = 100
TWOS = 1 << np.arange(8)
Number = TypeVar("Number", np.int64, np.float64)


@dataclass(frozen=True)
class Listing:
    """N panels: `seats` (N, open seats) are positions in `types`, those types that may have a seat.

    `whole` is False when there are more panels than these; `work` is how many part-panels there are, about.
    """

    kinds: Kinds
    types: Whole
    seats: NDArray[np.int16]
    whole: bool = True
    work: float = 0.0

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


def list_panels(
    rows: Rows, chances: Chances | None = None, *, most: int = MOST_GROWN, or_glance: bool = False
) -> Listing:
    """All panels of this pool; an even selection of them when more than `most` part-panels would have to be kept.

    With `chances`, only panels that can be part of a lottery with these chances: they meet every quota exactly
    that the chances meet exactly, and seat nobody who has no chance. With `or_glance` a handful is enough where there
    are far too many.
    """
    first = _Grower(rows, chances, min(most, GLANCE)).grown()
    if not first.whole:
        leads = range(1, len(rows.kinds.pool.categories))
        glances = [first, *(_Grower(rows, chances, min(most, GLANCE), lead).grown() for lead in leads)]
        best = min(range(len(glances)), key=lambda lead: glances[lead].work)
        if or_glance and glances[best].work > MOST_TIMES * most:
            return _listing(rows, glances[best])
        first = _Grower(rows, chances, most, best).grown()
    return _listing(rows, first)


def _listing(rows: Rows, grower: _Grower) -> Listing:
    return Listing(rows.kinds, grower.types, grower.parts, grower.whole, grower.work)


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


def _bits_of(of: Whole, rows: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """A bit per type, in words of 64: the types before each position, (types + 1, words), and those of each row."""
    types = len(of)
    width = 64 * -(-max(1, types) // 64)
    below, own = np.zeros((types + 1, width), dtype=np.bool_), np.zeros((rows, width), dtype=np.bool_)
    below[:, :types] = np.tri(types + 1, types, -1, dtype=np.bool_)
    own[of, np.arange(types)[:, None]] = True
    packed = (np.packbits(table, axis=1, bitorder="little").view(np.uint64) for table in (below, own))
    return next(packed), next(packed)


def _unpacked(fitting: NDArray[np.uint64]) -> tuple[Whole, Whole]:
    """Row and position of each bit, in order; some rows at a time, for memory."""
    found = []
    for start in range(0, max(1, len(fitting)), PORTION):
        octets = np.unpackbits(fitting[start : start + PORTION].view(np.uint8), axis=1, bitorder="little")
        row, kind = np.divmod(np.flatnonzero(octets.view(np.bool_).ravel()), octets.shape[1])
        found.append((row + start, kind))
    return np.concatenate([row for row, _ in found]), np.concatenate([kind for _, kind in found])


def _union(bits: NDArray[np.uint64], chosen: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """The bits of the chosen rows together: (part-panels, words)."""
    either = np.zeros((len(chosen), bits.shape[1]), dtype=np.uint64)
    for at, row in enumerate(bits):
        either |= row * chosen[:, at, None].astype(np.uint64)
    return either


def _sets(bits: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The bits of every choice of a few rows: (2 to their number, words)."""
    numbers = np.arange(1 << len(bits))
    return _union(bits, (numbers[:, None] & TWOS[: len(bits)]) > 0)


class _Grower:
    """Part-panels with the seats they take of every row.

    Types stand grouped by one category, of those in falling order of what their quotas ask for the one at `lead`; a
    seat may not be given past a group that still needs one, which keeps the part-panels few. `work` is how many there
    are in all, estimated where only a selection is kept.
    """

    def __init__(self, rows: Rows, chances: Chances | None, most: int, lead: int = 0) -> None:
        kinds = rows.kinds
        self.most, self.whole, self.work = most, True, 0.0
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
        order = order[lead : lead + 1] + order[:lead] + order[lead + 1 :]
        self.types = free[np.lexsort([of[free, at] for at in reversed(order)])] if order else free
        self.of, self.size = of[self.types], kinds.size[self.types]
        group = self.of[:, order[0]] if order else np.zeros(len(self.types), dtype=np.int64)
        starts = np.flatnonzero(np.append(True, group[1:] != group[:-1])[: len(group)])
        self.groups, self.ends = group[starts], np.append(starts[1:], len(group))[: len(starts)]
        self.parts = np.zeros((1, 0), dtype=np.int16)
        self.taken = np.zeros((1, len(self.high)), dtype=np.int16)
        self.below, self.bits = _bits_of(self.of, len(self.high))
        self.sets = [_sets(self.bits[rows]) if len(rows) <= len(TWOS) else None for rows in self.parts_of]
        self.homes = [row for row in range(len(names), len(self.high) - 1) if self.bits[row].any()]

    def grown(self) -> _Grower:
        """Itself, with every open seat given."""
        stage = 1.0
        for _ in range(self.open_seats):
            before = max(1, len(self.parts))
            stage *= self._grow() / before
            self.work += stage
        return self

    def _grow(self) -> int:
        """Give one seat more in every way that can still become a panel; answer how many ways there are."""
        fitting = [self._fitting(portion) for portion in self._portions()]
        grown = sum(int(np.bitwise_count(bits).sum(dtype=np.int64)) for bits in fitting)
        if grown > self.most:
            # A fixed lot for each, so that the selection is even and the same everywhere.
            self.whole = False
            lot = mixed(np.arange(len(self.parts), dtype=np.uint64)) >> np.uint64(44)
            kept = np.flatnonzero(lot.astype(np.int64) * grown < (self.most << 20))
            fitting = [np.concatenate(fitting)[kept]]
            self.parts, self.taken = self.parts[kept], self.taken[kept]
        source, kind = _unpacked(np.concatenate(fitting))
        self.parts = np.concatenate([self.parts[source], kind[:, None].astype(np.int16)], axis=1)
        self.taken = self.taken[source]
        line = np.arange(len(source))
        for column in self.of[kind].T:
            self.taken[line, column] += 1
        self.taken[:, -1] = 0
        return grown

    def _portions(self) -> list[slice]:
        """The part-panels, some at a time."""
        return [slice(start, start + PORTION) for start in range(0, max(1, len(self.parts)), PORTION)]

    def _fitting(self, portion: slice) -> NDArray[np.uint64]:
        """A bit for each type that may sit next on each part-panel: (part-panels, words)."""
        parts, taken = self.parts[portion], self.taken[portion]
        first, stop = self._reach(parts, taken)
        possible = ~self.below[first]
        for (rows, allowed), sets in zip(self._allowed(taken), self.sets, strict=True):
            possible &= (
                _union(self.bits[rows], allowed) if sets is None else sets[allowed @ TWOS[: len(rows)]]
            )
        for row in self.homes:
            possible &= ~(self.bits[row] * (taken[:, row] >= self.high[row])[:, None].astype(np.uint64))
        return np.where(self._hopeless(possible, taken)[:, None], NOBODY, possible & self.below[stop])

    def _hopeless(self, possible: NDArray[np.uint64], taken: NDArray[np.int16]) -> NDArray[np.bool_]:
        """Which part-panels lack somebody in a row of whom nobody may sit any more, now or later."""
        found = np.zeros(len(taken), dtype=np.bool_)
        for row in np.flatnonzero(self.low).tolist():
            lacking = np.flatnonzero(~found & (taken[:, row] < self.low[row]))
            found[lacking] = ~(possible[lacking] & self.bits[row]).any(axis=1)
        return found

    def _reach(self, parts: NDArray[np.int16], taken: NDArray[np.int16]) -> tuple[Whole, Whole]:
        """The types each part-panel may seat next: from its last one up to the first group in need."""
        count, seats = parts.shape
        first = np.zeros(count, dtype=np.int64)
        if not len(self.types):
            return first, first
        if seats:
            last = parts[:, -1].astype(np.int64)
            first = last + ((parts == parts[:, -1:]).sum(axis=1) >= self.size[last])
        needs = taken[:, self.groups] < self.low[self.groups]
        passed = np.arange(len(self.groups)) < np.searchsorted(self.ends, first, side="right")[:, None]
        stop = np.where(needs.any(axis=1), self.ends[needs.argmax(axis=1)], len(self.types))
        return first, np.where((needs & passed).any(axis=1), first, np.maximum(first, stop))

    def _allowed(self, taken: NDArray[np.int16]) -> Iterator[tuple[Whole, NDArray[np.bool_]]]:
        """For each category, which of its rows may take the next seat so that the rest of the panel is possible."""
        left = self.open_seats - self.parts.shape[1] - 1
        for rows in self.parts_of:
            missing = self.low[rows] - taken[:, rows]
            need = np.maximum(0, missing).sum(axis=1)
            room = self.high[rows] - taken[:, rows]
            enough = np.minimum(room, left + 1).sum(axis=1) > left
            yield rows, (room > 0) & (need[:, None] - (missing > 0) <= left) & enough[:, None]
