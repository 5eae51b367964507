"""Bodies through the years, their departments, and who speaks for them: each rule with its sentence."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from cast import Cast
from tingsted.accounts.models import Person
from tingsted.kernel import clock, guard
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import OPERATOR, Actor
from tingsted.kernel.rights import may
from tingsted.places.actions import (
    approve_office,
    change_seat,
    dissolve_office,
    elect_chair,
    end_mandate,
    end_seat,
    found_again,
    found_office,
    give_mandate,
    import_task_codes,
    rename_office,
    set_task_codes,
    show_seat,
    take_seat,
)
from tingsted.places.models import Mandate, Office, OfficeKind, Role, Seat, Subject
from tingsted.places.rules import speaks_for
from tingsted.places.task_codes import longest_match
from tingsted.places.task_lists import TaskRow, read_task_list

DAY = timedelta(days=1)


def seat_of(person: Person) -> Seat:
    return Seat.objects.select_related("office", "person").get(person=person)


def test_a_body_is_founded_approved_dissolved_and_founded_again_and_its_years_stay(cast: Cast) -> None:
    guild = found_office(
        cast.as_tue, kind=OfficeKind.GUILD, name="Nordby Bylaug", area=cast.empty, founded=date(2001, 5, 1),
        contact_office=cast.contact,
    )  # fmt: skip
    approve_office(cast.as_gudrun, office=guild, on=date(2001, 9, 3))
    dissolve_office(cast.as_tue, office=guild, on=date(2019, 6, 1))
    found_again(cast.as_gudrun, office=guild, on=date(2024, 3, 1))
    guild.refresh_from_db()
    assert (guild.founded, guild.approved, guild.dissolved) == (date(2024, 3, 1), None, None)
    life = guild.earlier_lives.get()
    assert (life.founded, life.approved, life.dissolved) == (
        date(2001, 5, 1),
        date(2001, 9, 3),
        date(2019, 6, 1),
    )


def test_a_former_name_stands_on_the_page_and_the_address_stays(cast: Cast, client: Client) -> None:
    rename_office(cast.as_gudrun, office=cast.council, name="Lokalrådet for Glumsø og Omegn")
    page = client.get("/instanser/glumsoe-lokalraad/").content.decode()
    assert ("Lokalrådet for Glumsø og Omegn" in page, "Glumsø Lokalråd" in page) == (True, True)


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        (date(1999, 1, 1), "Det kan ikke være godkendt, før det blev stiftet."),
        (date(2999, 1, 1), "Den dag er ikke kommet endnu."),
    ],
)
def test_an_approval_lies_between_the_founding_and_today(cast: Cast, on: date, sentence: str) -> None:
    guild = found_office(cast.as_tue, kind="guild", name="Nordby Bylaug", founded=date(2001, 5, 1))
    with pytest.raises(Refused, match=sentence):
        approve_office(cast.as_tue, office=guild, on=on)


def test_a_seat_in_a_dissolved_body_is_refused_unless_it_ended_with_it(cast: Cast) -> None:
    guild = found_office(OPERATOR, kind="guild", name="Nordby Bylaug", founded=date(2001, 5, 1))
    dissolve_office(OPERATOR, office=guild, on=date(2019, 6, 1))
    facts = {"office": guild, "person": cast.sofie, "role": Role.MEMBER}
    with pytest.raises(Refused, match="Nordby Bylaug blev nedlagt før den dag"):
        take_seat(OPERATOR, starts=date(2020, 1, 1), **facts)
    with pytest.raises(Refused, match="Nordby Bylaug er nedlagt, så perioden må slutte med det"):
        take_seat(OPERATOR, starts=date(2010, 1, 1), **facts)
    seat = take_seat(OPERATOR, starts=date(2010, 1, 1), ends=date(2019, 6, 1), **facts)
    assert seat.ends == date(2019, 6, 1)


def test_nobody_speaks_for_a_dissolved_office_by_a_seat_that_was_to_begin_later(cast: Cast) -> None:
    today = clock.today()
    for person, starts in ((cast.sofie, today + 30 * DAY), (cast.holger, today - 5 * DAY)):
        seat = take_seat(OPERATOR, office=cast.culture, person=person, role=Role.OFFICER, starts=starts)
        give_mandate(OPERATOR, seat=seat, subject=Subject.EVERYTHING, starts=starts)
    dissolve_office(OPERATOR, office=cast.culture, on=today - 10 * DAY)
    later = [today + days * DAY for days in (0, 1, 29, 30, 31, 400)]
    assert not [day for day in later if Seat.objects.filter(office=cast.culture).in_force(day).exists()]
    assert not [
        day for day in later if Mandate.objects.filter(seat__office=cast.culture).in_force(day).exists()
    ]


def test_two_chairs_at_once_are_refused_by_the_rule_and_by_the_database(cast: Cast) -> None:
    today = clock.today()
    with pytest.raises(Refused, match="Ruth Skovsti er formand i de dage") as refusal:
        take_seat(cast.as_ruth, office=cast.council, person=cast.sofie, role=Role.CHAIR, starts=today)
    assert refusal.value.field == "role"
    with guard.arranging(), transaction.atomic(), pytest.raises(IntegrityError):
        Seat.objects.create(office=cast.council, person=cast.sofie, role=Role.CHAIR, starts=today)
    elect_chair(cast.as_ruth, office=cast.council, on=today + 30 * DAY, member=seat_of(cast.ejner))
    assert seat_of(cast.ruth).ends == today + 29 * DAY


def test_one_person_has_one_seat_in_a_role_at_a_time_by_the_rule_and_by_the_database(cast: Cast) -> None:
    today = clock.today()
    with pytest.raises(Refused, match="Ejner Kornmark har allerede den plads i de dage"):
        take_seat(cast.as_ruth, office=cast.council, person=cast.ejner, role=Role.SECRETARY, starts=today)
    with guard.arranging(), transaction.atomic(), pytest.raises(IntegrityError):
        Seat.objects.create(office=cast.council, person=cast.ejner, role=Role.SECRETARY, starts=today)
    end_seat(cast.as_ruth, seat=seat_of(cast.ejner), on=today)
    later = take_seat(
        cast.as_ruth, office=cast.council, person=cast.ejner, role=Role.SECRETARY, starts=today + DAY
    )
    assert later.starts == today + DAY


def test_a_mandate_lies_within_the_term_of_its_seat(cast: Cast) -> None:
    today = clock.today()
    seat = change_seat(cast.as_ruth, seat=seat_of(cast.ejner), ends=today + 60 * DAY)
    for starts, ends, sentence in (
        (seat.starts - DAY, None, "Mandatet kan ikke begynde før pladsen."),
        (today, today + 61 * DAY, "Mandatet kan ikke vare længere end pladsen. Pladsen slutter først."),
        (today + 61 * DAY, None, "Mandatet kan ikke vare længere end pladsen. Pladsen slutter først."),
        (today, today - DAY, "Mandatet slutter, før det begynder."),
    ):
        with pytest.raises(Refused) as refusal:
            give_mandate(cast.as_ruth, seat=seat, subject="plans", starts=starts, ends=ends)
        assert str(refusal.value) == sentence
    mandate = give_mandate(cast.as_ruth, seat=seat, subject="plans", starts=today)
    assert mandate.ends == seat.ends
    end_seat(cast.as_ruth, seat=seat, on=today + 10 * DAY)
    mandate.refresh_from_db()
    assert mandate.ends == today + 10 * DAY


def test_a_mandate_in_one_subject_speaks_in_that_and_in_nothing_else_and_only_in_its_days(cast: Cast) -> None:
    today = clock.today()
    seat = seat_of(cast.ejner)
    give_mandate(cast.as_ruth, seat=seat, subject=Subject.SEATS, starts=today + DAY, ends=today + 5 * DAY)

    def speaks(subject: str) -> bool:
        ejner = Person.objects.get(pk=cast.ejner.pk)
        return speaks_for(Actor("person", ejner, cast.council), cast.council, subject)

    assert [speaks(Subject.SEATS), speaks(Subject.PLANS), speaks("")] == [False, False, False]
    with time_machine.travel(clock.now() + 2 * DAY):
        assert [speaks(Subject.SEATS), speaks(Subject.PLANS), speaks("")] == [True, False, False]
        ejner = Person.objects.get(pk=cast.ejner.pk)
        assert may("places.seat_people", Actor("person", ejner, cast.council), cast.council) is True
        assert may("places.give_mandate", Actor("person", ejner, cast.council), cast.council) is False
    with time_machine.travel(clock.now() + 6 * DAY):
        assert speaks(Subject.SEATS) is False


def test_a_mandate_in_everything_speaks_in_all(cast: Cast) -> None:
    mandate = give_mandate(
        cast.as_ruth, seat=seat_of(cast.ejner), subject=Subject.EVERYTHING, starts=clock.today()
    )
    ejner = Actor("person", Person.objects.get(pk=cast.ejner.pk), cast.council)
    assert [speaks_for(ejner, cast.council, s) for s in ("", Subject.MONEY)] == [True, True]
    with pytest.raises(Refused, match="Pladsen har allerede det mandat i de dage"):
        give_mandate(cast.as_ruth, seat=mandate.seat, subject=Subject.PLANS, starts=clock.today())
    end_mandate(cast.as_ruth, mandate=mandate, on=clock.today() - DAY)
    assert Mandate.objects.count() == 0


def test_name_telephone_and_mail_are_shown_each_by_its_own_consent(cast: Cast, client: Client) -> None:
    seat = seat_of(cast.ejner)

    def shown() -> tuple[bool, bool, bool]:
        page = client.get("/instanser/glumsoe-lokalraad/").content.decode()
        return "Ejner Kornmark" in page, "00 00 00 07" in page, "ejner@tingsted.example" in page

    show_seat(cast.as_ejner, seat=seat, public=True, phone="00 00 00 07")
    assert shown() == (True, False, False)
    show_seat(cast.as_ejner, seat=seat, public=True, shows_phone=True)
    assert shown() == (True, True, False)
    show_seat(cast.as_ejner, seat=seat, public=True, shows_mail=True)
    assert shown() == (True, False, True)
    show_seat(cast.as_ejner, seat=seat, public=False, shows_phone=True, shows_mail=True)
    assert shown() == (False, False, False)
    with pytest.raises(Refused) as refusal:
        show_seat(cast.as_ejner, seat=seat, public=True, phone="", shows_phone=True)
    assert refusal.value.field == "phone"


def test_the_longest_beginning_of_a_task_code_wins() -> None:
    holders = {"05": "Veje", "13.05": "Bus", "13": "Trafik", "04.21": "Haller"}
    asked = ("05.01.00", "13.05.16A00", "13.06", "04.20", "131", "05", "x")
    assert [longest_match(code, holders) for code in asked] == [
        "Veje", "Bus", "Trafik", None, None, "Veje", None,
    ]  # fmt: skip


pairs = st.integers(0, 99).map("{:02d}".format)
codes = st.lists(pairs, min_size=1, max_size=3).map(".".join)


@given(code=codes, holders=st.dictionaries(codes, st.integers()))
def test_who_holds_a_code_holds_a_beginning_of_it_and_nobody_holds_a_longer_one(
    code: str, holders: dict[str, int]
) -> None:
    beginnings = [p for p in holders if code == p or code.startswith(f"{p}.")]
    expected = holders[max(beginnings, key=len)] if beginnings else None
    assert longest_match(code, holders) == expected


def test_no_two_departments_hold_the_same_beginning(cast: Cast) -> None:
    set_task_codes(cast.as_tue, office=cast.roads, prefixes=["05", "13.05"])
    with pytest.raises(Refused, match="05 hører allerede til Vej og Park"):
        set_task_codes(cast.as_tue, office=cast.culture, prefixes=["18", "05"])
    with pytest.raises(Refused, match="er ikke begyndelsen på et KLE-nummer"):
        set_task_codes(cast.as_tue, office=cast.culture, prefixes=["5.02."])
    assert [c.prefix for c in cast.culture.task_codes.all()] == []


def test_the_municipalitys_own_list_is_read_from_csv_and_replaces_what_its_departments_had(
    cast: Cast,
) -> None:
    set_task_codes(cast.as_tue, office=cast.roads, prefixes=["99"])
    rows = read_task_list(
        "KLE-nummer;Center\n05;Vej og Park\n13.05; Vej og Park\n18;Kultur og Borgerservice\n".encode("cp1252")
    )
    assert rows[0] == TaskRow(2, "05", "Vej og Park")
    assert import_task_codes(cast.as_tue, rows=rows) == 2
    assert [c.prefix for c in cast.roads.task_codes.all()] == ["05", "13.05"]
    with pytest.raises(Refused, match="Ingen forvaltning hedder Findes Ikke"):
        import_task_codes(cast.as_tue, rows=[TaskRow(2, "06", "Findes Ikke")])


@pytest.mark.parametrize("kind", ["estate", "parents", "users", "association"])
def test_a_community_without_territory_is_a_body_like_the_others(
    cast: Cast, client: Client, kind: str
) -> None:
    made = found_office(cast.as_tue, kind=kind, name="Vores fællesskab", contact_office=cast.contact)
    assert (made.is_body, Office.objects.bodies().filter(pk=made.pk).exists()) == (True, True)
    assert "Vores fællesskab" in client.get("/instanser/").content.decode()
