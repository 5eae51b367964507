"""What several publications of one survey give away together: nothing."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_counting import (
    AGES,
    HOMES,
    PLACES,
    SEX,
    VILLAGES,
    exposed_by_audit,
    exposed_by_brute_force,
    publish,
    smalls,
)

from civicmath.disclosure import audit, suppress


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 6), min_size=8, max_size=8), st.booleans())
def test_tables_of_the_same_answers_are_read_together_as_plain_counting_does(
    cells: list[int], blindly: bool
) -> None:
    by_all = np.array(cells).reshape(2, 2, 2)
    by_age = publish(by_all.sum(axis=2), [PLACES, SEX], smalls(by_all.sum(axis=2)))
    first = by_age if blindly else suppress(by_all.sum(axis=2), [PLACES, SEX])
    second = suppress(by_all.sum(axis=1), [PLACES, HOMES], earlier=[] if blindly else [first])
    if not (first.withheld or second.withheld or by_all.sum() < 5):
        expected = exposed_by_brute_force(first, second)
        assert exposed_by_audit(first, second) == expected
        assert blindly or expected == set()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 7)), min_size=3, max_size=3), st.booleans())
def test_later_answers_are_read_with_earlier_ones_as_plain_counting_does(
    cells: list[tuple[int, int]], blindly: bool
) -> None:
    first = suppress([then for then, _ in cells], [VILLAGES])
    now = [then + added for then, added in cells]
    second = suppress(now, [VILLAGES], wave=1, earlier=[] if blindly else [first])
    if not (first.withheld or second.withheld):
        expected = exposed_by_brute_force(first, second)
        assert exposed_by_audit(first, second) == expected
        assert blindly or expected == set()


def test_two_publications_that_are_safe_alone_may_give_a_figure_away_together() -> None:
    villages = {"Glumsø": 3, "Tyvelse": 6, "Skelby": 20}
    first = publish(list(villages.values()), [VILLAGES], {(0,): "small", (1,): "beside"})
    second = publish([3, 6, 20], [VILLAGES], {(0,): "small", (2,): "beside"})
    assert (audit([first]), audit([second])) == ((), ())
    assert {(e.publication, e.place, e.low) for e in audit([first, second]) if e.informed} == {
        (0, (0,), 3),
        (0, (1,), 6),
        (1, (0,), 3),
        (1, (2,), 20),
    }


def test_the_same_answers_published_again_by_another_thing_hide_the_same_people() -> None:
    by_age = suppress({"unge": 3, "voksne": 8, "ældre": 30}, [AGES])
    by_age_and_sex = suppress([[1, 2], [8, 0], [14, 16]], [AGES, SEX], earlier=[by_age])
    assert audit([by_age, by_age_and_sex]) == ()
    assert [e.value for _, (*_, e) in by_age_and_sex.rows()][:2] == [None, None]


def test_a_figure_moved_by_a_few_people_since_last_time_is_hidden() -> None:
    first = suppress({"Glumsø": 12, "Tyvelse": 20, "Skelby": 31}, [VILLAGES])
    then = suppress({"Glumsø": 14, "Tyvelse": 40, "Skelby": 51}, [VILLAGES], wave=1, earlier=[first])
    assert [e.value for _, (e,) in then.rows()] == [None, None, 51, 105]
    assert audit([first, then]) == ()
    assert then.sentence() == "Nogle tal vises ikke. De ville røbe, hvad få personer har svaret siden sidst."


def test_a_figure_is_compared_with_every_time_it_was_shown() -> None:
    # Hidden in between, 12 can't stand between 10 and 13 as if those three were nobody.
    rest = {"Tyvelse": 20, "Skelby": 31}
    first = suppress({"Glumsø": 10, **rest}, [VILLAGES])
    second = suppress({"Glumsø": 12, "Tyvelse": 50, "Skelby": 61}, [VILLAGES], wave=1, earlier=[first])
    third = suppress({"Glumsø": 13, "Tyvelse": 80, "Skelby": 91}, [VILLAGES], wave=2, earlier=[first, second])
    assert [p.entry(0).value for p in (first, second, third)] == [10, None, None]
    assert audit([first, second, third]) == ()


def test_a_handful_of_new_answers_waits_for_more() -> None:
    first = suppress({"Glumsø": 12, "Tyvelse": 20, "Skelby": 31}, [VILLAGES])
    assert suppress({"Glumsø": 13, "Tyvelse": 21, "Skelby": 31}, [VILLAGES], wave=1, earlier=[first]).withheld


def test_what_was_small_then_is_not_bounded_by_what_is_shown_now() -> None:
    # Shown now, 6 would say that Glumsø had at most 6 then, and the others at most 21: 2 to 6 is too narrow.
    first = suppress({"Glumsø": 3, "Tyvelse": 20, "Skelby": 31}, [VILLAGES])
    then = suppress({"Glumsø": 6, "Tyvelse": 21, "Skelby": 40}, [VILLAGES], wave=1, earlier=[first])
    assert audit([first, then]) == ()
    assert then.entry(0).value is None


def test_random_surveys_published_twice_give_nothing_away() -> None:
    random = np.random.default_rng(11)
    shown = 0
    for _ in range(60):
        shape = tuple(random.integers(2, 5, size=2))
        table = random.poisson(random.gamma(1, 10, size=shape))
        first = suppress(table)
        more = table + random.poisson(random.choice([0.2, 3, 20]), size=shape)
        second = suppress(more, wave=1, earlier=[first])
        shown += sum(v is not None for v in second.values)
        assert audit([first, second]) == ()
    assert shown > 300
