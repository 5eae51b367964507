"""Feasibility first: who can never sit, who must, and the smallest changes that would do."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_check import every_panel
from sample_pools import DATA, near_exact_pool, open_instance

from civicmath.sortition import relaxation
from civicmath.sortition.check import check_pool
from civicmath.sortition.engine import hold_lottery
from civicmath.sortition.pool import Pool, Quota, Unmeetable, pool_of
from civicmath.sortition.proposing import proposed_quotas
from civicmath.sortition.reading import Wishes, read_pool
from civicmath.sortition.relaxation import relaxed_pool


def village(women: int = 4, men: int = 4, least_women: int = 2) -> Pool:
    quotas = [Quota("sex", "woman", least_women, 4), Quota("sex", "man", 1, 4)]
    return pool_of(quotas, [["woman"]] * women + [["man"]] * men, 4)


def test_quotas_that_can_be_met_are_said_to_be() -> None:
    assert check_pool(village()).sentences() == ["The quotas can be met.", "Everyone can be on a panel."]


def test_the_smallest_change_is_told_in_a_sentence() -> None:
    findings = check_pool(village(women=1))

    assert findings.sentences() == [
        "The quotas can't be met.",
        "The smallest changes that would do:",
        "- Lower the minimum of »sex: woman« from 2 to 1.",
    ]
    with pytest.raises(Unmeetable):
        hold_lottery(village(women=1))


def test_a_check_without_time_says_what_it_does_not_know() -> None:
    assert check_pool(village(), seconds=0).sentences() == [
        "The quotas can be met.",
        "The time was over before it was known who can be on no panel.",
    ]


def test_who_must_be_on_every_panel_is_named() -> None:
    findings = check_pool(village(women=2))

    assert findings.always == [0, 1]
    assert findings.never == []


def test_who_can_be_on_no_panel_is_named_with_what_would_help() -> None:
    quotas = [
        Quota("sex", "w", 2, 2),
        Quota("sex", "m", 1, 1),
        Quota("town", "in", 3, 3),
        Quota("town", "out", 0, 0),
    ]
    pool = pool_of(quotas, [("w", "in")] * 3 + [("m", "in")] * 2 + [("m", "out")], 3)

    findings = check_pool(pool)

    assert findings.never == [5]
    assert [[change.sentence() for change in changes] for _, changes in findings.covering] == [
        ["Lower the minimum of »town: in« from 3 to 2.", "Raise the maximum of »town: out« from 0 to 1."]
    ]


@pytest.mark.parametrize("seed", range(30))
def test_never_and_always_agree_with_every_panel(seed: int) -> None:
    pool = near_exact_pool(seed, people=(6, 11), seats=(2, 4))
    panels = every_panel(pool)

    findings = check_pool(pool)

    seated = {person for panel in panels for person in panel}
    assert findings.never == [person for person in range(pool.people) if person not in seated]
    assert findings.always == [
        person for person in range(pool.people) if all(person in panel for panel in panels)
    ]


@pytest.mark.parametrize(
    "luck", [{"random_seed": 7}, {"presolve": "off"}, {"random_seed": 3, "simplex_strategy": 4}]
)
def test_of_many_smallest_changes_the_same_is_told_whatever_the_solvers_luck(
    monkeypatch: pytest.MonkeyPatch, luck: dict[str, int | str]
) -> None:
    quotas = [Quota(f"c{at}", value, 2, 2) for at in range(4) for value in ("a", "b")]
    pool = pool_of(quotas, [[value] * 4 for value in "aaab"], 4)
    told = [change.sentence() for change in check_pool(pool).changes]

    plain = relaxation.solver
    monkeypatch.setattr(relaxation, "solver", lambda **options: plain(**{**options, **luck}))

    assert told
    assert [change.sentence() for change in check_pool(pool).changes] == told


def test_flex_is_used_before_anything_else() -> None:
    quotas = [Quota("sex", "w", 2, 3, 2, 3), Quota("sex", "m", 1, 2, 1, 4)]
    pool = pool_of(
        [*quotas, Quota("age", "old", 0, 4), Quota("age", "young", 0, 4)],
        [("w", "old")] + [("m", "young")] * 6,
        4,
    )

    _, sentences = relaxed_pool(pool)

    assert sentences == [
        "Lower the minimum of »sex: w« from 2 to 1.",
        "Raise the maximum of »sex: m« from 2 to 3.",
    ]


def test_a_relaxed_pool_has_a_panel_and_an_unrelaxed_one_is_left_alone() -> None:
    pool, sentences = relaxed_pool(village(women=1))

    assert len(sentences) == 1
    assert hold_lottery(pool, tickets=10).status == "exact"
    assert relaxed_pool(village())[1] == []


def test_what_no_quota_can_help_is_said() -> None:
    pool = replace(village(), households=village().features[:, 0])

    with pytest.raises(Unmeetable, match="no 4 people can sit together"):
        relaxed_pool(pool)
    with pytest.raises(Unmeetable, match="5 people must be on every panel of 4"):
        relaxed_pool(village().holding(range(5)))


def test_the_sample_pool_of_791_can_be_met_and_reaches_everyone() -> None:
    wishes = Wishes(household_column="husstand")
    pool = read_pool(DATA / "maal-borgersamling.csv", DATA / "frivillige-borgersamling.csv", 36, wishes)

    findings = check_pool(pool)

    assert (findings.feasible, findings.never) == (True, [])


def test_an_open_instance_can_be_met() -> None:
    assert check_pool(open_instance("syn_n300_k30_f6_s1_hh")).feasible


@given(st.lists(st.integers(1, 10_000), min_size=1, max_size=8), st.integers(1, 200))
def test_proposed_quotas_are_within_a_seat_of_their_share_and_can_fill_the_panel(
    people: list[int], size: int
) -> None:
    shares = {"age": {str(at): Fraction(count) for at, count in enumerate(people)}}

    quotas = proposed_quotas(shares, size)

    for quota, count in zip(quotas, people, strict=True):
        assert quota.minimum <= Fraction(count * size, sum(people)) <= quota.maximum <= quota.minimum + 1
    assert sum(q.minimum for q in quotas) <= size <= sum(q.maximum for q in quotas)
