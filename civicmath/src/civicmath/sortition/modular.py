"""Large whole-number systems solved exactly: elimination modulo a prime, then lifting (Dixon 1982).

Rounding never enters: floating point is only used to multiply numbers small enough to be exact.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import isqrt

import numpy as np

from civicmath.sortition.pool import Real, Whole

PRIME = 1048573
CHUNK, BARREN = 32, 4


def _product(left: Whole | Real, right: Whole) -> Whole:
    """left @ right modulo the prime; entries below 2^20 keep every sum below 2^53 for up to 8192 terms.

    What is multiplied often is given as floats, its entries whole all the same.
    """
    if left.shape[1] > 8192:
        return (_product(left[:, :8192], right[:8192]) + _product(left[:, 8192:], right[8192:])) % PRIME
    return np.rint(left.astype(np.float64, copy=False) @ right.astype(np.float64)).astype(np.int64) % PRIME


def eliminate(matrix: Whole) -> tuple[Whole, Whole, Whole]:
    """The first independent columns of a matrix, rows that make them square, and that square's inverse
    mod PRIME.

    Answers (rows, columns, inverse) with inverse @ matrix[rows][:, columns] = identity modulo PRIME. Columns are
    looked through until BARREN chunks in a row have brought nothing.
    """
    height, width = matrix.shape
    transform = np.eye(height, dtype=np.int64)
    pivot_rows: list[int] = []
    pivot_columns: list[int] = []
    free, barren = np.ones(height, dtype=np.bool_), 0
    for start in range(0, width, CHUNK):
        if len(pivot_rows) == height or barren == BARREN:
            break
        chunk = _product(transform, matrix[:, start : start + CHUNK] % PRIME)
        found_rows, found_columns, history = _eliminate_chunk(chunk, free)
        barren = 0 if found_rows else barren + 1
        before = transform[found_rows]
        transform[found_rows] = 0
        transform = (transform + _product(history[:, : len(found_rows)], before)) % PRIME
        pivot_rows += found_rows
        pivot_columns += [start + column for column in found_columns]
    rows = np.array(pivot_rows, dtype=np.int64)
    return rows, np.array(pivot_columns, dtype=np.int64), transform[np.ix_(rows, rows)]


def _eliminate_chunk(chunk: Whole, free: np.ndarray) -> tuple[list[int], list[int], Whole]:
    """Gauss-Jordan on a few columns; what was added to each row of the pivot rows as they were is the
    history."""
    height, width = chunk.shape
    both = np.concatenate([chunk, np.zeros((height, width), dtype=np.int64)], axis=1)
    rows: list[int] = []
    columns: list[int] = []
    for column in range(width):
        candidates = np.flatnonzero(free & (both[:, column] != 0))
        if not len(candidates):
            continue
        row = int(candidates[0])
        free[row] = False
        both[row, width + len(rows)] = 1
        both[row] = both[row] * pow(int(both[row, column]), -1, PRIME) % PRIME
        factors = both[:, column].copy()
        factors[row] = 0
        touched = np.flatnonzero(factors)
        both[touched] = (both[touched] - factors[touched, None] * both[row]) % PRIME
        rows.append(row)
        columns.append(column)
    return rows, columns, both[:, width:]


def solve_exactly(
    square: Whole, inverse: Whole, right: list[int], check: Callable[[], None] = lambda: None
) -> tuple[list[int], int]:
    """Whole numerators and one denominator with square @ (numerators / denominator) = right.

    `inverse` is the inverse of `square` modulo PRIME; `check` is called now and then and may raise. Raises
    ArithmeticError if lifting does not settle.
    """
    table, inverted = square.astype(np.float64), inverse.astype(np.float64)
    residual = np.array(right, dtype=object)
    solution = np.zeros(len(right), dtype=object)
    scale, steps, next_try = 1, 0, 8
    while steps < 100_000:
        check()
        digit = _product(inverted, (residual % PRIME).astype(np.int64)[:, None])[:, 0]
        solution = solution + digit.astype(object) * scale
        image = np.rint(table @ digit.astype(np.float64)).astype(np.int64)
        residual = (residual - image) // PRIME
        if max(map(abs, residual.tolist()), default=0) < 2**62:
            residual = residual.astype(np.int64)
        scale *= PRIME
        steps += 1
        if steps == next_try:
            found = _reconstruct(solution.tolist(), scale)
            if found is not None and _solves(square, *found, right):
                return found
            next_try += max(8, steps // 3)
    raise ArithmeticError("the system did not lift to fractions")


def _reconstruct(residues: list[int], modulus: int) -> tuple[list[int], int] | None:
    """Fractions with a common denominator behind these residues, or None while the modulus is too small."""
    denominator, limit = 1, isqrt(modulus // 2)
    for residue in residues:
        value = residue * denominator % modulus
        if min(value, modulus - value) <= limit:
            continue
        fraction = _fraction(value, modulus, limit)
        if fraction is None:
            return None
        denominator *= fraction.denominator
        if denominator > limit:
            return None
    numerators = [residue * denominator % modulus for residue in residues]
    return [value - modulus if value > modulus // 2 else value for value in numerators], denominator


def _fraction(residue: int, modulus: int, limit: int) -> Fraction | None:
    """The fraction a/b ≡ residue with |a| ≤ limit (half of Euclid's algorithm)."""
    older, newer, older_factor, newer_factor = modulus, residue, 0, 1
    while newer > limit:
        quotient = older // newer
        older, newer = newer, older - quotient * newer
        older_factor, newer_factor = newer_factor, older_factor - quotient * newer_factor
    if newer_factor == 0 or abs(newer_factor) > limit:
        return None
    return Fraction(newer, newer_factor)


def _solves(square: Whole, numerators: list[int], denominator: int, right: list[int]) -> bool:
    for row, wanted in zip(square, right, strict=True):
        used = np.flatnonzero(row)
        value = sum(int(row[at]) * numerators[at] for at in used.tolist())
        if value != wanted * denominator:
            return False
    return True
