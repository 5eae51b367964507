"""The open instances equal their references, and everything claimed about them checks."""

from __future__ import annotations

import json
from fractions import Fraction
from functools import cache

import numpy as np
import pytest
from plain_check import assert_certified
from sample_pools import DATA, SIZES, classic_toy, open_instance
from scipy.optimize import linprog

from civicmath.sortition.bundle import gini
from civicmath.sortition.certificate import levels_of
from civicmath.sortition.engine import hold_lottery
from civicmath.sortition.held import Lottery

ORACLE = json.loads((DATA / "oracle.json").read_text())
PROVEN = ["syn_n300_k30_f6_s1", "syn_n300_k30_f6_s1_hh", "syn_n800_k75_f4_s2"]
# The reference's fourth level of these three people rests on lower levels that are 1e-8 too low: see the test of it.
OFF = {("syn_n300_k30_f6_s1", 3): 5e-6}


@cache
def held(name: str, exact: bool | None = None) -> Lottery:
    """The lottery of an open instance, held once for all its tests."""
    return hold_lottery(open_instance(name), exact=exact)


@pytest.mark.parametrize("name", PROVEN)
def test_open_instances_up_to_800_are_attained_exactly(name: str) -> None:
    lottery = held(name)

    assert lottery.status == "exact"
    assert min(lottery.chances) == Fraction(ORACLE[name]["min"])
    assert_certified(lottery)


@pytest.mark.parametrize("name", sorted(SIZES))
def test_open_instances_have_the_reference_levels(name: str) -> None:
    lottery = held(name, exact=False)
    reference = ORACLE[name]

    assert float(min(lottery.chances)) == pytest.approx(float(Fraction(reference["min"])), abs=2e-6)
    if "gini" in reference:
        # What is marked `outer_only` was found without panels: a bound on each level, so its Gini is near, not equal.
        near = 1e-5 if reference.get("outer_only") else 2e-6
        assert gini(levels_of(lottery)) == pytest.approx(reference["gini"], abs=near)
        found = [(float(chance), people) for chance, people in levels_of(lottery)]
        for level, (chance, people) in enumerate(reference["first_levels"]):
            assert found[level] == (pytest.approx(chance, abs=OFF.get((name, level), 2e-6)), people)


@pytest.mark.parametrize(
    ("taken", "level"), [(0.0, 93267 / 1005095), (2e-8, 0.0928)], ids=["none", "a little"]
)
def test_the_fourth_level_of_300_follows_from_the_three_below(taken: float, level: float) -> None:
    """With the levels below kept it is ours, by a program over people; 2e-8 less for each of them, and it is over
    the reference's 0.092798."""
    lottery = held("syn_n300_k30_f6_s1", exact=False)
    pool, chances = lottery.pool, np.array([float(chance) for chance in lottery.chances_of_people()])
    below = chances < 93267 / 1005095 - 1e-9
    has = (pool.features[:, :, None] == np.arange(len(pool.quotas))).any(axis=1).T.astype(float)
    lowest = np.column_stack([-np.eye(pool.people)[~below], np.ones((~below).sum())])
    rows = np.concatenate(
        [np.column_stack([has, np.zeros(len(has))]), -np.column_stack([has, np.zeros(len(has))])]
    )
    sides = [q.maximum for q in pool.quotas] + [-q.minimum for q in pool.quotas] + [0.0] * len(lowest)
    floors = np.append(np.where(below, chances - taken, 0.0), 0.0)

    found = linprog(
        np.append(np.zeros(pool.people), -1.0),
        A_ub=np.concatenate([rows, lowest]),
        b_ub=sides,
        A_eq=[np.append(np.ones(pool.people), 0.0)],
        b_eq=[pool.panel_size],
        bounds=np.column_stack([floors, np.ones(pool.people + 1)]),
    )

    assert below.sum() == 280
    assert -found.fun == pytest.approx(level, abs=1e-8) if taken == 0 else -found.fun > 0.092798


@pytest.mark.parametrize("name", ["syn_n1727_k110_f7_s3", "syn_n10000_k100_f7_s8"])
def test_large_instances_come_within_one_ticket_of_a_proven_bound(name: str) -> None:
    lottery = held(name, exact=False)

    assert (lottery.status, lottery.distance) == ("within", 1)
    assert_certified(lottery)


@pytest.mark.slow
def test_the_largest_published_shape_is_attained_exactly() -> None:
    lottery = hold_lottery(open_instance("syn_n1727_k110_f7_s3"), exact=True)

    assert lottery.status == "exact"
    assert min(lottery.chances) == Fraction(2, 63)
    assert_certified(lottery)


def test_classic_toy_gives_everyone_the_same_chance() -> None:
    lottery = hold_lottery(classic_toy())

    assert levels_of(lottery) == [(Fraction(1, 10), 200)]
    assert lottery.status == "exact"
    assert set(lottery.tickets.tolist()) == {100}
