"""A councillor across committees: where each sits and sat, as far as they agreed to be shown."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from django.test import Client

from cast import Cast
from tingsted.accounts.models import Person
from tingsted.kernel import clock, guard
from tingsted.kernel.actors import OPERATOR
from tingsted.places.actions import found_office, show_seat, take_seat
from tingsted.places.councillors import councillors
from tingsted.places.models import Office, OfficeKind, Role

PAGE = "/politikere/"


def somebody(email: str, *, name: str) -> Person:
    with guard.arranging():
        return Person.objects.create_user(email, name=name)


def sit(person: Person, office: Office, role: str = Role.MEMBER, *, public: bool = True, **term: Any) -> None:
    facts = {"starts": date(2022, 1, 1)} | term
    take_seat(OPERATOR, office=office, person=person, role=role, public=public, **facts)


def committee(name: str, kind: str = OfficeKind.COMMITTEE) -> Office:
    return found_office(OPERATOR, kind=kind, name=name)


def test_everybody_is_told_once_with_all_committees_of_today_before_and_to_come(cast: Cast) -> None:
    special, plans = committee("Landdistrikter", OfficeKind.SPECIAL), committee("Teknik")
    bo = somebody("bo@tingsted.example", name="Bo Ågren")
    sit(bo, plans, Role.CHAIR)
    sit(bo, special, title="stedfortræder")
    for year in (2014, 2018):
        sit(bo, cast.committee, starts=date(year, 1, 1), ends=date(year + 3, 12, 31))
    sit(bo, cast.committee, starts=clock.today() + timedelta(days=40))
    (told,) = [c for c in councillors().today if c.name == "Bo Ågren"]
    assert [(seat.office, seat.role) for seat in told.now] == [(plans, "chair"), (special, "member")]
    assert [seat.office for seat in told.later] == [cast.committee]
    assert [(was.office, was.years) for was in told.before] == [(cast.committee, "2018–2021, 2014–2017")]


def test_the_page_names_those_who_agreed_in_danish_order_and_nobody_else(cast: Cast, client: Client) -> None:
    for name in ("Åse Bro", "Zenia Eng", "Hans Skjult"):
        person = somebody(f"{name[-3:].lower()}@tingsted.example", name=name)
        sit(person, cast.committee, public=name != "Hans Skjult")
    page = client.get(PAGE).content.decode()
    names = re.findall(r'<tr id="([^"]+)"><th scope="row">([^<]+)<', page)
    shown = [seat.person.name for seat in cast.committee.seats.filter(public=True) if seat.person]
    assert {name for _anchor, name in names} == set(shown)
    assert [name for _anchor, name in names][-2:] == ["Zenia Eng", "Åse Bro"]
    assert "Hans Skjult" not in page
    assert "Digital Post" in page


def test_two_of_one_name_are_told_apart_and_those_who_only_sat_before_stand_by_themselves(cast: Cast) -> None:
    for number in (1, 2):
        person = somebody(f"bo{number}@tingsted.example", name="Bo Bro")
        sit(person, cast.committee, ends=date(2023, 12, 31) if number == 2 else None)
    shown = councillors()
    both = [c.anchor for c in (*shown.today, *shown.before) if c.name == "Bo Bro"]
    assert (both, [c.name for c in shown.before]) == (["bo-bro", "bo-bro-2"], ["Bo Bro"])


def test_a_councillor_who_agreed_is_called_by_a_press(cast: Cast, client: Client) -> None:
    bo = somebody("bo@tingsted.example", name="Bo Ågren")
    sit(bo, cast.committee)
    seat = cast.committee.seats.get(person=bo)
    with guard.arranging():
        show_seat(OPERATOR, seat=seat, public=True, phone="+45 00 00 00 07", shows_phone=True)
    assert '<a class="small" href="tel:+4500000007">+45 00 00 00 07</a>' in client.get(PAGE).content.decode()
