"""What is over its date: the contact office sees it at once, the leader after a while, and both lay it down again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from cast import Cast
from tingsted.accounts.models import Person
from tingsted.kernel import clock, guard
from tingsted.kernel.actions import ChangedMeanwhile, Refused
from tingsted.kernel.actors import CLOCK, OPERATOR, Actor
from tingsted.kernel.rights import NotAllowed
from tingsted.notices.models import Ask, Letter, News
from tingsted.places.actions import dissolve_office, end_seat, take_seat
from tingsted.places.models import Role, Seat
from tingsted.promises.actions import (
    give_answer,
    move_all_promises,
    move_date,
    move_promise,
    promise_answer,
    remind,
    set_patience,
)
from tingsted.promises.models import Promise, Reminder

Make = Callable[..., Promise]


def _late(promised: Make, days: int = 1, before: int = 0, **sides: str) -> Promise:
    """A promise whose date passed so many days ago, as the clock has seen it every morning since (and before)."""
    long_ago = clock.today() - timedelta(days + 30)
    with clock.at(clock.noon(long_ago)):
        promise = promised(30, **sides)
    for n in range(-before, days + 1):
        day = promise.due + timedelta(n)
        with clock.at(clock.noon(day)):
            remind(CLOCK, on=day)
    return promise


def _waiting() -> list[tuple[str, str, str]]:
    return [(a.kind, str(a.office), a.role) for a in Ask.objects.waiting().order_by("pk")]


@pytest.fixture
def leader(cast: Cast) -> Person:
    """Lars leads Vej og Park."""
    with guard.arranging():
        person = Person.objects.create_user("lars@tingsted.example", name="Lars Enghave")
        take_seat(
            OPERATOR, office=cast.roads, person=person, role=Role.LEADER, starts=clock.today() - timedelta(90)
        )
    return person


def test_the_contact_office_sees_what_a_department_owes_its_areas_and_is_late_with(
    cast: Cast, promised: Make, client: Client
) -> None:
    _late(promised)
    assert ("promises.chase", "Kontakt for lokalområder", "") in _waiting()
    client.force_login(cast.gudrun)
    sentence = "Vej og Park har ikke svaret Glumsø Lokalråd om »Stien til søen«. Spørg, hvor langt de er."
    assert sentence in client.get("/bord/").content.decode()


def test_what_volunteers_owe_late_is_between_the_two_sides(
    cast: Cast, promised: Make, leader: Person
) -> None:
    _late(promised, 60, by="council", to="contact")
    assert _waiting() == [("promises.answer", "Glumsø Lokalråd", "")]
    assert {str(n.office) for n in News.objects.all()} == {"Glumsø Lokalråd", "Kontakt for lokalområder"}


def test_after_a_while_it_lies_on_the_desk_of_the_leaders_seat_alone(
    cast: Cast, promised: Make, leader: Person
) -> None:
    _late(promised, 13)
    assert not Ask.objects.filter(kind="promises.lead").exists()
    remind(CLOCK, on=clock.today() + timedelta(1))
    assert remind(CLOCK, on=clock.today() + timedelta(2)) == 0
    ask = Ask.objects.get(kind="promises.lead")
    assert (str(ask.office), ask.role) == ("Vej og Park", "leader")
    assert [list(Ask.objects.visible_to(p).filter(pk=ask.pk)) for p in (leader, cast.holger)] == [[ask], []]
    assert Letter.objects.filter(to="lars@tingsted.example").count() == 1


def test_a_new_leader_finds_what_lay_on_the_old_leaders_desk(
    cast: Cast, promised: Make, leader: Person
) -> None:
    _late(promised, 20)
    with guard.arranging():
        after = Person.objects.create_user("mette@tingsted.example", name="Mette Skovlund")
        end_seat(OPERATOR, seat=Seat.objects.get(person=leader), on=clock.today() - timedelta(1))
        take_seat(OPERATOR, office=cast.roads, person=after, role=Role.LEADER, starts=clock.today())
    seen = [Ask.objects.waiting().visible_to(p).filter(kind="promises.lead").count() for p in (leader, after)]
    assert seen == [0, 1]


def test_without_a_leader_it_goes_to_the_municipalitys_leader_office_or_waits_until_there_is_one(
    cast: Cast, promised: Make
) -> None:
    _late(promised, 20)
    assert not Ask.objects.filter(kind="promises.lead").exists()
    with guard.arranging():
        cast.municipality.leader = cast.town_hall
        cast.municipality.save()
    assert [remind(CLOCK, on=clock.today()), remind(CLOCK, on=clock.today())] == [1, 0]
    assert ("promises.lead", "Center for Kultur og Borgerservice", "") in _waiting()


def test_a_new_date_lifts_it_from_the_other_desks_and_an_answer_from_all(
    cast: Cast, promised: Make, leader: Person
) -> None:
    promise = _late(promised, 20)
    promise.refresh_from_db()
    move_date(
        cast.as_holger, promise=promise, to_due=clock.today() + timedelta(9), reason="Vi venter på prøver."
    )
    assert _waiting() == [("promises.answer", "Vej og Park", "")]
    give_answer(cast.as_holger, promise=promise, answer="we do it", reply="")
    assert _waiting() == []


def test_the_editors_set_how_patient_the_ledger_is(cast: Cast, promised: Make, leader: Person) -> None:
    set_patience(cast.as_tue, remind_before=3, tell_leader_after=2)
    due = _late(promised, 2, before=5).due
    told = [(r.stage, (r.on - due).days) for r in Reminder.objects.order_by("pk")]
    assert told == [("soon", -3), ("over", 1), ("leader", 2)]
    with pytest.raises(Refused) as refused:
        set_patience(cast.as_tue, remind_before=0, tell_leader_after=2)
    assert refused.value.field == "remind_before"
    with pytest.raises(NotAllowed):
        set_patience(cast.as_ruth, remind_before=3, tell_leader_after=2)


def test_a_department_that_owes_must_hand_its_promises_on_before_it_closes(
    cast: Cast, promised: Make
) -> None:
    promise = promised()
    with pytest.raises(Refused) as refused:
        dissolve_office(cast.as_tue, office=cast.roads, on=clock.today())
    assert str(refused.value) == "Først skal det her gives videre eller gøres færdigt: Skylder 1 svar."
    moved = move_all_promises(
        cast.as_tue, office=cast.roads, to=cast.culture, reason="Vej og Park bliver en del af Kultur."
    )
    dissolve_office(cast.as_tue, office=cast.roads, on=clock.today())
    promise.refresh_from_db()
    assert (moved, promise.owed_by, promise.due, promise.shown_state) == (
        1,
        cast.culture,
        promise.first_due,
        "promised",
    )
    assert _waiting() == [("promises.answer", "Kultur og Borgerservice", "")]
    assert [(n.kind, str(n.office)) for n in News.objects.order_by("pk")] == [
        ("promises.moved_here", "Kultur og Borgerservice"),
        ("promises.moved_away", "Glumsø Lokalråd"),
        ("promises.moved_away", "Vej og Park"),
    ]
    assert [(str(m.from_office), m.reason) for m in promise.moves.all()] == [
        ("Vej og Park", "Vej og Park bliver en del af Kultur.")
    ]


def test_a_promise_moves_only_within_the_town_hall_and_to_a_third_office(cast: Cast, promised: Make) -> None:
    promise = promised()
    for to in (cast.roads, cast.council, cast.fodby_council):
        with pytest.raises(Refused) as refused:
            move_promise(cast.as_tue, promise=promise, to=to, reason="x")
        assert refused.value.field == "to"


def test_what_is_answered_to_a_dissolved_body_reaches_its_contact_office(cast: Cast, promised: Make) -> None:
    promise = promised()
    dissolve_office(cast.as_tue, office=cast.council, on=clock.today())
    promise = Promise.objects.get()
    give_answer(cast.as_holger, promise=promise, answer="we help", reply="Med grus.")
    assert [(n.kind, str(n.office)) for n in News.objects.all()] == [
        ("promises.answered", "Kontakt for lokalområder")
    ]


def test_of_two_with_mandates_who_answer_at_once_the_second_keeps_their_text(
    cast: Cast, promised: Make, client: Client
) -> None:
    promise = promised()
    second = Promise.objects.get()
    give_answer(cast.as_holger, promise=promise, answer="we do it", reply="Til maj.")
    with guard.arranging():
        vagn = Person.objects.create_user("vagn@tingsted.example", name="Vagn Grøftekant")
        take_seat(
            OPERATOR, office=cast.roads, person=vagn, role=Role.OFFICER, starts=clock.today(), speaks=True
        )
    with pytest.raises(ChangedMeanwhile):
        give_answer(
            Actor("person", vagn, cast.roads), promise=second, answer="no", reply="Det bliver for dyrt."
        )
    client.force_login(vagn)
    page = client.post(
        f"{promise.get_absolute_url()}svar/", {"answer": "no", "reply": "Det bliver for dyrt."}
    )
    assert page.status_code == 409
    assert "Det bliver for dyrt." in page.content.decode()
    assert "Til maj." in page.content.decode()
    assert Promise.objects.get().answer == "we do it"


def test_many_quiet_answers_to_one_thing_are_one_reminder_to_those_who_owe_and_one_to_each_who_waits(
    cast: Cast,
) -> None:
    due = clock.today() + timedelta(30)
    for office in (cast.council, cast.fodby_council):
        promise_answer(
            cast.as_holger,
            kind="tests",
            owed_by=cast.roads,
            owed_to=office,
            title="Trafikplanen",
            due=due,
            quietly=True,
        )
    assert (_waiting(), Letter.objects.count()) == ([], 0)
    assert remind(CLOCK, on=due + timedelta(1)) == 2
    assert [(n.kind, str(n.office)) for n in News.objects.order_by("kind", "pk")] == [
        ("promises.over_ours", "Vej og Park"),
        ("promises.over_theirs", "Glumsø Lokalråd"),
        ("promises.over_theirs", "Fodby Lokalråd"),
    ]
    assert Letter.objects.count() == 1


def test_a_days_dates_are_one_letter_with_what_is_over_first_and_each_is_told_once(cast: Cast) -> None:
    start = clock.today()

    def owed(title: str, days: int) -> None:
        promise_answer(
            cast.as_gudrun, kind="tests.path", owed_by=cast.roads, owed_to=cast.council, area=cast.glumsoe,
            title=title, due=start + timedelta(days), url="/planer/x/",
        )  # fmt: skip

    for title, days in (("Stien", 20), ("Broen", 24), ("Lyset", 29)):
        owed(title, days)
    day = start + timedelta(22)
    with clock.at(clock.noon(day)):
        for _twice in range(2):
            remind(CLOCK, on=day)
    (letter,) = Letter.objects.filter(once__startswith="promises.reminder:")
    assert letter.subject == "3 svar, du skal se på. Ét af dem er over datoen"
    over, soon = letter.text.split("LOVET SNART")
    assert ("»Stien«" in over, "»Broen«" in soon, "»Lyset«" in soon) == (True, True, True)
    assert (letter.text.count("/svar/"), letter.text.count("»")) == (3, 3)
