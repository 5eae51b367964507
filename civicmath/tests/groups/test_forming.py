"""People to working groups: wishes met as far as the sizes allow, and never further off than need be."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from civicmath.groups import WorkGroup, form_groups
from civicmath.groups.forming import triangle

PATH, SHELTER, FEAST = 0, 1, 2
GROUPS = [WorkGroup("Stien", 2, 4), WorkGroup("Shelter", 2, 4), WorkGroup("Byfest", 2, 4)]


def test_everybody_gets_a_first_wish_where_the_sizes_allow() -> None:
    formed = form_groups([[PATH]] * 3 + [[SHELTER]] * 2 + [[FEAST, PATH]] * 2, GROUPS)
    assert formed.members == ((0, 1, 2), (3, 4), (5, 6))
    assert (formed.cost, formed.wishes, formed.merges) == (0, (7, 0), ())
    assert formed.sentences() == ("7 pladser gik til et første ønske.",)


def test_two_second_wishes_are_better_than_one_third() -> None:
    groups = [WorkGroup("Stien", 0, 1), WorkGroup("Shelter", 0, 1), WorkGroup("Byfest", 0, 1)]
    formed = form_groups([[PATH, SHELTER, FEAST], [PATH, SHELTER, FEAST], [SHELTER, FEAST]], groups)
    assert formed.cost == 1 + 1


def test_a_group_too_few_want_closes_and_a_merge_is_proposed() -> None:
    formed = form_groups([[PATH]] * 4 + [[SHELTER, FEAST]] + [[FEAST]] * 2, GROUPS)
    assert formed.closed == (SHELTER,)
    assert formed.of(4) == (FEAST,)
    assert [(m.small, m.into, m.people) for m in formed.merges] == [(SHELTER, FEAST, 1)]
    assert formed.sentences()[-2:] == (
        "Shelter åbner ikke: for få kan være med (mindst 2).",
        "Shelter har 1 og skal bruge 2. De kunne gå sammen med Byfest.",
    )


def test_a_group_that_must_open_is_filled_by_those_who_mind_least() -> None:
    formed = form_groups([[PATH]] * 3 + [[SHELTER, FEAST]] * 2 + [[FEAST]], GROUPS, closing=False)
    assert [len(members) for members in formed.members] == [2, 2, 2]
    assert formed.unwished == 1


def test_somebody_without_wishes_goes_where_there_is_need() -> None:
    formed = form_groups([[PATH], [PATH], [SHELTER], []], GROUPS)
    assert formed.of(3) == (SHELTER,)
    assert formed.unwished == 0


def test_a_person_may_be_in_several_groups_and_never_twice_in_one() -> None:
    formed = form_groups([[PATH, SHELTER]] * 3 + [[PATH, FEAST]], GROUPS, each=[2, 2, 2, 1])
    assert [formed.of(person) for person in range(4)] == [(PATH, SHELTER)] * 3 + [(PATH,)]
    assert formed.missing == 0


def test_a_further_group_is_left_out_rather_than_forced() -> None:
    groups = [WorkGroup("Stien", 0, 2), WorkGroup("Shelter", 0, 1)]
    formed = form_groups([[PATH, SHELTER], [PATH, SHELTER]], groups, each=2)
    assert (formed.missing, formed.unwished) == (1, 0)
    assert "1 ekstra ønsker kunne ikke opfyldes." in formed.sentences()


@pytest.mark.parametrize(
    ("people", "groups", "message"),
    [
        (9, [WorkGroup("Stien", 1, 4)], "there are 4 places for 9 people"),
        (
            3,
            [WorkGroup("Stien", 2, 4), WorkGroup("Shelter", 2, 4)],
            "the groups need 4 members, and there are 3",
        ),
        (1, [], "no group"),
        (1, [WorkGroup("Stien", 4, 2)], "smallest"),
    ],
)
def test_what_cannot_be_done_is_said(people: int, groups: list[WorkGroup], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        form_groups([[]] * people, groups, closing=False)


def test_a_wish_for_no_group_is_refused() -> None:
    with pytest.raises(ValueError, match="person 0"):
        form_groups([[3]], GROUPS)


def cheapest_by_hand(wishes: list[list[int]], groups: list[WorkGroup], *, closing: bool) -> float:
    """The least cost by another solver: a slot for each place, some obligatory, every closing tried."""
    absent = triangle(max((len(w) for w in wishes), default=0) + 1)
    unwished = (absent + 1) * len(wishes)
    cost = np.full((len(wishes), len(groups)), float(unwished))
    for person, listed in enumerate(wishes):
        cost[person] = 0 if not listed else cost[person]
        for rank, group in enumerate(listed):
            cost[person, group] = triangle(rank)
    best = np.inf
    for opened in product((False, True) if closing else (True,), repeat=len(groups)):
        slots = [
            (g, i < group.least) for g, group in enumerate(groups) if opened[g] for i in range(group.most)
        ]
        if len(slots) < len(wishes) or sum(due for _, due in slots) > len(wishes):
            continue
        due = np.array([d for _, d in slots])
        prices = cost[:, [g for g, _ in slots]] - 1e6 * due
        rows, columns = linear_sum_assignment(prices)
        if due.sum() == due[columns].sum():
            best = min(best, (prices[rows, columns] + 1e6 * due[columns]).sum())
    return best


@settings(max_examples=80, deadline=None)
@given(data=st.data(), closing=st.booleans())
def test_the_cost_is_what_another_solver_finds(data: st.DataObject, closing: bool) -> None:
    sizes = data.draw(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=4))
    groups = [WorkGroup(str(i), least, least + more) for i, (least, more) in enumerate(sizes)]
    wish = st.lists(st.integers(0, len(groups) - 1), unique=True)
    wishes = data.draw(st.lists(wish, min_size=1, max_size=8))
    expected = cheapest_by_hand(wishes, groups, closing=closing)
    if expected == np.inf:
        with pytest.raises(ValueError, match=r"places|members|sizes"):
            form_groups(wishes, groups, closing=closing)
    else:
        formed = form_groups(wishes, groups, closing=closing)
        assert formed.cost == expected
        assert sorted(person for members in formed.members for person in members) == list(range(len(wishes)))
        assert all(
            group.least <= len(members) <= group.most or (closing and not members)
            for group, members in zip(groups, formed.members, strict=True)
        )


def test_three_hundred_people_get_the_same_cost_from_another_solver() -> None:
    random = np.random.default_rng(4)
    groups = [WorkGroup(str(i), 8, 40) for i in range(12)]
    wishes = [
        [int(g) for g in np.argsort(random.random(12) + np.arange(12) * 0.06)[: random.integers(1, 5)]]
        for _ in range(300)
    ]
    assert form_groups(wishes, groups, closing=False).cost == cheapest_by_hand(wishes, groups, closing=False)
