"""The rows every panel obeys, as one system over seats per type: size, quotas, shared households, cuts."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from civicmath.sortition.chances import Chances
from civicmath.sortition.kinds import Cut, Kinds
from civicmath.sortition.pool import Real, Whole


def spread_prices(count: int) -> Real:
    """The prices of the first `count` things: between 1 and 2, the fraction of (position + 1)·√2 above 1."""
    return np.asarray(1.0 + (np.arange(1, count + 1) * 2**0.5) % 1.0)


@dataclass(frozen=True)
class Rows:
    """lower ≤ A·seats ≤ upper, R rows in this order: size, quotas, shared household classes, cuts.

    Household and cut rows have no lower side; their `lower` is 0 and must not be used in a proof.
    """

    kinds: Kinds
    cuts: tuple[Cut, ...] = ()

    @cached_property
    def quota_count(self) -> int:
        return len(self.kinds.pool.quotas)

    @cached_property
    def first_cut(self) -> int:
        return 1 + self.quota_count + len(self.kinds.shared_homes)

    @cached_property
    def count(self) -> int:
        return self.first_cut + len(self.cuts)

    @cached_property
    def upper(self) -> Whole:
        """The largest value of each row."""
        kinds = self.kinds
        homes = kinds.homes[kinds.shared_homes]
        cuts = [cut.bound for cut in self.cuts]
        return np.concatenate([[kinds.pool.panel_size], kinds.upper, homes, np.array(cuts, dtype=np.int64)])

    @cached_property
    def lower(self) -> Whole:
        """The smallest value of the size and quota rows, 0 for the others."""
        kinds = self.kinds
        rest = np.zeros(self.count - 1 - self.quota_count, dtype=np.int64)
        return np.concatenate([[kinds.pool.panel_size], kinds.lower, rest])

    @cached_property
    def two_sided(self) -> NDArray[np.bool_]:
        """Which rows have a lower side that holds for every panel."""
        return np.arange(self.count) <= self.quota_count

    @cached_property
    def home_row(self) -> Whole:
        """The household row of each type, -1 where there is none."""
        kinds = self.kinds
        row_of_class = np.full(len(kinds.homes) + 1, -1, dtype=np.int64)
        row_of_class[kinds.shared_homes] = 1 + self.quota_count + np.arange(len(kinds.shared_homes))
        return row_of_class[kinds.home]

    @cached_property
    def cut_table(self) -> Whole:
        """The cuts' coefficients, (cuts, T)."""
        if not self.cuts:
            return np.zeros((0, self.kinds.count), dtype=np.int64)
        return np.array([cut.coefficients for cut in self.cuts], dtype=np.int64)

    def weights(self, multipliers: Whole) -> Whole:
        """What the multipliers' combination of rows gives each type: A transposed times them."""
        weights: Whole = multipliers[0] + multipliers[1 + self.kinds.features].sum(axis=1)
        at_home = self.home_row >= 0
        weights[at_home] += multipliers[self.home_row[at_home]]
        if self.cuts:
            weights = weights + multipliers[self.first_cut :] @ self.cut_table
        return weights

    def values(self, seats: Whole) -> Whole:
        """The value of each row for these seats per type."""
        return np.asarray(self._per_step(seats, np.zeros(len(seats), dtype=np.int64), 1)[:, 0])

    def expected(self, chances: Chances) -> list[Fraction]:
        """The value of each row when every type has size·chance seats."""
        table = self._per_step(self.kinds.size, chances.step, len(chances.ladder))
        ladder, common = chances.over
        return [
            Fraction(sum(n * value for n, value in zip(row, ladder, strict=True) if n), common)
            for row in table.tolist()
        ]

    def _per_step(self, seats: Whole, step: Whole, steps: int) -> Whole:
        """Per row, how many of the seats belong to types on each step: (rows, steps)."""
        table = np.zeros((self.count, steps), dtype=np.int64)
        np.add.at(table[0], step, seats)
        for column in self.kinds.features.T:
            np.add.at(table, (1 + column, step), seats)
        at_home = self.home_row >= 0
        np.add.at(table, (self.home_row[at_home], step[at_home]), seats[at_home])
        for at, cut in enumerate(self.cuts, start=self.first_cut):
            np.add.at(table[at], step, seats * cut.coefficients)
        return table

    def total(self, multipliers: Whole) -> int:
        """The right side of the multipliers' combination: Σ weights·seats ≤ this for every panel."""
        return sum(
            times * int(self.upper[row] if times > 0 else self.lower[row])
            for row, times in enumerate(multipliers.tolist())
            if times
        )

    def columns(self) -> tuple[Whole, Whole, Real]:
        """A in compressed columns (start, row, value), a column per type."""
        kinds, homes, types = self.kinds, self.home_row, np.arange(self.kinds.count)
        at_home = np.flatnonzero(homes >= 0)
        cut, cut_type = np.nonzero(self.cut_table)
        width = kinds.features.shape[1]
        column = np.concatenate([types, np.repeat(types, width), at_home, cut_type])
        row = np.concatenate(
            [np.zeros_like(types), 1 + kinds.features.ravel(), homes[at_home], self.first_cut + cut]
        )
        value = np.ones(len(column))
        value[len(column) - len(cut) :] = self.cut_table[cut, cut_type]
        order = np.lexsort((row, column))
        start = np.concatenate([[0], np.cumsum(np.bincount(column, minlength=kinds.count))])
        return start.astype(np.int64), row[order], value[order]


def bound_of(
    rows: Rows, multipliers: Whole, settled: Chances, open_types: NDArray[np.bool_], cap: Fraction
) -> tuple[Fraction, Whole] | None:
    """The largest chance everyone not yet settled can have together, by these multipliers, and each
    type's weight.

    `settled` holds the chances of types on lower levels (those of open types don't count); None is
    answered when no
    open type has a positive weight. Types IN count as seated. See FORMAT.md, `bounds`.
    """
    weights, kinds = rows.weights(multipliers), rows.kinds
    amounts = weights * kinds.size
    free = ~kinds.inside
    below = int(amounts[free & open_types & (weights > 0)].sum())
    if not below:
        return None
    top = (
        rows.total(multipliers)
        - int(amounts[kinds.inside].sum())
        - cap * int(amounts[free & (weights < 0)].sum())
    )
    known = free & ~open_types & (weights > 0)
    taken = np.zeros(len(settled.ladder), dtype=np.int64)
    np.add.at(taken, settled.step[known], amounts[known])
    top -= sum(
        (n * chance for n, chance in zip(taken.tolist(), settled.ladder, strict=True) if n), Fraction(0)
    )
    return top / below, weights
