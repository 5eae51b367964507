"""Standing promises: they hold until further notice, and both sides look at them again on the day of review."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cast import Cast
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import CLOCK
from tingsted.kernel.rights import NotAllowed
from tingsted.notices.models import Ask, News
from tingsted.promises.actions import (
    end_standing_promise,
    give_answer,
    make_standing_promise,
    remind,
    review_standing_promise,
)
from tingsted.promises.models import Promise
from tingsted.promises.queries import year_of_promises


@pytest.fixture
def standing(cast: Cast) -> Promise:
    """Vej og Park answers Glumsø within four weeks, until further notice."""
    return make_standing_promise(
        cast.as_gudrun,
        kind="tests.basis",
        owed_by=cast.roads,
        owed_to=cast.council,
        area=cast.glumsoe,
        title="Vi svarer inden fire uger",
        review_on=clock.today() + timedelta(365),
    )


def test_a_standing_promise_is_promised_and_never_overdue(standing: Promise) -> None:
    assert (standing.shown_state, standing.is_open, standing.is_standing) == ("promised", False, True)
    later = clock.noon(standing.due + timedelta(100))
    with clock.at(later):
        assert (standing.shown_state, standing.days_over) == ("promised", 0)
        assert list(Promise.objects.overdue()) == []
        assert list(Promise.objects.standing()) == [standing]


def test_a_standing_promise_is_no_answer_owed_on_a_desk_or_in_the_year(cast: Cast, standing: Promise) -> None:
    assert not Ask.objects.exists()
    with clock.at(clock.noon(standing.due)):
        assert year_of_promises().counts == []
    with pytest.raises(NotAllowed):
        give_answer(cast.as_holger, promise=standing, answer="we do it", reply="")


def test_both_sides_are_asked_once_to_look_at_it_again_on_its_day(cast: Cast, standing: Promise) -> None:
    assert remind(CLOCK, on=standing.due - timedelta(1)) == 0
    assert [remind(CLOCK, on=standing.due), remind(CLOCK, on=standing.due + timedelta(1))] == [1, 0]
    assert {(a.kind, a.office) for a in Ask.objects.waiting()} == {
        ("promises.review", cast.roads), ("promises.review", cast.council),
    }  # fmt: skip


@pytest.mark.parametrize("side", ["as_holger", "as_ruth"])
def test_either_side_may_say_that_it_still_holds_and_when_it_is_looked_at_next(
    cast: Cast, standing: Promise, side: str
) -> None:
    remind(CLOCK, on=standing.due)
    next_year = standing.due + timedelta(365)
    review_standing_promise(
        getattr(cast, side), promise=standing, review_on=next_year, word="Ni af ti svar kom."
    )
    assert (standing.due, standing.word, standing.shown_state) == (
        next_year,
        "Ni af ti svar kom.",
        "promised",
    )
    assert not Ask.objects.waiting().exists()
    assert remind(CLOCK, on=next_year) == 1


@pytest.mark.parametrize(("side", "told"), [("as_holger", "council"), ("as_ruth", "roads")])
def test_either_side_may_let_it_go_with_a_reason_and_the_other_is_told(
    cast: Cast, standing: Promise, side: str, told: str
) -> None:
    with pytest.raises(Refused) as refused:
        end_standing_promise(getattr(cast, side), promise=standing, reason=" ")
    assert refused.value.field == "reason"
    end_standing_promise(getattr(cast, side), promise=standing, reason="Vi har fået et nyt grundlag.")
    assert (standing.shown_state, standing.is_standing) == ("withdrawn", False)
    assert [(n.kind, n.office) for n in News.objects.all()] == [("promises.ended", getattr(cast, told))]


def test_a_review_lies_ahead(cast: Cast, standing: Promise) -> None:
    with pytest.raises(Refused) as refused:
        review_standing_promise(cast.as_ruth, promise=standing, review_on=date(2020, 1, 1))
    assert refused.value.field == "review_on"


def test_nobody_else_reviews_or_lets_it_go(cast: Cast, standing: Promise) -> None:
    for actor in (cast.as_asta, cast.as_ejner, cast.as_gudrun, cast.inger):
        with pytest.raises(NotAllowed):
            end_standing_promise(actor, promise=standing, reason="Vi gider ikke.")
