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

SAMPLE = 28
HEAT = 2
GOLDEN = np.uint64(0x9E3779B97F4A7C15)
ROUNDS, RESTARTS, FEW_TYPES = 60, 20, 100


@dataclass(frozen=True)
class Columns:
    """Which rows each type counts in: (T, width) row positions, `rows` of them; the last is a dummy for
    none."""

    of: Whole
    rows: int

    @cached_property
    def differing(self) -> NDArray[np.int8]:
        """In how many columns two types differ, (T, T)."""
        count = np.zeros((len(self.of), len(self.of)), dtype=np.int8)
        for column in self.of.astype(np.int32).T:
            count += column[:, None] != column
        return count


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
    shares: Shares, columns: Columns, seed: int, *, rounds: int | None = None
) -> tuple[Whole, NDArray[np.bool_]]:
    """Rounded seats per type (B, T) and which problems were solved; the others hold the last try."""
    rounded, done = _walk(shares, columns, seed, rounds)
    # With few types an integer program is quicker than a walk from another start.
    restarts = RESTARTS if rounds is None and len(columns.of) > FEW_TYPES else 0
    for again in range(1, 1 + restarts):
        left = np.flatnonzero(~done)
        if not len(left):
            break
        # A long walk is worth less than a few short ones from other starts.
        rounded[left], done[left] = _walk(shares.take(left), columns, seed + 101 * again, rounds)
    return rounded, done


def _walk(shares: Shares, columns: Columns, seed: int, rounds: int | None) -> tuple[Whole, NDArray[np.bool_]]:
    order = np.lexsort(np.roll(columns.of, seed, axis=1).T)
    walk = _Walk(shares, columns, _start(shares, order, seed))
    for step in range(rounds or ROUNDS):
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

    def __init__(self, shares: Shares, columns: Columns, rounded: Whole) -> None:
        self.shares, self.columns, self.rounded = shares, columns, rounded
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
            self._keep(~inside)
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
        """In each active problem the best swap among a sample of those up and those down."""
        count = len(self.item)
        lot = mixed(seed, np.arange(count, dtype=np.uint64))
        tops, no_top, downs, no_down = self._sample(lot)
        at = np.arange(count)[:, None]
        top, down = self.item[at, tops], self.item[at, downs]
        pull = self.off[at[:, :, None], self.columns.of[top]].sum(axis=2) - no_top
        push = self.off[at[:, :, None], self.columns.of[down]].sum(axis=2) + no_down
        change = self.columns.differing[top[:, :, None], down[:, None, :]] * self.modulus[:, None, None]
        change += push[:, None, :] - pull[:, :, None]
        best = change.reshape(count, -1).argmin(axis=1)
        line = np.arange(count)
        patience = self.modulus * HEAT * (lot & np.uint64(1023)).astype(np.int64) // 1024
        usable = change.reshape(count, -1)[line, best] <= patience
        self._apply(line[usable], tops[line, best // downs.shape[1]][usable], -1)
        self._apply(line[usable], downs[line, best % downs.shape[1]][usable], 1)

    def _sample(self, lot: NDArray[np.uint64]) -> tuple[Whole, Whole, Whole, Whole]:
        """Up to SAMPLE positions that are up in each problem and as many that are down, each with a large penalty
        where there were fewer.

        Twice as many are taken evenly over the types from a place that `lot` says, then parted.
        """
        half = min(SAMPLE, max(1, self.item.shape[1] // 2))
        steps = np.multiply(GOLDEN, np.arange(2 * half, dtype=np.uint64), dtype=np.uint64)
        spread: NDArray[np.uint64] = (lot[:, None] + steps) >> np.uint64(32)
        taken = (spread * self.many[:, None].astype(np.uint64) >> np.uint64(32)).astype(np.int64)
        line = np.arange(len(lot))[:, None]
        up = self.up[line, taken]
        order = np.argsort(~up, axis=1, kind="stable")
        taken, up = taken[line, order], up[line, order]
        penalty = np.where(up, 0, 2**40), np.where(up, 2**40, 0)
        return taken[:, :half], penalty[0][:, :half], taken[:, half:], penalty[1][:, half:]

    def _apply(self, line: Whole, position: Whole, sign: int) -> None:
        self.up[line, position] = sign > 0
        rows = self.columns.of[self.item[line, position]]
        for column in rows.T:
            self.off[line, column] += sign * self.modulus[line]
            self.sums[line, column] += sign
        self.off[line, -1] = 0
