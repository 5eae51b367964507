"""Exact chances, one per type: few different ones, so that big pools cost no more fractions than small
ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm

import numpy as np

from civicmath.sortition.pool import Real, Whole


@dataclass(frozen=True)
class Chances:
    """`ladder`: the different chances, rising; `step` (T,): where on the ladder each type stands."""

    ladder: tuple[Fraction, ...]
    step: Whole

    @classmethod
    def of(cls, per_type: Sequence[Fraction]) -> Chances:
        """Chances from one fraction per type."""
        ladder = tuple(sorted(set(per_type)))
        place = {chance: at for at, chance in enumerate(ladder)}
        return cls(ladder, np.array([place[chance] for chance in per_type], dtype=np.int64))

    def __iter__(self) -> Iterator[Fraction]:
        return (self.ladder[step] for step in self.step.tolist())

    def __getitem__(self, kind: int) -> Fraction:
        return self.ladder[int(self.step[kind])]

    def __len__(self) -> int:
        return len(self.step)

    @cached_property
    def over(self) -> tuple[list[int], int]:
        """The ladder as whole numbers over their common denominator."""
        common = lcm(*(chance.denominator for chance in self.ladder))
        return [chance.numerator * (common // chance.denominator) for chance in self.ladder], common

    def floats(self) -> Real:
        """The chances as floats, (T,)."""
        return np.array([float(chance) for chance in self.ladder])[self.step]


def written(value: Fraction) -> str:
    """A fraction as a/b."""
    return f"{value.numerator}/{value.denominator}"
