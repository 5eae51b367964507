"""Large whole-number systems solved exactly: elimination modulo a prime, then lifting (Dixon 1982).

Rounding never enters: floats only ever hold whole numbers below 2^53, where they are exact.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import isqrt

import numpy as np

from civicmath.sortition.pool import Real, Whole

PRIME = 1048573
CHUNK, BARREN = 32, 4
LINES = 256
LIMB = 16


def _reduce(values: Real) -> Real:
    """Whole numbers below 2^53, in place, modulo the prime."""
    values -= np.floor(values * (1.0 / PRIME)) * PRIME
    # The quotient is at most one off.
    np.add(values, PRIME, out=values, where=values < 0)
    np.subtract(values, PRIME, out=values, where=values >= PRIME)
    return values


def _product(left: Real, right: Real) -> Real:
    """left @ right modulo the prime; entries below 2^20 keep every sum below 2^53 for up to 8192 terms."""
    if left.shape[1] > 8192:
        return _reduce(_product(left[:, :8192], right[:8192]) + _product(left[:, 8192:], right[8192:]))
    return _reduce(np.asarray(left @ right))


def eliminate(matrix: Whole) -> tuple[Whole, Whole, Real]:
    """The first independent columns of a matrix, rows that make them square, and that square's inverse
    mod PRIME.

    Answers (rows, columns, inverse) with inverse @ matrix[rows][:, columns] = identity modulo PRIME, in whole floats.
    Columns are looked through until BARREN chunks in a row have brought nothing.
    """
    height, width = matrix.shape
    transform = np.eye(height)
    pivot_rows: list[int] = []
    pivot_columns: list[int] = []
    free, barren = np.ones(height, dtype=np.bool_), 0
    for start in range(0, width, CHUNK):
        if len(pivot_rows) == height or barren == BARREN:
            break
        chunk = _product(transform, _reduce(matrix[:, start : start + CHUNK].astype(np.float64)))
        found_rows, found_columns, history = _eliminate_chunk(chunk, free)
        barren = 0 if found_rows else barren + 1
        before = transform[found_rows]
        transform[found_rows] = 0
        # Some lines at a time: what is worked on fits the machine's nearest memory.
        for first in range(0, height, LINES):
            lines = slice(first, first + LINES)
            transform[lines] += history[lines, : len(found_rows)] @ before
            _reduce(transform[lines])
        pivot_rows += found_rows
        pivot_columns += [start + column for column in found_columns]
    rows = np.array(pivot_rows, dtype=np.int64)
    return rows, np.array(pivot_columns, dtype=np.int64), transform[np.ix_(rows, rows)]


def _eliminate_chunk(chunk: Real, free: np.ndarray) -> tuple[list[int], list[int], Real]:
    """Gauss-Jordan on a few columns; what was added to each row of the pivot rows as they were is the
    history."""
    height, width = chunk.shape
    both = np.concatenate([chunk, np.zeros((height, width))], axis=1)
    rows: list[int] = []
    columns: list[int] = []
    for column in range(width):
        candidates = np.flatnonzero(free & (both[:, column] != 0))
        if not len(candidates):
            continue
        row = int(candidates[0])
        free[row] = False
        both[row, width + len(rows)] = 1
        both[row] = _reduce(both[row] * pow(int(both[row, column]), -1, PRIME))
        factors = both[:, column].copy()
        factors[row] = 0
        touched = np.flatnonzero(factors)
        both[touched] = _reduce(both[touched] - factors[touched, None] * both[row])
        rows.append(row)
        columns.append(column)
    return rows, columns, both[:, width:]


def solve_exactly(
    square: Whole, inverse: Real, right: list[int], check: Callable[[], None] = lambda: None
) -> tuple[list[int], int]:
    """Whole numerators and one denominator with square @ (numerators / denominator) = right.

    `inverse` is the inverse of `square` modulo PRIME; `check` is called now and then and may raise. Raises
    ArithmeticError if lifting does not settle.
    """
    line, place = np.nonzero(square)
    first, entry = np.searchsorted(line, np.arange(len(square))), square[line, place].astype(np.int64)
    residual = np.array(right, dtype=object)
    solution = np.zeros(len(right), dtype=object)
    scale, digits, next_try, steps = 1, list[Whole](), 8, 0
    while steps < 100_000:
        check()
        digit = _product(inverse, (residual % PRIME).astype(np.float64)[:, None])[:, 0].astype(np.int64)
        digits.append(digit)
        residual = (residual - np.add.reduceat(entry * digit[place], first)) // PRIME
        if max(map(abs, residual.tolist()), default=0) < 2**62:
            residual = residual.astype(np.int64)
        steps += 1
        if steps == next_try:
            solution = solution + _joined(digits) * scale
            scale, digits = scale * PRIME ** len(digits), []
            found = _reconstruct(solution.tolist(), scale)
            if found is not None and times(square, found[0]) == [value * found[1] for value in right]:
                return found
            next_try += max(8, steps // 3)
    raise ArithmeticError("the system did not lift to fractions")


def _joined(digits: Sequence[Whole]) -> np.ndarray:
    """The whole numbers with these digits in base PRIME, lowest first."""
    joined = np.zeros(len(digits[0]), dtype=object)
    for digit in reversed(digits):
        joined = joined * PRIME + digit.astype(object)
    return joined


def times(table: Whole, numbers: Sequence[int]) -> list[int]:
    """table @ numbers for whole numbers of any length; the table's entries are small."""
    octets = LIMB // 8
    limbs = max(1, -(-max((abs(number).bit_length() for number in numbers), default=0) // LIMB))
    written = b"".join(abs(number).to_bytes(limbs * octets, "little") for number in numbers)
    parts = np.frombuffer(written, dtype="<u2").reshape(len(numbers), limbs).astype(np.float64)
    parts[[number < 0 for number in numbers]] *= -1.0
    found: list[int] = []
    for first in range(0, len(table), LINES):
        sums = (table[first : first + LINES].astype(np.float64) @ parts).astype(np.int64)
        places, carry = np.zeros(sums.shape, dtype="<u2"), np.zeros(len(sums), dtype=np.int64)
        for limb in range(limbs):
            carry += sums[:, limb]
            places[:, limb] = carry & ((1 << LIMB) - 1)
            carry >>= LIMB
        found += [
            int.from_bytes(low.tobytes(), "little") + (high << (LIMB * limbs))
            for low, high in zip(places, carry.tolist(), strict=True)
        ]
    return found


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
