"""A promise from the question to the answer: who may do what, and what everybody can see."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cast import Cast
from tingsted.kernel import clock, guard
from tingsted.kernel.actions import ChangedMeanwhile, Refused
from tingsted.kernel.actors import Actor
from tingsted.kernel.rights import NotAllowed, may
from tingsted.notices.models import Ask, News
from tingsted.notices.writing import SENTENCES
from tingsted.places.models import Office, OfficeKind
from tingsted.promises.actions import (
    begin_answer,
    declare_broken,
    give_answer,
    move_date,
    pass_on,
    promise_answer,
    withdraw,
)
from tingsted.promises.models import Promise
from tingsted.promises.queries import year_of_promises

Make = Callable[..., Promise]


def test_a_reasoned_no_in_time_is_a_kept_promise(cast: Cast, promised: Make) -> None:
    promise = promised()
    with pytest.raises(Refused) as refused:
        give_answer(cast.as_holger, promise=promise, answer="no", reply=" \n")
    assert (refused.value.field, str(refused.value)) == (
        "reply",
        "Et nej skal have en begrundelse. Skriv den her.",
    )
    give_answer(cast.as_holger, promise=promise, answer="no", reply="Vejen er privat.")
    assert (promise.shown_state, promise.days_over) == ("no", 0)


def test_those_who_wait_are_told_in_plain_words(cast: Cast, promised: Make) -> None:
    give_answer(cast.as_holger, promise=promised(), answer="we do it", reply="I maj.")
    news = News.objects.get(office=cast.council)
    assert SENTENCES[news.kind](news.facts) == "Vej og Park har svaret om »Stien til søen«."


def test_being_written_is_said_with_the_offices_own_word(cast: Cast, promised: Make) -> None:
    promise = promised()
    begin_answer(cast.as_holger, promise=promise, word="Der er målt op ved åen.")
    assert (promise.shown_state, promise.word) == ("being written", "Der er målt op ved åen.")
    assert Ask.objects.waiting().filter(office=cast.roads).count() == 1


def test_a_new_date_keeps_the_old_one_and_its_reason(cast: Cast, promised: Make) -> None:
    promise = promised(10)
    first = promise.due
    with pytest.raises(Refused) as refused:
        move_date(cast.as_holger, promise=promise, to_due=first, reason="Vi venter på brandtilsynet")
    assert refused.value.field == "to_due"
    move_date(
        cast.as_holger, promise=promise, to_due=first + timedelta(20), reason="Vi venter på brandtilsynet."
    )
    assert [(e.from_due, e.to_due, e.reason) for e in promise.extensions.all()] == [
        (first, first + timedelta(20), "Vi venter på brandtilsynet.")
    ]
    assert (promise.first_due, promise.shown_state) == (first, "extended")
    assert Ask.objects.waiting().get(office=cast.roads).due == first + timedelta(20)
    assert [n.kind for n in News.objects.filter(office=cast.council)] == ["promises.moved"]


def test_a_clash_of_two_colleagues_moves_no_date(cast: Cast, promised: Make) -> None:
    promise = promised(10)
    begin_answer(cast.as_holger, promise=Promise.objects.get(), word="Vi er i gang", seen=promise.version)
    with pytest.raises(ChangedMeanwhile):
        move_date(
            cast.as_holger,
            promise=promise,
            to_due=promise.due + timedelta(9),
            reason="x",
            seen=promise.version,
        )
    assert not Promise.objects.get().extensions.exists()


def test_those_who_wait_may_let_a_promise_go_and_the_other_side_is_told(cast: Cast, promised: Make) -> None:
    promise = promised()
    withdraw(cast.as_ruth, promise=promise, reason="Lodsejeren har selv bygget den.")
    assert promise.shown_state == "withdrawn"
    assert not Ask.objects.waiting().exists()
    assert [n.kind for n in News.objects.filter(office=cast.roads)] == ["promises.withdrawn"]


def test_an_office_may_say_openly_that_no_answer_comes(cast: Cast, promised: Make) -> None:
    promise = promised()
    declare_broken(cast.as_holger, promise=promise, reason="Afdelingen er delt.")
    assert promise.shown_state == "broken"
    assert [n.kind for n in News.objects.filter(office=cast.council)] == ["promises.broken"]


def test_passing_on_goes_to_neither_of_the_two_who_have_it(cast: Cast, promised: Make) -> None:
    promise = promised()
    for office in (cast.roads, cast.council):
        with pytest.raises(Refused) as refused:
            pass_on(cast.as_holger, promise=promise, to=office, due=promise.due)
        assert refused.value.field == "to"
    assert Promise.objects.count() == 1


def test_nothing_is_promised_for_a_day_that_has_gone_or_by_an_office_that_is_closed(
    cast: Cast, promised: Make
) -> None:
    with pytest.raises(Refused):
        promised(-1)
    with guard.arranging():
        Office.objects.filter(pk=cast.roads.pk).update(dissolved=clock.today())
    cast.roads.refresh_from_db()
    with pytest.raises(Refused):
        promised(1)
    assert not Promise.objects.exists()


def test_an_answered_promise_is_closed_to_every_act(cast: Cast, promised: Make) -> None:
    promise = promised()
    give_answer(cast.as_holger, promise=promise, answer="we help", reply="")
    for act in (
        lambda: give_answer(cast.as_holger, promise=promise, answer="no", reply="fortrudt"),
        lambda: begin_answer(cast.as_holger, promise=promise),
        lambda: move_date(cast.as_holger, promise=promise, to_due=promise.due + timedelta(1), reason="x"),
        lambda: declare_broken(cast.as_holger, promise=promise, reason="x"),
        lambda: withdraw(cast.as_ruth, promise=promise, reason="x"),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_the_database_itself_refuses_an_answer_without_a_day_and_a_no_without_reasons(
    cast: Cast, promised: Make
) -> None:
    promise = promised()
    for wrong in (
        {"state": "answered", "answer": "we do it"},
        {"state": "answered", "answered_on": clock.today()},
        {"state": "answered", "answered_on": clock.today(), "answer": "no"},
        {"state": "answered", "answered_on": clock.today(), "answer": "not now"},
    ):
        with guard.arranging(), pytest.raises(IntegrityError), transaction.atomic():
            Promise.objects.filter(pk=promise.pk).update(**wrong)


RIGHTS = {
    "promises.answer": {"Holger (department)"},
    "promises.extend": {"Holger (department)"},
    "promises.withdraw": {"Ruth (chair)"},
    "promises.remind": set(),
}


@pytest.mark.parametrize("name", RIGHTS)
def test_each_act_belongs_to_one_side(cast: Cast, promised: Make, name: str) -> None:
    promise = promised()
    assert {who for who, actor in cast.everyone().items() if may(name, actor, promise)} == RIGHTS[name]


def test_the_year_counts_every_public_promise_once_and_no_volunteers(cast: Cast, promised: Make) -> None:
    due = clock.today().replace(month=12, day=31)
    give_answer(cast.as_holger, promise=promised(due=due), answer="we do it", reply="")
    give_answer(cast.as_holger, promise=promised(due=due), answer="no", reply="Nej, for jorden er fredet.")
    promised(due=due)
    promised(due=due, by="council", to="contact")
    assert year_of_promises().counts == [("kept", 1), ("no", 1), ("promised", 1)]
    assert year_of_promises(area=cast.fodby).counts == []


OFFICES = ["council", "fodby_council", "contact", "roads", "culture", "committee"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pairs=st.lists(
        st.tuples(st.sampled_from(OFFICES), st.sampled_from([*OFFICES, None])), min_size=1, max_size=4
    )
)
def test_what_may_be_seen_is_exactly_what_the_list_shows(
    cast: Cast, pairs: list[tuple[str, str | None]]
) -> None:
    with guard.arranging():
        Promise.objects.all().delete()
    for by, to in pairs:
        promise_answer(
            cast.as_gudrun,
            kind="tests",
            owed_by=getattr(cast, by),
            owed_to=getattr(cast, to) if to else None,
            title="x",
            due=clock.today(),
        )
    promises = list(Promise.objects.select_related("owed_by", "owed_to"))
    for actor in cast.everyone().values():
        listed = set(Promise.objects.all().visible_to(actor.person))
        assert {p for p in promises if _may_see(actor, p)} == listed


def _may_see(actor: Actor, promise: Promise) -> bool:
    return may("promises.see", actor, promise)


def test_what_volunteers_owe_is_seen_by_the_two_sides_only(cast: Cast, promised: Make) -> None:
    promise = promised(by="council", to="contact")
    assert promise.owed_by.kind == OfficeKind.COUNCIL
    seen = {who for who, actor in cast.everyone().items() if may("promises.see", actor, promise)}
    assert seen == {"Ruth (chair)", "Ejner (council member)", "Gudrun (contact officer)", "Villy (stand-in)"}
