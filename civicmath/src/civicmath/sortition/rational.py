"""Fractions recovered from floating point, and linear systems solved exactly."""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm

import numpy as np

from civicmath.sortition.pool import Real, Whole


def whole_multiples(values: Real, *, largest: int = 5000, tolerance: float = 1e-8) -> Whole | None:
    """The smallest whole numbers in the same proportion as these floats, or None when they aren't
    recognised."""
    scale = float(np.abs(values).max(initial=0.0))
    if not np.isfinite(scale) or scale == 0.0:
        return None
    small = np.abs(values / scale) < tolerance
    unit = float(np.abs(values[~small]).min())
    found = np.where(small, 0.0, values / unit)
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
    shared = gcd(*numbers.values()) or 1
    return np.array([numbers[value] // shared for value in found.tolist()], dtype=np.int64)
