"""At the edges there is an answer or a sentence: never a traceback, never a hang."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from plain_check import assert_certified, panel_is_valid
from sample_pools import SIZES, near_exact_pool, open_instance

from civicmath.sortition import solving
from civicmath.sortition.command import main
from civicmath.sortition.engine import MOST_APART, hold_lottery
from civicmath.sortition.kinds import fold
from civicmath.sortition.pool import Pool, Quota, Unmeetable, pool_of
from civicmath.sortition.reserves import choose_reserves
from civicmath.sortition.solving import Status, run, solver


def test_the_solver_is_run_in_one_place_only_and_there_with_a_limit() -> None:
    runs = {
        path.name: path.read_text().count("highs.run()")
        for path in Path(solving.__file__).parent.rglob("*.py")
    }

    assert {name for name, times in runs.items() if times} == {"solving.py"}
    assert run(solver(), 0.0) in (Status.kModelEmpty, Status.kTimeLimit)


def test_one_person_is_the_panel() -> None:
    lottery = hold_lottery(pool_of([Quota("all", "yes", 0, 1)], [["yes"]], 1))

    assert (lottery.status, list(lottery.chances)) == ("exact", [1])
    assert_certified(lottery)


def test_one_category_with_one_value_gives_everyone_the_same() -> None:
    lottery = hold_lottery(pool_of([Quota("all", "yes", 0, 9)], [["yes"]] * 17, 5))

    assert list(lottery.chances) == [Fraction(5, 17)]
    assert_certified(lottery)


@pytest.mark.parametrize("size", [1, 17])
def test_panels_of_one_and_of_everyone(size: int) -> None:
    people = [["a"]] * 9 + [["b"]] * 8
    lottery = hold_lottery(pool_of([Quota("c", "a", 0, 17), Quota("c", "b", 0, 17)], people, size))

    assert set(lottery.chances) == {Fraction(size, 17)}
    assert_certified(lottery)


def test_quotas_all_fixed() -> None:
    quotas = [Quota("c", "a", 2, 2), Quota("c", "b", 3, 3), Quota("d", "x", 4, 4), Quota("d", "y", 1, 1)]
    people = [("a", "x")] * 5 + [("a", "y")] * 2 + [("b", "x")] * 6 + [("b", "y")]

    assert_certified(hold_lottery(pool_of(quotas, people, 5)))


def test_two_hundred_categories() -> None:
    chance = np.random.default_rng(2)
    table = chance.integers(0, 2, (60, 200))
    quotas = [Quota(f"c{at}", str(value), 0, 12) for at in range(200) for value in range(2)]

    lottery = hold_lottery(pool_of(quotas, [[str(v) for v in row] for row in table], 12), tickets=50)

    assert_certified(lottery)


def test_nobody_to_seat_is_said() -> None:
    pool = pool_of([Quota("c", "a", 1, 1)], [["a"]] * 3, 1).holding([], [0, 1, 2])

    with pytest.raises(Unmeetable):
        hold_lottery(pool)


def test_a_feature_nobody_has_is_said() -> None:
    pool = pool_of([Quota("c", "a", 0, 2), Quota("c", "b", 1, 1)], [["a"]] * 4, 2)

    with pytest.raises(Unmeetable):
        hold_lottery(pool)


def test_someone_who_can_never_sit_has_chance_zero_and_that_is_proven() -> None:
    quotas = [
        Quota("sex", "w", 2, 2),
        Quota("sex", "m", 1, 1),
        Quota("town", "in", 3, 3),
        Quota("town", "out", 0, 0),
    ]
    lottery = hold_lottery(pool_of(quotas, [("w", "in")] * 3 + [("m", "in")] * 2 + [("m", "out")], 3))

    assert lottery.chances_of_people() == [Fraction(2, 3)] * 3 + [Fraction(1, 2)] * 2 + [0]
    assert_certified(lottery)


@pytest.mark.parametrize("seconds", [0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3])
@pytest.mark.parametrize("seed", [0, 12, 20, 48])
def test_any_time_limit_ends_with_valid_panels_and_a_bound_that_holds(seed: int, seconds: float) -> None:
    pool = near_exact_pool(seed)
    best = min(hold_lottery(pool, tickets=20).chances)

    lottery = hold_lottery(pool, tickets=20, seconds=seconds)

    assert all(panel_is_valid(pool, people) for people in lottery.seats.tolist())
    assert lottery.bounds[0].bound >= best
    assert lottery.status == "exact" or lottery.distance <= MOST_APART


@pytest.mark.parametrize("name", sorted(SIZES))
def test_without_time_for_a_proof_the_open_instances_still_end_within_a_ticket(name: str) -> None:
    lottery = hold_lottery(open_instance(name), tickets=100, seconds=0)

    assert (lottery.status, lottery.distance) == ("within", 1)
    assert_certified(lottery)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_cap_or_time_limit_that_is_no_number_is_said(value: float) -> None:
    pool = pool_of([Quota("all", "yes", 0, 1)], [["yes"]] * 3, 1)

    with pytest.raises(ValueError, match="seconds"):
        hold_lottery(pool, seconds=value)


@pytest.mark.parametrize(
    "words", [["--cap", "nan"], ["--cap", "inf"], ["--seconds", "nan"], ["--seconds", "inf"]]
)
def test_a_number_on_the_command_line_that_is_none_is_a_fault_of_the_input(
    words: list[str], tmp_path: Path
) -> None:
    (tmp_path / "c.csv").write_text("category,feature,min,max\nsex,w,1,1\n")
    (tmp_path / "r.csv").write_text("id,sex\n1,w\n2,w\n")
    files = ["--categories", str(tmp_path / "c.csv"), "--respondents", str(tmp_path / "r.csv")]

    with pytest.raises(SystemExit) as left:
        main(["draw", *files, "--panel-size", "1", *words, "--out", str(tmp_path / "out")])

    assert left.value.code == 2


def test_a_pool_of_one_hundred_thousand_is_drawn_from() -> None:
    quotas = [Quota(f"c{at}", str(value), 10, 40) for at in range(3) for value in range(4)]
    features = np.random.default_rng(1).integers(0, 4, (100_000, 3)) + np.array([0, 4, 8])
    pool = Pool(
        tuple(quotas), tuple(map(str, range(100_000))), features, 100, np.zeros(100_000, dtype=np.int64)
    )

    lottery = hold_lottery(pool, tickets=100)

    assert lottery.status == "exact"
    assert lottery.seats.shape == (100, 100)


def test_reserves_are_outside_the_panel_and_bring_no_household_in_twice() -> None:
    lottery = hold_lottery(open_instance("syn_n300_k30_f6_s1_hh"), exact=False, tickets=100)
    panel = lottery.seats[41]

    reserves = choose_reserves(fold(lottery.pool), panel, 8, "digits 41")

    homes = lottery.pool.households
    assert homes is not None
    together = [*panel.tolist(), *reserves]
    assert len(set(together)) == 38
    assert len({int(homes[person]) for person in together}) == 38
    assert reserves == choose_reserves(fold(lottery.pool), panel, 8, "digits 41")


def test_reserves_fit_the_quotas_that_drop_out_would_break() -> None:
    quotas = [Quota("sex", "w", 5, 5), Quota("sex", "m", 0, 5)]
    pool = pool_of(quotas, [["w"]] * 12 + [["m"]] * 12, 10)
    panel = np.array([0, 1, 2, 3, 4, 12, 13, 14, 15, 16])

    reserves = choose_reserves(fold(pool), panel, 2, "coins 1")

    assert pool.features[reserves[0], 0] == 0
