"""Tables over rounds: new faces each time, mixed tables, and nobody moved for a late-comer."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civicmath.tables import Seating, seat, seat_latecomers


def meetings(seating: Seating) -> Counter[tuple[int, int]]:
    """How many rounds each two people share a table, counted the plain way."""
    met: Counter[tuple[int, int]] = Counter()
    for tables in seating.tables:
        for table in set(tables) - {-1}:
            met.update(combinations([p for p, t in enumerate(tables) if t == table], 2))
    return met


@pytest.mark.parametrize(
    ("people", "seats", "rounds"), [(48, 6, 3), (60, 6, 4), (100, 5, 4), (100, 7, 4), (200, 8, 4)]
)
def test_nobody_meets_the_same_person_twice(people: int, seats: int, rounds: int) -> None:
    random = np.random.default_rng(people)
    attributes = {
        "køn": random.integers(0, 2, people).tolist(),
        "alder": random.integers(0, 4, people).tolist(),
    }
    seating = seat(people, seats, rounds, attributes=attributes)
    assert max(meetings(seating).values()) == 1
    assert seating.repeats == 0
    assert all(max(Counter(tables).values()) <= seats for tables in seating.tables)
    assert seating.sentences()[0] == "Ingen møder den samme to gange."


def test_women_and_men_are_spread_as_evenly_as_it_goes() -> None:
    sex = ["kvinde"] * 24 + ["mand"] * 24
    seating = seat(48, 6, 3, attributes={"køn": sex})
    for tables in seating.tables:
        assert set(Counter(zip(tables, sex, strict=True)).values()) == {3}
    assert (seating.repeats, seating.uneven) == (0, 0)


def test_table_sizes_differ_by_at_most_one() -> None:
    for tables in seat(100, 7, 4).tables:
        assert set(Counter(tables).values()) == {6, 7}


def test_a_host_keeps_the_table() -> None:
    seating = seat(30, 5, 3, pinned={0: 2, 7: 4})
    assert {(tables[0], tables[7]) for tables in seating.tables} == {(2, 4)}


def test_those_who_belong_together_sit_together_and_do_not_count_as_repeats() -> None:
    seating = seat(30, 5, 3, together=[[3, 17], [17, 20]])
    assert all(tables[3] == tables[17] == tables[20] for tables in seating.tables)
    assert (seating.together_broken, seating.repeats) == (0, 0)


def test_those_kept_apart_never_share_a_table() -> None:
    seating = seat(24, 6, 3, apart=[[0, 1, 2, 3]])
    assert all(len({tables[p] for p in range(4)}) == 4 for tables in seating.tables)
    assert seating.apart_broken == 0


def test_what_cannot_be_had_is_counted_and_said() -> None:
    seating = seat(8, 4, 3)
    assert seating.repeats == sum(n - 1 for n in meetings(seating).values()) > 0
    assert seating.sentences()[0] == f"{seating.repeats} gange mødes to, der har mødtes før."
    assert seat(6, 3, 1, apart=[[0, 1, 2]]).apart_broken == 1


def test_the_same_seed_gives_the_same_tables_and_another_may_not() -> None:
    ages = {"alder": [p % 5 for p in range(60)]}
    assert seat(60, 6, 4, attributes=ages, seed=1) == seat(60, 6, 4, attributes=ages, seed=1)


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        ({"pinned": {0: 9}}, "pinned"),
        ({"pinned": dict.fromkeys(range(4), 0)}, "seats"),
        ({"together": [[0, 1, 2, 3]]}, "fit"),
        ({"together": [[0, 1]], "pinned": {0: 0, 1: 1}}, "fit"),
        ({"together": [[0, 1]], "apart": [[1, 0]]}, "together and apart"),
        ({"apart": [[0, 99]]}, "not there"),
        ({"attributes": {"alder": [1, 2]}}, "alder"),
    ],
)
def test_rules_that_contradict_each_other_are_refused(rules: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        seat(9, 3, 2, **rules)  # type: ignore[arg-type]  # rules of many shapes


def test_nobody_is_seated_at_no_tables() -> None:
    assert seat(0, 6, 3).tables == ((), (), ())


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 20), st.integers(1, 6), st.integers(1, 3), st.integers(0, 5))
def test_everybody_has_one_seat_in_each_round(people: int, seats: int, rounds: int, seed: int) -> None:
    seating = seat(people, seats, rounds, seed=seed, steps=60)
    for tables in seating.tables:
        sizes = Counter(tables)
        assert sum(sizes.values()) == people
        assert max(sizes.values()) <= seats
        assert len(sizes) == -(-people // seats)
    assert seating.repeats == sum(n - 1 for n in meetings(seating).values())


def test_late_comers_take_free_seats_and_the_seated_stay() -> None:
    before = seat(46, 6, 3)
    after = seat_latecomers(before, 2)
    assert [tables[:46] for tables in after.tables] == list(before.tables)
    assert all(set(Counter(tables).values()) == {6} for tables in after.tables)


def test_a_chair_is_added_where_every_seat_is_taken() -> None:
    after = seat_latecomers(seat(12, 4, 2), 2)
    assert all(sorted(Counter(tables).values()) == [4, 5, 5] for tables in after.tables)


def test_late_comers_meet_new_people_and_keep_the_rules() -> None:
    before = seat(40, 6, 3)
    after = seat_latecomers(before, 2, together=[[40, 41]], apart=[[40, 0], [41, 1]])
    assert (after.together_broken, after.apart_broken, after.repeats) == (0, 0, before.repeats)


def test_who_comes_in_the_second_round_was_not_in_the_first() -> None:
    after = seat_latecomers(seat(10, 4, 3), 1, from_round=1)
    assert [tables[10] >= 0 for tables in after.tables] == [False, True, True]
    assert after.repeats == sum(n - 1 for n in meetings(after).values())
