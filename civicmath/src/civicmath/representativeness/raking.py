"""Weights that give every group the say its numbers would: a *what if*, never the result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from civicmath.representativeness import words

Floats: TypeAlias = NDArray[np.float64]
PEOPLE_OFF = 1e-9
ROUNDS = 5001
CHECKED, SETTLED = 3, 60


@dataclass(frozen=True)
class Weights:
    """A weight for each person who answered, 1 on average, and how well they fit."""

    weights: Floats
    converged: bool
    rounds: int
    gap: float
    """The largest difference between a weighted share and the wanted one, from 0 to 1."""
    most: float | None
    """The largest weight allowed, if they were trimmed."""
    left_out: tuple[str, ...]
    """Groups among which nobody answered: they cannot be weighed in."""
    weighed_away: tuple[str, ...]
    """Groups that by the figures have nobody, though somebody answered: their weight is 0."""

    @property
    def design_effect(self) -> float:
        """How many times as many weighted answers tell what unweighted ones would (L. Kish 1965)."""
        total = self.weights.sum()
        return float(len(self.weights) * (self.weights**2).sum() / total**2) if total else 1.0

    @property
    def effective(self) -> float:
        """How many unweighted answers the weighted ones are worth."""
        return len(self.weights) / self.design_effect

    def sentences(self, language: str = "da") -> tuple[str, ...]:
        """How far the weights can be trusted, in plain words."""
        off = round(self.gap * 100, 2)
        gap = words.decimal(off, language)
        told = []
        for groups, sentence in ((self.left_out, words.LEFT_OUT), (self.weighed_away, words.WEIGHED_AWAY)):
            told += [sentence[language].format(groups=words.listed(groups, language))] if groups else []
        if self.most is not None:
            trimmed = words.TRIMMED if off else words.CAPPED
            told.append(trimmed[language].format(most=words.decimal(self.most, language), gap=gap))
        elif not self.converged:
            told.append(words.NOT_CONVERGED[language].format(gap=gap))
        n, effective = len(self.weights), round(self.effective)
        return (*told, words.EFFECT[language].format(n=n, effective=effective))


def rake_table(table: ArrayLike, margins: Sequence[ArrayLike]) -> tuple[Floats, int, bool]:
    """A table with the wanted sums along each axis that stays as near to the given one as can be.

    `table` has one axis for each of `margins`, values at least 0; each margin has the axis's length and all
    margins the same sum. Returns the table, the rounds it took and whether all sums are met (to 1e-9 people,
    or 1e-13 of them where they are more than 10,000); where a slice is empty and its margin is not, they
    can't be. Iterative proportional fitting: W. Deming, F. Stephan, *On a least squares adjustment of a
    sampled frequency table*, AMS 11 (1940), 427-444; D. Ireland, S. Kullback, Biometrika 55 (1968), 179-188.

    Raises ValueError where lengths or sums do not agree.
    """
    start = np.array(table, dtype=float)
    wanted = [np.asarray(margin, dtype=float) for margin in margins]
    if start.shape != tuple(len(margin) for margin in wanted):
        raise ValueError("there is one margin for each axis, as long as the axis")
    sums = [float(margin.sum()) for margin in wanted]
    if max(sums) - min(sums) > 1e-9 * max(sums):
        raise ValueError("the margins do not have the same sum")
    if start.min(initial=1.0) > 0 and min(float(margin.min()) for margin in wanted) > 0:
        factors, rounds, off = _fit(start, wanted)
    else:
        factors, rounds, off = _fit_around_holes(start, wanted)
    fitted = start
    for axis, factor in enumerate(factors):
        fitted = fitted * factor.reshape([-1 if k == axis else 1 for k in range(start.ndim)])
    return fitted, rounds, off <= max(PEOPLE_OFF, max(sums) * 1e-13)


def _fit_around_holes(start: Floats, wanted: Sequence[Floats]) -> tuple[list[Floats], int, float]:
    """The factors where some slices are empty or wanted empty: those are 0 and stay out of it."""
    present = [_margin(start, axis) > 0 for axis in range(start.ndim)]
    kept = [np.flatnonzero((margin > 0) & some) for margin, some in zip(wanted, present, strict=True)]
    inner = [margin[rows] for margin, rows in zip(wanted, kept, strict=True)]
    fitted, rounds, off = _fit(np.ascontiguousarray(start[np.ix_(*kept)]), inner)
    factors = [np.zeros(len(margin)) for margin in wanted]
    for factor, rows, found in zip(factors, kept, fitted, strict=True):
        factor[rows] = found
    unmet = sum(float(margin[~some].sum()) for margin, some in zip(wanted, present, strict=True))
    return factors, rounds, off + unmet


def _fit(table: Floats, wanted: Sequence[Floats]) -> tuple[list[Floats], int, float]:
    """The factors along each axis: only they change, the table is read where it lies."""
    factors = [np.ones(len(margin)) for margin in wanted]
    last = off = np.inf
    rounds = 0
    while rounds < ROUNDS:
        rounds += 1
        # The table summed over its last axes, one axis more each time, with the factors of the round before.
        rest = [table]
        for factor in factors[:0:-1]:
            rest.append(rest[-1].dot(factor))
        checking, off = rounds % CHECKED == 0, 0.0
        for axis, margin in enumerate(wanted):
            sums = rest.pop()
            for factor in factors[:axis]:
                sums = factor.dot(sums.reshape(len(factor), -1))
            if checking:
                off += float(np.abs(sums * factors[axis] - margin).sum())
            factors[axis] = margin / sums
        if checking:
            # What is off shrinks from round to round; once it stands still, the margins can't all be met.
            if off <= PEOPLE_OFF / 10 or (rounds >= SETTLED and off >= last * (1 - 1e-9)):
                break
            last = off
    return factors, rounds, off


def rake(
    groups: Mapping[str, Sequence[str]],
    people: Mapping[str, Mapping[str, float]],
    *,
    most: float | None = None,
) -> Weights:
    """Weights for those who answered that give each group the share it has of the population.

    `groups` gives for each thing weighed by (age, village) every respondent's group; `people` how many live
    here by group, for the same things; only the shares matter. With `most`, weights are trimmed to lie
    between 1/`most` and `most` times the average; they then no longer fit, and the gap is told. Groups nobody
    answered in are left out and named, answers from groups without people weigh 0. See `rake_table` for the
    method, L. Kish, *Survey Sampling* (1965) for the design effect.

    Raises ValueError for lists of unequal length or a group the population does not name.
    """
    names, count = list(groups), len(next(iter(groups.values()), ()))
    codes, margins, left_out, away = [], [], [], []
    for name in names:
        labels, values = list(people[name]), groups[name]
        if len(values) != count or not set(values) <= set(labels):
            raise ValueError(f"{name}: every respondent needs a group that the population names")
        code = np.array([labels.index(value) for value in values], dtype=np.intp)
        margin = np.array([people[name][label] for label in labels], dtype=float)
        answered = np.bincount(code, minlength=len(labels))
        left_out += [labels[k] for k in np.flatnonzero((margin > 0) & (answered == 0))]
        away += [labels[k] for k in np.flatnonzero((margin == 0) & (answered > 0))]
        margin = np.where(answered > 0, margin, 0)
        if not margin.sum():
            raise ValueError(f"{name}: nobody lives in any of the groups that answered")
        codes.append(code)
        margins.append(margin * count / margin.sum())
    cell = tuple(codes)
    table = np.zeros([len(margin) for margin in margins])
    np.add.at(table, cell, 1)
    fitted, rounds, converged = rake_table(table, margins)
    weights = fitted[cell] / table[cell]
    weights = _trimmed(weights, most) if most is not None else weights
    gap = _gap(weights, codes, margins)
    return Weights(weights, converged, rounds, gap, most, tuple(left_out), tuple(away))


def _margin(table: Floats, axis: int) -> Floats:
    return np.asarray(table.sum(axis=tuple(k for k in range(table.ndim) if k != axis)))


def _trimmed(weights: Floats, most: float) -> Floats:
    """Weights of 1 on average, none outside the allowed range save those of 0."""
    counted = weights > 0
    for _ in range(100):
        weights = np.where(counted, np.clip(weights, 1 / most, most), 0)
        weights = weights * len(weights) / weights.sum()
        if weights.max() <= most * (1 + 1e-9) and weights[counted].min() >= (1 - 1e-9) / most:
            break
    return weights


def _gap(weights: Floats, codes: Sequence[NDArray[np.intp]], margins: Sequence[Floats]) -> float:
    total = weights.sum()
    return max(
        (
            float(np.abs(np.bincount(c, weights, len(m)) / total - m / m.sum()).max())
            for c, m in zip(codes, margins, strict=True)
        ),
        default=0.0,
    )
