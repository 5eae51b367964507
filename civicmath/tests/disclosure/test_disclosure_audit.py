"""No hidden figure can be worked out: against plain counting, another solver, and 500 random tables."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_counting import (
    AGES,
    SEX,
    VILLAGES,
    Place,
    Table,
    counted,
    exposed_by_audit,
    exposed_by_brute_force,
    publish,
    suppress_nothing,
)
from scipy.optimize import Bounds, LinearConstraint, milp

from civicmath.disclosure import Axis, Contradiction, Publication, Role, audit, suppress

BESIDE: Role = "beside"
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
    assert exposed_by_audit(publication) == exposed_by_brute_force(publication)


@settings(max_examples=80, deadline=None)
@given(table=small_tables, bands=st.booleans())
def test_after_the_rule_plain_counting_finds_nothing(table: Table, bands: bool) -> None:
    axes = [Axis(f"axis {i}", tuple(map(str, range(n))), bands=bands) for i, n in enumerate(table.shape)]
    publication = suppress(table, axes)
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
        rows = np.array([[c in cells for c in range(20)] for cells in counted([publication])[0]], dtype=float)
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


def test_tables_with_and_without_totals_are_not_read_together() -> None:
    with pytest.raises(ValueError, match="totals"):
        audit([suppress({"a": 9}), suppress({"a": 9}, totals=False)])


def test_an_axis_with_other_labels_is_refused() -> None:
    tables = [suppress({label: 9}, [Axis("alder", (label,))]) for label in ("unge", "gamle")]
    with pytest.raises(ValueError, match="alder"):
        audit(tables)
