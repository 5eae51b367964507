"""Who volunteered, what each of them is, and what a panel must look like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Real = NDArray[np.float64]

FREE, IN, OUT = 0, 1, -1


class Unmeetable(Exception):
    """The quotas can't be met by any panel from this pool; the message says so in a sentence."""


@dataclass(frozen=True)
class Quota:
    """How many seats people with one feature must and may have."""

    category: str
    feature: str
    minimum: int
    maximum: int
    minimum_flex: int | None = None
    maximum_flex: int | None = None


@dataclass(frozen=True)
class Pool:
    """The volunteers as plain arrays.

    `features` has a row per volunteer and a column per category; each value is the position of a quota in
    `quotas`. `households` holds a household number for each volunteer, or is None when households don't
    matter.
    `fixed` is IN for those who must be on every panel, OUT for those who may be on none, else FREE.
    """

    quotas: tuple[Quota, ...]
    respondents: tuple[str, ...]
    features: Whole
    panel_size: int
    fixed: Whole
    households: Whole | None = None

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories in the order of the quotas."""
        return tuple(dict.fromkeys(quota.category for quota in self.quotas))

    @property
    def people(self) -> int:
        """How many volunteered, those excluded counted too."""
        return len(self.respondents)

    def holding(self, members: Sequence[int] = (), excluded: Sequence[int] = ()) -> Pool:
        """The same pool with these positions made IN and OUT."""
        fixed = self.fixed.copy()
        fixed[list(excluded)] = OUT
        fixed[list(members)] = IN
        return replace(self, fixed=fixed)

    def counts(self) -> Whole:
        """How many eligible people (not OUT) have the feature of each quota."""
        eligible = self.features[self.fixed != OUT]
        return np.bincount(eligible.ravel(), minlength=len(self.quotas)).astype(np.int64)


def pool_of(
    quotas: Sequence[Quota],
    features: Sequence[Sequence[str]],
    panel_size: int,
    *,
    respondents: Sequence[str] | None = None,
    households: Sequence[object] | None = None,
) -> Pool:
    """A pool from plain rows: `features[i]` has one value per category, in the order of the quotas'
    categories.

    Raises KeyError when a value has no quota.
    """
    categories = list(dict.fromkeys(quota.category for quota in quotas))
    position = {(quota.category, quota.feature): index for index, quota in enumerate(quotas)}
    table = [[position[pair] for pair in zip(categories, row, strict=True)] for row in features]
    numbers: dict[object, int] = {}
    homes = None if households is None else [numbers.setdefault(home, len(numbers)) for home in households]
    return Pool(
        quotas=tuple(quotas),
        respondents=tuple(respondents or (str(number) for number in range(1, len(table) + 1))),
        features=np.array(table, dtype=np.int64).reshape(len(table), len(categories)),
        panel_size=panel_size,
        fixed=np.zeros(len(table), dtype=np.int64),
        households=None if homes is None else np.array(homes, dtype=np.int64),
    )
