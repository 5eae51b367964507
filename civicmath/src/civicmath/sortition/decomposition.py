"""The proof that the chances are attained: weights, as fractions, over real panels whose average they are."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

import numpy as np

from civicmath.sortition.chances import Chances
from civicmath.sortition.clock import Clock
from civicmath.sortition.kinds import number_rows
from civicmath.sortition.modular import eliminate, solve_exactly, times
from civicmath.sortition.pool import Real, Whole
from civicmath.sortition.rows import Rows

PORTION = 512


@dataclass(frozen=True)
class Decomposition:
    """Panels (seats per type) and whole weights adding up to `denominator`."""

    panels: Whole
    weights: tuple[int, ...]
    denominator: int


def narrow(panels: Whole) -> Whole:
    """The same seats in as little memory as they need."""
    return panels.astype(np.int16) if panels.max(initial=0) < 2**15 else panels


def decompose(rows: Rows, chances: Chances, panels: Whole, clock: Clock) -> Decomposition | None:
    """Exact positive weights for these panels with average size·chance, or None if they don't reach it.

    The uniform average of a good lottery is already close; the least correction in floating point is
    rounded to a
    grid, and what is left is solved exactly on independent panels.
    """
    first, inverse = number_rows(panels)
    panels, repeats = narrow(panels[first]), np.bincount(inverse)
    wanted = [chance * size for chance, size in zip(chances, rows.kinds.size.tolist(), strict=True)]
    varying = np.flatnonzero((panels != panels[0]).any(axis=0))
    constant = set(range(len(wanted))) - set(varying.tolist())
    if any(wanted[kind] != int(panels[0, kind]) for kind in constant):
        return None
    matrix = np.concatenate([panels[:, varying].T, np.ones((1, len(panels)), dtype=panels.dtype)])
    target = [wanted[kind] for kind in varying.tolist()] + [Fraction(1)]
    pivots = eliminate(matrix)
    independent = pivots[0]
    aim = np.array([float(target[row]) for row in independent.tolist()])
    start = _near(matrix[independent].astype(float), aim, repeats / repeats.sum(), clock)
    if start is None:
        return None
    for grid in (10**8, 10**11):
        weights = _correct(
            matrix, target, [round(value * grid) for value in start.tolist()], grid, pivots, clock
        )
        if weights is not None:
            return _whole(panels, weights)
    return None


def decompose_on(rows: Rows, chances: Chances, panels: Whole, clock: Clock) -> Decomposition | None:
    """The exact weights when these panels are independent (the corner of a linear program), or None."""
    wanted = [chance * size for chance, size in zip(chances, rows.kinds.size.tolist(), strict=True)]
    matrix = np.concatenate([panels.T, np.ones((1, len(panels)), dtype=np.int64)])
    pivots = eliminate(matrix)
    if len(pivots[1]) < len(panels):
        return None
    weights = _correct(matrix, [*wanted, Fraction(1)], [0] * len(panels), 1, pivots, clock)
    return None if weights is None else _whole(panels, weights)


def _near(matrix: Real, target: Real, weights: Real, clock: Clock) -> Real | None:
    """Positive weights that meet the target in floating point, as even as can be, or None.

    Newton's method for the tilt `tilt` with Σ weights·exp(tilt·panel)·panel = target (largest entropy).
    """
    tilt = np.zeros(len(target))
    for _ in range(40):
        clock.check()
        current = weights * np.exp(np.clip(matrix.T @ tilt, -60, 30))
        missing = target - matrix @ current
        if np.abs(missing).max() < 1e-11:
            return np.asarray(current) if current.min() > 1e-9 * weights.min() else None
        try:
            step = np.linalg.solve(_spread(matrix, current), missing)
        except np.linalg.LinAlgError:
            return None
        reach = np.abs(matrix.T @ step).max()
        tilt = tilt + step * min(1.0, 2.0 / reach)
    return None


def _spread(matrix: Real, weights: Real) -> Real:
    """Σ weight·panel·panel′, some panels at a time for memory."""
    total = np.zeros((len(matrix), len(matrix)))
    for first in range(0, len(weights), PORTION):
        part = matrix[:, first : first + PORTION] * np.sqrt(weights[first : first + PORTION])
        total += part @ part.T
    return total


def _correct(
    matrix: Whole,
    target: list[Fraction],
    start: list[int],
    grid: int,
    pivots: tuple[Whole, Whole, Real],
    clock: Clock,
) -> list[Fraction] | None:
    """start/grid plus an exact correction on the pivot columns; None if a weight turns negative or a row
    differs."""
    rows, columns, inverse = pivots
    reached = times(matrix, start)
    missing = [target[row] - Fraction(reached[row], grid) for row in rows.tolist()]
    common = lcm(*(value.denominator for value in missing))
    right = [value.numerator * (common // value.denominator) for value in missing]
    square = matrix[np.ix_(rows, columns)]
    numerators, denominator = solve_exactly(square, inverse, right, clock.check)
    weights = [Fraction(value, grid) for value in start]
    for column, numerator in zip(columns.tolist(), numerators, strict=True):
        weights[column] += Fraction(numerator, denominator * common)
    if min(weights) < 0:
        return None
    return weights if _meets(matrix, target, weights) else None


def _meets(matrix: Whole, target: list[Fraction], weights: list[Fraction]) -> bool:
    """Whether the weighted average is the target, in whole numbers."""
    common = lcm(*(weight.denominator for weight in weights))
    whole = [weight.numerator * (common // weight.denominator) for weight in weights]
    return all(
        value * goal.denominator == goal.numerator * common
        for value, goal in zip(times(matrix, whole), target, strict=True)
    )


def _whole(panels: Whole, weights: list[Fraction]) -> Decomposition:
    used = [at for at, weight in enumerate(weights) if weight]
    common = lcm(*(weights[at].denominator for at in used))
    whole = [weights[at].numerator * (common // weights[at].denominator) for at in used]
    shared = gcd(common, *whole)
    return Decomposition(
        panels[used].astype(np.int64), tuple(weight // shared for weight in whole), common // shared
    )
