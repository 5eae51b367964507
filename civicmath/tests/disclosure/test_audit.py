"""No hidden figure can be worked out: against brute force, another solver, and across publications."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import TypeAlias

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from civicmath.disclosure import Axis, Contradiction, Publication, Role, audit, suppress

Place: TypeAlias = tuple[int, ...]

Table: TypeAlias = NDArray[np.int64]
SHOWN: Role = "shown"
BESIDE: Role = "beside"
AGES = Axis("alder", ("unge", "voksne", "ældre"))
SEX = Axis("køn", ("kvinder", "mænd"))
VILLAGES = Axis("by", ("Glumsø", "Tyvelse", "Skelby"))


def publish(table: object, axes: Sequence[Axis], hidden: Mapping[Place, Role]) -> Publication:
    """A table with exactly these places hidden, whether wise or not."""
    figures = np.asarray(table)
    for axis in range(len(axes)):
        figures = np.concatenate([figures, figures.sum(axis=axis, keepdims=True)], axis=axis)
    places = list(product(*(range(n) for n in figures.shape)))
    roles = tuple(hidden.get(place, SHOWN) for place in places)
    values = tuple(None if place in hidden else int(figures[place]) for place in places)
    groups = tuple(tuple((i,) for i in range(len(axis.labels))) for axis in axes)
    return Publication(tuple(axes), groups, values, roles)


def suppress_nothing(table: Table, axes: Sequence[Axis]) -> Publication:
    return publish(table, axes, {})


def members(publication: Publication) -> list[list[int]]:
    """For each figure the numbers of the ungrouped cells it counts."""
    shape = [len(axis.labels) for axis in publication.axes]
    cells = np.arange(int(np.prod(shape))).reshape(shape)
    found = []
    for place in publication.places():
        sides = [
            groups[i] if i < len(groups) else range(n)
            for i, groups, n in zip(place, publication.groups, shape, strict=True)
        ]
        found.append([int(c) for c in cells[np.ix_(*map(list, sides))].ravel()])
    return found


def possible_tables(publication: Publication, *, informed: bool) -> Iterator[tuple[int, ...]]:
    """Every table of whole numbers that fits what is published, by plain counting."""
    sums, roles, t = members(publication), publication.roles, publication.threshold
    count = int(np.prod([len(axis.labels) for axis in publication.axes]))
    low = [
        v if v is not None else {"small": 1, "beside": t}.get(r, 0) if informed else 0
        for v, r in zip(publication.values, roles, strict=True)
    ]
    high = [
        v if v is not None else t - 1 if informed and r == "small" else 10**6
        for v, r in zip(publication.values, roles, strict=True)
    ]

    def extend(cells: list[int]) -> Iterator[tuple[int, ...]]:
        if len(cells) == count:
            yield tuple(cells)
            return
        number = len(cells)
        touched = [f for f, member in enumerate(sums) if number in member]
        taken = {f: sum(cells[c] for c in sums[f] if c < number) for f in touched}
        last = [f for f in touched if max(sums[f]) == number]
        least = max([0, *(low[f] - taken[f] for f in last)])
        for value in range(least, min(high[f] - taken[f] for f in touched) + 1):
            yield from extend([*cells, value])

    return extend([])


def exposed_by_brute_force(publication: Publication) -> set[tuple[Place, bool]]:
    found = set()
    for informed in (True, False):
        tables = np.array(list(possible_tables(publication, informed=informed)))
        for place, role, cells in zip(
            publication.places(), publication.roles, members(publication), strict=True
        ):
            width = np.ptp(tables[:, cells].sum(axis=1))
            if role in {"small", "beside"} and width < (1 if informed else publication.threshold):
                found.add((place, informed))
    return found


small_tables = st.sampled_from([(3,), (4,), (2, 2), (2, 3)]).flatmap(
    lambda shape: st.lists(st.integers(0, 7), min_size=int(np.prod(shape)), max_size=int(np.prod(shape))).map(
        lambda cells: np.array(cells).reshape(shape)
    )
)


@settings(max_examples=60, deadline=None)
@given(table=small_tables, data=st.data())
def test_the_audit_finds_what_plain_counting_finds(table: Table, data: st.DataObject) -> None:
    axes = [Axis(f"axis {i}", tuple(map(str, range(n)))) for i, n in enumerate(table.shape)]
    figures = np.array(suppress_nothing(table, axes).values).reshape([n + 1 for n in table.shape])
    hidden: dict[Place, Role] = {
        p: "small" for p in product(*map(range, figures.shape)) if 0 < figures[p] < 5
    }
    others = [p for p in product(*map(range, figures.shape)) if figures[p] >= 5][:-1]
    beside = data.draw(st.lists(st.sampled_from(others), unique=True)) if others else []
    hidden |= dict.fromkeys(beside, BESIDE)
    everybody = tuple(table.shape)
    hidden.pop(everybody, None)  # otherwise there are endlessly many tables to count
    publication = publish(table, axes, hidden)
    assert {(e.place, e.informed) for e in audit([publication])} == exposed_by_brute_force(publication)


@settings(max_examples=80, deadline=None)
@given(table=small_tables)
def test_after_the_rule_plain_counting_finds_nothing(table: Table) -> None:
    publication = suppress(table)
    if not publication.withheld:
        assert exposed_by_brute_force(publication) == set()


def test_in_500_random_tables_nothing_is_recoverable() -> None:
    random = np.random.default_rng(20181106)
    withheld = 0
    for _ in range(500):
        shape = tuple(random.integers(2, 9, size=random.integers(1, 3)))
        table = random.poisson(random.gamma(0.8, random.choice([3, 8, 25]), size=shape))
        table[random.random(shape) < 0.15] = 0
        publication = suppress(table)
        withheld += publication.withheld
        assert audit([publication]) == ()
        figures = np.array(suppress_nothing(table, publication.axes).values)
        roles = np.array(publication.roles)
        assert not (((figures > 0) & (figures < 5)) & (roles == "shown")).any()
        assert not ((figures == 0) & np.isin(roles, ["small", "beside"])).any()
    assert withheld < 50  # nearly all of them tables of fewer than 12 people


def test_another_solver_finds_nothing_either() -> None:
    random = np.random.default_rng(7)
    for _ in range(12):
        publication = suppress(random.poisson(random.gamma(0.8, 8, size=(5, 4))))
        rows = np.array([[c in cells for c in range(20)] for cells in members(publication)], dtype=float)
        known = np.array([v is not None for v in publication.values])
        shown = np.array([v or 0 for v in publication.values])
        small, beside = (np.array(publication.roles) == role for role in ("small", "beside"))
        for informed, wanted in ((True, 1), (False, 5)):
            low = np.where(known, shown, small * informed + beside * informed * 5.0)
            high = np.where(known, shown, np.where(small & informed, 4.0, np.inf))
            for f in np.flatnonzero(small | beside):
                ends = [
                    milp(
                        sign * rows[f],
                        integrality=np.ones(20, dtype=int),
                        bounds=Bounds(0, 10**4),
                        constraints=LinearConstraint(rows, low, high),
                    )
                    for sign in (1, -1)
                ]
                least, most = (float(rows[f] @ np.rint(np.asarray(end.x))) for end in ends)
                assert most - least >= wanted


def test_one_hidden_cell_alone_in_its_row_is_found() -> None:
    publication = publish([[3, 17], [40, 41]], [Axis("by", ("Glumsø", "Tyvelse")), SEX], {(0, 0): "small"})
    assert {(e.place, e.low, e.high, e.informed) for e in audit([publication])} == {
        ((0, 0), 3, 3, True),
        ((0, 0), 3, 3, False),
    }


def test_knowing_which_are_small_gives_away_more() -> None:
    # Four hidden cells in a ring: by subtraction alone they could be many things.
    ring: dict[Place, Role] = {(0, 0): "small", (0, 1): "small", (1, 0): "small", (1, 1): "small"}
    publication = publish([[4, 4, 9], [4, 1, 9]], [Axis("by", ("Glumsø", "Tyvelse")), AGES], ring)
    assert {(e.place, e.informed) for e in audit([publication])} == {(place, True) for place in ring}


def test_figures_that_cannot_be_true_are_refused() -> None:
    publication = publish([[4, 9], [9, 9]], [Axis("by", ("Glumsø", "Tyvelse")), SEX], {(0, 0): "small"})
    values = (None, 9, 5, *publication.values[3:])
    with pytest.raises(Contradiction):
        audit([Publication(publication.axes, publication.groups, values, publication.roles)])


def test_three_way_tables_are_audited_too() -> None:
    random = np.random.default_rng(3)
    table = random.poisson(9, size=(3, 3, 2))
    publication = suppress(table, [VILLAGES, AGES, SEX])
    assert audit([publication]) == ()
    assert "small" in publication.roles


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


def test_tables_with_and_without_totals_are_not_read_together() -> None:
    with pytest.raises(ValueError, match="totals"):
        audit([suppress({"a": 9}), suppress({"a": 9}, totals=False)])


def test_an_axis_with_other_labels_is_refused() -> None:
    tables = [suppress({label: 9}, [Axis("alder", (label,))]) for label in ("unge", "gamle")]
    with pytest.raises(ValueError, match="alder"):
        audit(tables)
