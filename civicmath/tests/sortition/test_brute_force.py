"""On pools small enough to list every panel, every level agrees with brute force."""

from __future__ import annotations

from fractions import Fraction

import pytest
from plain_check import assert_certified, largest_over_panels, leximin_by_brute_force
from sample_pools import near_exact_pool

from civicmath.sortition.engine import hold_lottery
from civicmath.sortition.pool import Unmeetable

SMALL = {"people": (6, 11), "seats": (2, 4)}


@pytest.mark.parametrize("seed", range(25))
def test_leximin_agrees_with_brute_force_in_every_level(seed: int) -> None:
    pool = near_exact_pool(seed, **SMALL)

    lottery = hold_lottery(pool, tickets=100)

    assert [float(c) for c in lottery.chances_of_people()] == pytest.approx(
        leximin_by_brute_force(pool), abs=1e-6
    )
    assert lottery.status == "exact"
    assert_certified(lottery)


@pytest.mark.parametrize("seed", range(100, 112))
def test_capped_leximin_agrees_with_brute_force(seed: int) -> None:
    pool = near_exact_pool(seed, **SMALL)
    cap = Fraction(4, 5)
    try:
        lottery = hold_lottery(pool, tickets=100, cap=cap)
    except Unmeetable:
        with pytest.raises(AssertionError):
            leximin_by_brute_force(pool, float(cap))
        return

    assert [float(c) for c in lottery.chances_of_people()] == pytest.approx(
        leximin_by_brute_force(pool, float(cap)), abs=1e-6
    )
    assert_certified(lottery)


@pytest.mark.parametrize("seed", range(200, 215))
def test_members_and_excluded_agree_with_brute_force(seed: int) -> None:
    pool = near_exact_pool(seed, **SMALL)
    panel = hold_lottery(pool, tickets=10).seats[3].tolist()
    outside = [person for person in range(pool.people) if person not in panel]
    pool = pool.holding(panel[:1], outside[:1])

    lottery = hold_lottery(pool, tickets=100)

    assert [float(c) for c in lottery.chances_of_people()] == pytest.approx(
        leximin_by_brute_force(pool), abs=1e-6
    )
    assert_certified(lottery)


@pytest.mark.parametrize("seed", range(40))
def test_every_cut_is_true_of_every_panel(seed: int) -> None:
    pool = near_exact_pool(seed, people=(8, 16), seats=(3, 5))

    rows = hold_lottery(pool, tickets=10).rows

    for cut in rows.cuts:
        assert largest_over_panels(rows.kinds, cut.coefficients) <= cut.bound
