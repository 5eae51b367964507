"""The lottery: valid panels, floor or ceiling for everyone, halving toss by toss."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from plain_check import assert_certified, panel_is_valid
from sample_pools import fano_plane, near_exact_pool, open_instance

from civicmath.sortition import engine
from civicmath.sortition.engine import hold_lottery
from civicmath.sortition.pool import Quota, Unmeetable, pool_of


@pytest.mark.parametrize("tickets", [1000, 1024, 7])
def test_everyone_has_the_floor_or_ceiling_of_their_share(tickets: int) -> None:
    lottery = hold_lottery(open_instance("syn_n800_k75_f4_s2"), tickets=tickets)

    for count, chance in zip(lottery.tickets.tolist(), lottery.chances_of_people(), strict=True):
        assert chance * tickets // 1 <= count <= -(-chance * tickets // 1)
    assert all(panel_is_valid(lottery.pool, people) for people in lottery.seats.tolist())


def test_each_coin_toss_halves_the_tree_evenly() -> None:
    lottery = hold_lottery(open_instance("syn_n800_k75_f4_s2"), tickets=1024, exact=False)
    panels = lottery.panels

    for half in (512, 256, 128):
        first, second = panels[:half].sum(axis=0), panels[half : 2 * half].sum(axis=0)
        assert np.abs(first - second).max() <= 1


def test_the_fano_plane_has_no_floor_or_ceiling_lottery_of_1024() -> None:
    lottery = hold_lottery(fano_plane(), tickets=1024)

    assert set(lottery.chances) == {Fraction(3, 7)}
    assert (lottery.status, lottery.distance) == ("exact", 2)
    furthest = max(abs(count - 1024 * Fraction(3, 7)) for count in lottery.tickets.tolist())
    assert furthest == Fraction(8, 7)
    assert_certified(lottery)


def test_the_fano_plane_has_one_of_1001_where_everyone_has_429() -> None:
    lottery = hold_lottery(fano_plane(), tickets=1001)

    assert set(lottery.tickets.tolist()) == {429}
    assert lottery.distance == 0


def test_one_ticket_is_a_panel() -> None:
    lottery = hold_lottery(near_exact_pool(5), tickets=1)

    assert panel_is_valid(lottery.pool, lottery.seats[0].tolist())


@pytest.mark.parametrize("seed", range(12))
def test_households_never_meet_and_share_evenly(seed: int) -> None:
    pool = near_exact_pool(seed, people=(14, 24), seats=(3, 4))
    pool = replace(pool, households=np.arange(pool.people) // 2)
    try:
        lottery = hold_lottery(pool, tickets=60)
    except Unmeetable:
        return

    assert_certified(lottery)


def test_households_alike_take_turns() -> None:
    quotas = [Quota("role", "parent", 2, 2), Quota("role", "child", 2, 2)]
    pool = pool_of(quotas, [["parent"], ["child"]] * 6, 4, households=[at // 2 for at in range(12)])

    lottery = hold_lottery(pool, tickets=30)

    assert set(lottery.tickets.tolist()) == {10}
    assert all(panel_is_valid(pool, people) for people in lottery.seats.tolist())


def test_maximin_keeps_the_smallest_chance_and_lowers_the_largest() -> None:
    pool = open_instance("syn_n300_k30_f6_s1")

    leximin, maximin = hold_lottery(pool, exact=False), hold_lottery(pool, goal="maximin", exact=False)

    assert min(maximin.chances) == min(leximin.chances) == Fraction(6, 91)
    assert (max(leximin.chances), max(maximin.chances)) == (Fraction(1), Fraction(74, 221))
    assert len(maximin.bounds) == 1


def test_a_cap_is_kept_and_a_cap_too_strict_is_answered_with_the_smallest() -> None:
    pool = open_instance("syn_n300_k30_f6_s1")

    lottery = hold_lottery(pool, cap=Fraction(2, 5))

    assert max(lottery.chances) == Fraction(2, 5)
    assert_certified(lottery)
    with pytest.raises(Unmeetable, match="the smallest cap that can be kept is"):
        hold_lottery(pool, cap=Fraction(1, 20))


def test_members_are_on_every_ticket_and_excluded_on_none() -> None:
    pool = open_instance("syn_n300_k30_f6_s1").holding([3, 4], [5])

    lottery = hold_lottery(pool)

    assert lottery.tickets[[3, 4, 5]].tolist() == [1000, 1000, 0]
    assert lottery.chances_of_people()[3:6] == [1, 1, 0]
    assert_certified(lottery)


def test_a_climb_cut_short_answers_with_an_interval_that_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    exact = hold_lottery(open_instance("syn_n300_k30_f6_s1"))
    monkeypatch.setattr(engine, "GRACE", 0.0)

    lottery = hold_lottery(open_instance("syn_n300_k30_f6_s1"), seconds=0)

    assert lottery.status == "interval"
    assert min(lottery.chances) <= min(exact.chances) <= lottery.bounds[0].bound
    assert all(panel_is_valid(lottery.pool, people) for people in lottery.seats.tolist())
