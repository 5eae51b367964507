"""Rounding seats per type up or down so that every quota keeps its sum: the step the lottery is built from.

Many roundings at once: numpy rows are independent problems. A start by systematic rounding, then swaps
(one type
down, another up) that bring the sums of all rows closest to their shares, until every sum is inside its
limits.
Randomness is a counter run through an integer mixer, so the answer is the same on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from civicmath.sortition.pool import Whole

SAMPLE, LOOKED_AT, HEAT = 64, 12, 2
GOLDEN = np.uint64(0x9E3779B97F4A7C15)
ROUNDS, RESTARTS, FEW_TYPES = 40, 20, 100
COPIES, TOGETHER = 16, 96
NOT_SO = 2**40


@dataclass(frozen=True)
class Columns:
    """Which rows each type counts in: (T, width) row positions, `rows` of them; the last is a dummy for
    none."""

    of: Whole
    rows: int

    @cached_property
    def across(self) -> NDArray[np.int32]:
        """The same, a column after the other: (width, T)."""
        return np.ascontiguousarray(self.of.T, dtype=np.int32)


@dataclass(frozen=True)
class Shares:
    """B problems: round base + remainder/modulus per type to base or base + 1, row sums in [low, high].

    base, remainder (B, T); modulus (B,); low, high (B, rows). The remainders of a problem add up to a
    multiple
    of its modulus.
    """

    base: Whole
    remainder: Whole
    modulus: Whole
    low: Whole
    high: Whole

    def take(self, chosen: Whole) -> Shares:
        """Only these problems."""
        return Shares(
            *(part[chosen] for part in (self.base, self.remainder, self.modulus, self.low, self.high))
        )


def mixed(*numbers: int | NDArray[np.uint64]) -> NDArray[np.uint64]:
    """A fixed, well-spread 64-bit number for these numbers (splitmix64, folded)."""
    state: NDArray[np.uint64] = np.array(0x9E3779B97F4A7C15, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for number in numbers:
            state = (state ^ np.asarray(number, dtype=np.uint64)) + np.uint64(0x9E3779B97F4A7C15)
            state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
            state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
            state = state ^ (state >> np.uint64(31))
    return np.asarray(state, dtype=np.uint64)


def round_shares(
    shares: Shares, columns: Columns, seed: int, *, rounds: int = ROUNDS
) -> tuple[Whole, NDArray[np.bool_]]:
    """Rounded seats per type (B, T) and which problems were solved; the others hold the last try."""
    rounded, done = _walk(shares, columns, seed, rounds)
    # With few types an integer program is quicker than many walks.
    restarts = RESTARTS if len(columns.of) > FEW_TYPES else 1
    for again in range(1, 1 + restarts):
        left = np.flatnonzero(~done)
        if not len(left):
            break
        # A long walk is worth less than short ones from other starts, and a few at a time cost little more than one.
        copies = max(1, min(COPIES, TOGETHER // len(left)))
        tries, solved = _walk(
            shares.take(np.repeat(left, copies)), columns, seed + 101 * again, rounds, copies
        )
        first = np.arange(0, len(tries), copies) + solved.reshape(-1, copies).argmax(axis=1)
        rounded[left], done[left] = tries[first], solved[first]
    return rounded, done


def _walk(
    shares: Shares, columns: Columns, seed: int, rounds: int, copies: int = 1
) -> tuple[Whole, NDArray[np.bool_]]:
    """Each run of `copies` problems is one problem tried as often, done when one of them is."""
    order = np.lexsort(np.roll(columns.of, seed, axis=1).T)
    walk = _Walk(shares, columns, _start(shares, order, seed), copies)
    for step in range(rounds):
        if not walk.drop_solved():
            break
        walk.swap(seed * 1009 + step)
    return shares.base + walk.rounded, walk.done


def _start(shares: Shares, order: Whole, seed: int) -> Whole:
    """Systematic rounding along `order`: neighbours are alike, so every row starts close to its share."""
    count = len(shares.base)
    offset = (mixed(seed, np.arange(count, dtype=np.uint64)) % shares.modulus.astype(np.uint64)).astype(
        np.int64
    )
    steps = (np.cumsum(shares.remainder[:, order], axis=1) + offset[:, None]) // shares.modulus[:, None]
    before = np.concatenate([(offset // shares.modulus)[:, None], steps[:, :-1]], axis=1)
    rounded = np.empty_like(steps)
    rounded[:, order] = steps - before
    return rounded


class _Walk:
    """The state of all problems: which types are rounded up, and how far each row's sum is off.

    `item` (active, width) lists the types of each unsolved problem that can go either way, padded with
    the last.
    """

    def __init__(self, shares: Shares, columns: Columns, rounded: Whole, copies: int) -> None:
        self.columns, self.rounded, self.copies = columns, rounded, copies
        types, width = columns.of.shape
        indicator = np.zeros((types, columns.rows))
        np.add.at(indicator, (np.repeat(np.arange(types), width), columns.of.ravel()), 1.0)
        sums = np.rint((shares.base + rounded) @ indicator).astype(np.int64)
        off = np.rint((rounded * shares.modulus[:, None] - shares.remainder) @ indicator).astype(np.int64)
        off[:, -1] = 0
        self.done = np.zeros(len(rounded), dtype=np.bool_)
        self.active = np.arange(len(rounded))
        self.sums, self.off, self.low, self.high = sums, off, shares.low, shares.high
        self.modulus = shares.modulus
        loose = shares.remainder > 0
        self.many = loose.sum(axis=1)
        self.item = np.argsort(~loose, axis=1, kind="stable")[:, : max(1, int(self.many.max(initial=0)))]
        self.up = np.take_along_axis(rounded, self.item, axis=1) > 0

    def drop_solved(self) -> bool:
        """Take solved problems out of the active ones; answer whether any is left."""
        sums, low, high = self.sums[:, :-1], self.low[:, :-1], self.high[:, :-1]
        inside = np.asarray(((sums >= low) & (sums <= high)).all(axis=1))
        if inside.any():
            self.done[self.active[inside]] = True
            self._write(inside)
            settled = np.asarray(self.done.reshape(-1, self.copies).any(axis=1))
            self._keep(~settled[self.active // self.copies])
        return bool(len(self.active))

    def _write(self, chosen: NDArray[np.bool_]) -> None:
        real = np.arange(self.item.shape[1]) < self.many[chosen, None]
        problem = np.broadcast_to(self.active[chosen, None], real.shape)[real]
        self.rounded[problem, self.item[chosen][real]] = self.up[chosen][real]

    def _keep(self, chosen: NDArray[np.bool_]) -> None:
        for name in ("active", "sums", "off", "low", "high", "modulus", "many", "item", "up"):
            setattr(self, name, getattr(self, name)[chosen])
        width = max(1, int(self.many.max(initial=0)))
        self.item, self.up = self.item[:, :width], self.up[:, :width]

    def swap(self, seed: int) -> None:
        """In each active problem the best swap among the most promising of a sample, those up and those down."""
        line = np.arange(len(self.item))
        lot = mixed(seed, line.astype(np.uint64))
        taken = self._sample(lot)
        at = line[:, None]
        rows, up = self.columns.across.take(self.item[at, taken], axis=1), self.up[at, taken]
        off = self._off(rows)
        pull, tops = _least(np.where(up, -off, NOT_SO))
        push, downs = _least(np.where(up, NOT_SO, off))
        # Problem by problem side by side in memory: what is alike in all of them is done at once.
        down_rows, up_rows = (np.ascontiguousarray(rows[:, line, at]) for at in (tops, downs))
        differing = down_rows[:, :, None] != up_rows[:, None]
        change = differing.view(np.int8).sum(axis=0, dtype=np.int16) * self.modulus
        change += pull[:, None] + push[None]
        change = change.reshape(-1, len(line))
        best = change.argmin(axis=0)
        patience = self.modulus * HEAT * (lot & np.uint64(1023)).astype(np.int64) // 1024
        line = np.flatnonzero(change[best, line] <= patience)
        top, down = np.divmod(best[line], len(downs))
        self._apply(line, taken[line, tops[top, line]], -1)
        self._apply(line, taken[line, downs[down, line]], 1)

    def _off(self, rows: NDArray[np.int32]) -> Whole:
        """How far the rows of each sampled type are off, added up."""
        index = rows + np.arange(0, self.off.size, self.off.shape[1])[:, None]
        flat, total = self.off.ravel(), np.zeros(rows.shape[1:], dtype=np.int64)
        for column in index:
            total += flat.take(column)
        return total

    def _sample(self, lot: NDArray[np.uint64]) -> Whole:
        """Twice SAMPLE positions of each problem, evenly over its types from a place that `lot` says."""
        count = 2 * min(SAMPLE, max(1, self.item.shape[1] // 2))
        steps = np.multiply(GOLDEN, np.arange(count, dtype=np.uint64), dtype=np.uint64)
        spread: NDArray[np.uint64] = (lot[:, None] + steps) >> np.uint64(32)
        return np.asarray(spread * self.many[:, None].astype(np.uint64) >> np.uint64(32), dtype=np.int64)

    def _apply(self, line: Whole, position: Whole, sign: int) -> None:
        self.up[line, position] = sign > 0
        # A type counts in a row once only, so every place stands here once.
        rows = self.columns.across[:, self.item[line, position]]
        self.off[line, rows] += sign * self.modulus[line]
        self.sums[line, rows] += sign
        self.off[line, -1] = 0


def _least(values: Whole) -> tuple[Whole, Whole]:
    """The few least of each line, rising downwards, and where they stand; of equal ones the first."""
    # No two keys are equal, so it doesn't matter how a machine sorts those that are.
    keys = np.sort(values * (4 * SAMPLE) + np.arange(values.shape[1]), axis=1)[:, :LOOKED_AT].T
    return keys // (4 * SAMPLE), keys % (4 * SAMPLE)
