"""The same pool gives the same bytes: whatever the names, the solver's version or its luck; copies
divide chances."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from sample_pools import near_exact_pool, open_instance

from civicmath.sortition import solving
from civicmath.sortition.bundle import lottery_files
from civicmath.sortition.certificate import levels_of
from civicmath.sortition.engine import hold_lottery
from civicmath.sortition.held import Goal
from civicmath.sortition.pool import Pool, Quota

LUCK = [
    {"simplex_strategy": 4},
    {"random_seed": 7},
    {"simplex_scale_strategy": 0, "simplex_dual_edge_weight_strategy": 0},
]


def copied(pool: Pool, times: int) -> Pool:
    """Every volunteer `times` over."""
    return replace(
        pool,
        respondents=tuple(f"{name}/{copy}" for copy in range(times) for name in pool.respondents),
        features=np.tile(pool.features, (times, 1)),
        fixed=np.tile(pool.fixed, times),
    )


@pytest.mark.parametrize("goal", ["leximin", "maximin"])
@pytest.mark.parametrize("luck", LUCK)
def test_the_solvers_path_leaves_no_trace(
    monkeypatch: pytest.MonkeyPatch, luck: dict[str, int], goal: Goal
) -> None:
    pool = open_instance("syn_n300_k30_f6_s1_hh")
    plain = lottery_files(hold_lottery(pool, goal=goal))

    monkeypatch.setattr(solving, "SILENT", {**solving.SILENT, **luck})

    assert lottery_files(hold_lottery(pool, goal=goal)) == plain


def test_relabelling_changes_nothing_but_names() -> None:
    pool = open_instance("syn_n300_k30_f6_s1")
    renamed = replace(
        pool,
        respondents=tuple(f"zz{name}" for name in reversed(pool.respondents)),
        quotas=tuple(Quota(f"x{q.category}", f"y{q.feature}", q.minimum, q.maximum) for q in pool.quotas),
    )

    one, other = hold_lottery(pool), hold_lottery(renamed)

    assert one.seats.tolist() == other.seats.tolist()
    assert list(one.chances) == list(other.chances)


@pytest.mark.parametrize("times", [2, 3, 7])
@pytest.mark.parametrize("name", ["syn_n800_k75_f4_s2", "syn_n300_k30_f6_s1"])
def test_copies_divide_every_level_or_at_least_the_smallest(name: str, times: int) -> None:
    pool = open_instance(name)
    one, many = hold_lottery(pool, exact=False), hold_lottery(copied(pool, times), exact=False)

    assert len(many.rows.kinds.size) == len(one.rows.kinds.size)
    if max(one.chances) < 1:
        assert levels_of(many) == [(chance / times, people * times) for chance, people in levels_of(one)]
    assert min(many.chances) >= min(one.chances) / times


@pytest.mark.parametrize("seed", range(300, 330))
def test_copies_of_small_pools_divide_every_level_where_the_quotas_alone_set_them(seed: int) -> None:
    pool = near_exact_pool(seed, people=(8, 20), seats=(3, 5))
    one = hold_lottery(pool, tickets=10)
    many = hold_lottery(copied(pool, 3), tickets=10)

    assert len(many.rows.kinds.size) == len(one.rows.kinds.size)
    assert min(many.chances) >= min(one.chances) / 3
    if max(one.chances) < 1 and not one.rows.cuts:
        assert levels_of(many) == [(chance / 3, people * 3) for chance, people in levels_of(one)]


def test_a_copied_toy_divides_its_chance() -> None:
    pool = copied(open_instance("syn_n800_k75_f4_s2"), 2)

    assert min(hold_lottery(pool, exact=False).chances) == Fraction(1, 42)
