"""The rows every panel obeys, as one system over seats per type: size, quotas, shared households, cuts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from civicmath.sortition.kinds import Cut, Kinds
from civicmath.sortition.pool import Whole

Real = NDArray[np.float64]


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
        weights = multipliers[0] + multipliers[1 + self.kinds.features].sum(axis=1)
        at_home = self.home_row >= 0
        weights[at_home] += multipliers[self.home_row[at_home]]
        if self.cuts:
            weights = weights + multipliers[self.first_cut :] @ self.cut_table
        return weights

    def values(self, seats: Whole) -> Whole:
        """The value of each row: A times the seats (any integers, also object arrays of big ones)."""
        kinds = self.kinds
        values = [sum(seats.tolist())]
        quotas = [0] * self.quota_count
        for column in kinds.features.T:
            for quota, seat in zip(column.tolist(), seats.tolist(), strict=True):
                quotas[quota] += seat
        homes = [0] * len(kinds.shared_homes)
        offset = 1 + self.quota_count
        for row, seat in zip(self.home_row.tolist(), seats.tolist(), strict=True):
            if row >= 0:
                homes[row - offset] += seat
        cuts = [
            sum(int(a) * seat for a, seat in zip(cut.coefficients, seats.tolist(), strict=True))
            for cut in self.cuts
        ]
        return np.array(values + quotas + homes + cuts, dtype=object)

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
    rows: Rows, multipliers: Whole, settled: Sequence[Fraction | None], cap: Fraction
) -> tuple[Fraction, Whole] | None:
    """The largest chance everyone not yet settled can have together, by these multipliers, and each type's weight.

    `settled[t]` is the chance of a type on a lower level, None for the others; None is answered when no
    unsettled type has a positive weight. Types IN count as seated. See FORMAT.md, `bounds`.
    """
    weights = rows.weights(multipliers)
    kinds = rows.kinds
    top, below = Fraction(rows.total(multipliers)), 0
    for weight, size, chance, inside in zip(
        weights.tolist(), kinds.size.tolist(), settled, kinds.inside.tolist(), strict=True
    ):
        if inside:
            top -= weight * size
        elif weight < 0:
            top -= weight * size * cap
        elif weight and chance is not None:
            top -= weight * size * chance
        elif weight:
            below += weight * size
    return (top / below, weights) if below else None
