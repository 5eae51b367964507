"""An officer's bodies go to a successor on a day: the clock does it, both are told, and nothing is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from cast import Cast
from tingsted.accounts.models import Person
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused
from tingsted.kernel.clockwork import DAILY
from tingsted.kernel.rights import NotAllowed
from tingsted.notices.models import Ask, Letter, News
from tingsted.places.actions import (
    name_contact,
    plan_hand_over,
    read_hand_over,
    withdraw_hand_over,
    write_note,
)
from tingsted.places.models import Contact, HandOver, Seat
from tingsted.promises.actions import promise_answer

DAYS = timedelta(days=1)
carry_out = DAILY["places.hand_over"]


def seat_of(person: Person) -> Seat:
    return Seat.objects.select_related("office", "person").get(person=person)


def with_bodies(cast: Cast) -> Seat:
    """Gudrun has the councils of Glumsø and Fodby, and Villy stands in."""
    gudrun, villy = seat_of(cast.gudrun), seat_of(cast.villy)
    for body in (cast.council, cast.fodby_council):
        name_contact(cast.as_gudrun, body=body, seat=gudrun, stand_in=villy, starts=clock.today())
    return gudrun


def to_somebody_new(cast: Cast, **more: object) -> HandOver:
    facts = {
        "on": clock.today() + 10 * DAYS,
        "name": "Signe Markvej",
        "email": "signe@tingsted.example",
    } | more
    return plan_hand_over(cast.as_gudrun, seat=with_bodies(cast), **facts)  # type: ignore[arg-type]  # given by the test


def test_nothing_changes_before_the_day_and_the_clock_does_it_on_the_day(cast: Cast) -> None:
    planned = to_somebody_new(cast, words="Ruth er bedst at fange om aftenen.")
    with time_machine.travel(clock.now() + 9 * DAYS):
        carry_out(clock.today())
        assert Seat.objects.filter(person__name="Signe Markvej").count() == 0
    with time_machine.travel(clock.now() + 10 * DAYS):
        carry_out(clock.today())
        carry_out(clock.today())
        planned.refresh_from_db()
        signe = seat_of(Person.objects.get(email="signe@tingsted.example"))
        assert (planned.done_on, planned.new_seat, signe.starts) == (clock.today(), signe, planned.on)
        assert seat_of(cast.gudrun).ends == planned.on - DAYS
        now = Contact.objects.in_force().order_by("body__name")
        assert [(c.body, c.seat, c.stand_in) for c in now] == [
            (cast.fodby_council, signe, seat_of(cast.villy)), (cast.council, signe, seat_of(cast.villy)),
        ]  # fmt: skip
        assert Contact.objects.filter(seat__person=cast.gudrun, ends=planned.on - DAYS).count() == 2


def test_a_clock_that_stood_still_does_it_late_and_as_of_the_day_that_was_meant(cast: Cast) -> None:
    planned = to_somebody_new(cast)
    with time_machine.travel(clock.now() + 14 * DAYS):
        carry_out(clock.today())
        assert seat_of(Person.objects.get(email="signe@tingsted.example")).starts == planned.on


def test_both_are_told_when_it_is_planned_and_when_it_happens_and_the_new_one_is_asked_to_read(
    cast: Cast,
) -> None:
    planned = to_somebody_new(cast)
    both = ["gudrun@tingsted.example", "signe@tingsted.example"]
    assert sorted(Letter.objects.values_list("to", flat=True)) == both
    assert News.objects.filter(kind="places.hand_over_planned").count() == 2
    with time_machine.travel(clock.now() + 10 * DAYS):
        carry_out(clock.today())
        assert sorted(Letter.objects.values_list("to", flat=True)) == sorted(both * 2)
        signe = Person.objects.get(email="signe@tingsted.example")
        assert [a.kind for a in Ask.objects.waiting().filter(person=signe)] == ["places.read_hand_over"]
        from tingsted.kernel.actors import Actor

        read_hand_over(Actor("person", signe, cast.contact), hand_over=HandOver.objects.get(pk=planned.pk))
        assert Ask.objects.waiting().filter(person=signe).count() == 0


def test_the_page_to_read_holds_the_word_the_bodies_what_is_owed_and_the_notes(
    cast: Cast, client: Client
) -> None:
    promise_answer(
        cast.as_holger, kind="plans.action", owed_by=cast.roads, owed_to=cast.council, title="Lys ved stoppet",
        due=clock.today() + 30 * DAYS,
    )  # fmt: skip
    write_note(cast.as_gudrun, body=cast.council, words="De mødes den første tirsdag.")
    planned = to_somebody_new(cast, words="Ruth er bedst at fange om aftenen.")
    with time_machine.travel(clock.now() + 10 * DAYS):
        carry_out(clock.today())
        client.force_login(Person.objects.get(email="signe@tingsted.example"))
        page = client.get(planned.get_absolute_url()).content.decode()
    for words in (
        "Ruth er bedst at fange om aftenen.", "Glumsø Lokalråd", "Fodby Lokalråd",
        "Vej og Park skylder et svar: Lys ved stoppet", "De mødes den første tirsdag.",
    ):  # fmt: skip
        assert words in page


def test_a_hand_over_to_a_colleague_makes_no_second_seat_and_the_officer_may_stay(cast: Cast) -> None:
    villy = seat_of(cast.villy)
    planned = plan_hand_over(
        cast.as_gudrun, seat=with_bodies(cast), successor=villy, on=clock.today() + DAYS, leaves=False
    )
    with time_machine.travel(clock.now() + DAYS):
        carry_out(clock.today())
        planned.refresh_from_db()
        assert planned.new_seat is not None
        assert (planned.new_seat.person, planned.new_seat.role) == (cast.villy, "officer")
        assert seat_of(cast.gudrun).ends is None
        now = Contact.objects.in_force()
        assert [c.stand_in for c in now] == [seat_of(cast.gudrun), seat_of(cast.gudrun)]


def test_one_taken_back_does_not_happen_and_both_hear_of_it(cast: Cast) -> None:
    planned = to_somebody_new(cast)
    withdraw_hand_over(cast.as_gudrun, hand_over=planned)
    with time_machine.travel(clock.now() + 10 * DAYS):
        carry_out(clock.today())
    assert (HandOver.objects.get().done_on, seat_of(cast.gudrun).ends) == (None, None)
    assert News.objects.filter(kind="places.hand_over_withdrawn").count() == 2


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"on": None}, "on"),
        ({"name": "", "email": ""}, "successor"),
        ({"email": "gudrun@tingsted.example"}, "successor"),
    ],
)
def test_what_can_not_be_meant_is_refused(cast: Cast, facts: dict[str, object], field: str) -> None:
    if "on" in facts:
        facts = {"on": clock.today()}
    with pytest.raises(Refused) as refusal:
        to_somebody_new(cast, **facts)
    assert refusal.value.field == field


@pytest.mark.parametrize("who", ["ruth", "villy", "holger", "sofie", "oda"])
def test_only_the_officer_a_leader_there_or_an_editor_hands_over(cast: Cast, who: str) -> None:
    seat = with_bodies(cast)
    with pytest.raises(NotAllowed):
        plan_hand_over(
            getattr(cast, f"as_{who}"), seat=seat, on=clock.today() + DAYS, name="X", email="x@y.example"
        )


def test_a_body_has_one_officer_at_a_time_and_the_next_begins_where_the_first_ends(cast: Cast) -> None:
    gudrun = with_bodies(cast)
    villy = seat_of(cast.villy)
    name_contact(cast.as_gudrun, body=cast.council, seat=villy, starts=clock.today() + 5 * DAYS)
    rows = Contact.objects.filter(body=cast.council).order_by("starts")
    assert [(c.seat, c.ends) for c in rows] == [(gudrun, clock.today() + 4 * DAYS), (villy, None)]
    with pytest.raises(Refused, match="Man kan ikke være sin egen stedfortræder"):
        name_contact(cast.as_gudrun, body=cast.council, seat=villy, stand_in=villy, starts=clock.today())
    with pytest.raises(Refused, match="Vælg en, der er kontaktperson i kommunen for det råd"):
        name_contact(cast.as_gudrun, body=cast.council, seat=seat_of(cast.holger), starts=clock.today())


def test_the_areas_page_names_the_bodys_own_officer_where_there_is_one(cast: Cast, client: Client) -> None:
    before = client.get("/omraader/glumsoe/").content.decode()
    assert ("Gudrun Aabred" in before, "Villy Stenkløver" in before) == (True, True)
    villy = seat_of(cast.villy)
    name_contact(cast.as_gudrun, body=cast.council, seat=villy, starts=clock.today())
    after = client.get("/omraader/glumsoe/").content.decode()
    assert ("Gudrun Aabred" in after, "Villy Stenkløver" in after) == (False, True)
