"""Fractions recovered from floating point, and linear systems solved exactly."""

from __future__ import annotations

from fractions import Fraction
from math import lcm

import numpy as np

from civicmath.sortition.pool import Real, Whole

SMALL = 10**5


def whole_multiples(values: Real, *, largest: int = 5000, tolerance: float = 1e-8) -> Whole | None:
    """The smallest whole numbers in the same proportion as these floats, or None when they aren't
    recognised."""
    scale = float(np.abs(values).max(initial=0.0))
    if not np.isfinite(scale) or scale == 0.0:
        return None
    small = np.abs(values / scale) < tolerance
    unit = float(np.abs(values[~small]).min())
    found = np.where(small, 0.0, values / unit)
    numbers = _over_few(found, largest, tolerance)
    if numbers is None:
        numbers = _one_by_one(found, largest, tolerance)
    return None if numbers is None else numbers // (np.gcd.reduce(numbers) or 1)


def _over_few(found: Real, largest: int, tolerance: float) -> Whole | None:
    """Whole numbers in proportion to these over a small common denominator, found from few of them; else None."""
    common = 1
    while common <= SMALL:
        scaled = found * common
        whole = np.rint(scaled)
        off = np.flatnonzero(np.abs(scaled - whole) > tolerance * common * np.maximum(1.0, np.abs(found)))
        if not len(off):
            return whole.astype(np.int64)
        denominator = Fraction(float(scaled[off[0]])).limit_denominator(largest).denominator
        if denominator == 1:
            break
        common *= denominator
    return None


def _one_by_one(found: Real, largest: int, tolerance: float) -> Whole | None:
    """Whole numbers in proportion to these, each read as a fraction by itself; None when one isn't recognised."""
    # Few of the values are different, and most are whole.
    fractions: dict[float, Fraction] = {}
    for value in set(found.tolist()):
        whole = round(value)
        near = abs(whole - value) <= tolerance * max(1.0, abs(value))
        fraction = Fraction(whole) if near else Fraction(value).limit_denominator(largest)
        if abs(float(fraction) - value) > tolerance * max(1.0, abs(value)):
            return None
        fractions[value] = fraction
    common = lcm(*(fraction.denominator for fraction in fractions.values()))
    if common > 10**9:
        return None
    numbers = {
        value: fraction.numerator * (common // fraction.denominator) for value, fraction in fractions.items()
    }
    return np.array([numbers[value] for value in found.tolist()], dtype=np.int64)
