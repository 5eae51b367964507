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
    fractions = []
    for value in (values / unit).tolist():
        fraction = (
            Fraction(value).limit_denominator(largest)
            if abs(value) > tolerance * scale / unit
            else Fraction(0)
        )
        if abs(float(fraction) - value) > tolerance * max(1.0, abs(value)):
            return None
        fractions.append(fraction)
    common = lcm(*(fraction.denominator for fraction in fractions))
    if common > 10**9:
        return None
    numbers = [fraction.numerator * (common // fraction.denominator) for fraction in fractions]
    shared = gcd(*numbers) or 1
    return np.array([number // shared for number in numbers], dtype=np.int64)
