"""How it stands while people answer: it moves in steps that no few answers can be seen in."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from hypothesis import given as hypothesis_given
from hypothesis import strategies as st

from answers import given
from cast import Cast
from civicmath.disclosure import Publication, audit
from tingsted.kernel.actors import CLOCK, VISITOR
from tingsted.kernel.rights import NotAllowed
from tingsted.surveys.actions import close_survey, count_open, look_so_far, receive_answer
from tingsted.surveys.counting.so_far import may_move_on, span_of
from tingsted.surveys.models import SoFar, Survey


def answer(survey: Survey, count: int, *marks: str, **more: Any) -> None:
    for _ in range(count):
        receive_answer(VISITOR, survey=survey, given=given(survey, *marks, **more))


def test_nothing_is_shown_before_five_have_answered(cast: Cast, survey: Survey) -> None:
    answer(survey, 4, "very")
    assert look_so_far(cast.as_ejner, survey=survey) is None
    answer(survey, 1, "very")
    counted = look_so_far(cast.as_ejner, survey=survey)
    assert counted is not None
    assert counted.table[0]["title"] == "Sti til søen"
    assert counted.answers == 5


def test_it_moves_on_only_when_five_more_have_answered(cast: Cast, survey: Survey) -> None:
    answer(survey, 5, "very")
    assert count_open(CLOCK) == 1
    answer(survey, 4, "not now", "very")
    assert count_open(CLOCK) == 0
    answer(survey, 1, "not now", "very")
    assert count_open(CLOCK) == 1
    assert SoFar.objects.get().answers == 10


def test_no_count_of_an_idea_is_told_while_it_is_open(cast: Cast, survey: Survey) -> None:
    answer(survey, 12, "very", "not now")
    counted = look_so_far(cast.as_ejner, survey=survey)
    assert counted is not None
    assert [sorted(row) for row in counted.table] == [
        ["card", "from", "high", "idea", "low", "place", "title", "to"]
    ] * 3
    assert [(row["low"], row["high"]) for row in counted.table] == [(0.5, 1.0), (0.0, 0.5), (None, None)]


@hypothesis_given(st.integers(0, 3000), st.integers(0, 3000), st.integers(2, 9))
def test_every_share_told_has_room_for_at_least_the_smallest_count(yes: int, more: int, few: int) -> None:
    asked = yes + more
    span = span_of(yes, asked, few)
    if span is None:
        assert asked < 2 * few
    else:
        fitting = [n for n in range(asked + 1) if span_of(n, asked, few) == span]
        assert len(fitting) >= few
        assert span[0] <= yes / asked <= span[1]


def test_the_later_there_are_more_the_more_must_come() -> None:
    assert [may_move_on(*each, 5) for each in ((0, 4), (0, 5), (100, 109), (100, 110))] == [
        False, True, False, True,
    ]  # fmt: skip


def test_the_result_gives_nothing_away_of_those_who_came_last(cast: Cast, survey: Survey) -> None:
    """20 answered and the council looked; then one of 80 came, and four of 30 to 49."""
    answer(survey, 10, "very", age_band="30-49", village="Glumsø")
    answer(survey, 10, "very", age_band="65-79", village="Sandby")
    assert look_so_far(cast.as_ejner, survey=survey) is not None
    answer(survey, 4, "not now", age_band="30-49", village="Glumsø")
    answer(survey, 1, "not now", age_band="65-79", village="Sandby")
    close_survey(cast.as_ruth, survey=survey)
    before, after = SoFar.objects.get().tables, survey.result.people["tables"]
    for kind in ("age", "village"):
        seen = [Publication.from_dict(before[kind]), Publication.from_dict(after[kind])]
        assert audit(seen) == ()
    ages = Publication.from_dict(after["age"])
    assert ages.total.value == 25
    assert {ages.axes[0].labels[place] for place in range(7) if ages.entry(place).value is None} == {
        "30-49", "65-79",
    }  # fmt: skip


def test_only_the_body_sees_it(cast: Cast, survey: Survey, client: Client) -> None:
    page = f"{survey.get_absolute_url()}indtil-nu/"
    assert client.get(page).status_code == 403
    with pytest.raises(NotAllowed):
        look_so_far(cast.as_asta, survey=survey)
    client.force_login(cast.ejner, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "De første fem svar skal komme ind" in client.get(page).content.decode()
    answer(survey, 5, "very")
    assert client.post(page).status_code == 302
    assert "Sti til søen" in client.get(page).content.decode()
