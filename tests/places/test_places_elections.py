"""A general assembly written down in one form: looked at first, then all at once, or not at all."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from cast import Cast
from tingsted.kernel import clock
from tingsted.kernel.actions import ChangedMeanwhile, Refused
from tingsted.notices.models import Letter
from tingsted.places.actions import record_election
from tingsted.places.elections import Election, Newcomer, Sitting, tell_lines
from tingsted.places.models import Role, Seat

PATH = "/instanser/glumsoe-lokalraad/valg/"
UNTIL = date(2032, 3, 1)


def sitting(seat: Seat, *, stays: bool = True, role: str = "", ends: date | None = None) -> Sitting:
    return Sitting(
        seat=seat, stays=stays, role=role or seat.role, ends=ends, speaks=seat.speaks, title=seat.title
    )


def seats(cast: Cast) -> tuple[Seat, Seat]:
    known = Seat.objects.select_related("office", "person")
    return known.get(person=cast.ruth), known.get(person=cast.ejner)


def karen(role: str = Role.MEMBER, **more: Any) -> Newcomer:
    facts = {"email": "karen@tingsted.example", "ends": UNTIL, "speaks": False} | more
    return Newcomer(name="Karen Sivkær", role=role, **facts)


def test_one_act_lets_some_leave_others_change_and_new_ones_come(cast: Cast) -> None:
    ruth, ejner = seats(cast)
    today = clock.today()
    chosen = Election(
        on=today,
        sitting=(sitting(ruth, stays=False), sitting(ejner, role=Role.CHAIR, ends=UNTIL)),
        new=(karen(Role.TREASURER),),
        how="generalforsamlingen",
    )
    assert [(line.who, line.what) for line in tell_lines(chosen)] == [
        ("Ruth Skovsti", "leaves"), ("Ejner Kornmark", "changes"), ("Karen Sivkær", "comes"),
    ]  # fmt: skip
    record_election(cast.as_gudrun, office=cast.council, election=chosen)
    here = Seat.objects.filter(office=cast.council).in_force().order_by("role")
    assert [(str(s.person), s.role, s.ends, s.chosen_by) for s in here] == [
        ("Ejner Kornmark", "chair", UNTIL, "generalforsamlingen"),
        ("Karen Sivkær", "treasurer", UNTIL, "generalforsamlingen"),
    ]
    assert Seat.objects.get(pk=ruth.pk).ends == today - timedelta(days=1)
    assert here.get(role="treasurer").public is False
    letter = Letter.objects.get(to="karen@tingsted.example")
    assert letter.subject == "Du er valgt til Glumsø Lokalråd"


def test_one_chosen_again_keeps_the_seat_with_a_later_last_day(cast: Cast) -> None:
    ruth, ejner = seats(cast)
    chosen = Election(on=clock.today(), sitting=(sitting(ruth, ends=UNTIL), sitting(ejner)), new=())
    record_election(cast.as_ruth, office=cast.council, election=chosen)
    assert [(s.pk, s.ends) for s in Seat.objects.filter(office=cast.council).order_by("pk")] == [
        (ruth.pk, UNTIL), (ejner.pk, None),
    ]  # fmt: skip


def test_two_chairs_are_refused_before_anything_is_written(cast: Cast) -> None:
    ruth, ejner = seats(cast)
    chosen = Election(on=clock.today(), sitting=(sitting(ruth), sitting(ejner)), new=(karen(Role.CHAIR),))
    with pytest.raises(Refused, match="Kun én kan være formand ad gangen"):
        record_election(cast.as_ruth, office=cast.council, election=chosen)
    assert Seat.objects.filter(office=cast.council).count() == 2


def test_one_without_an_address_gets_the_seat_and_no_letter(cast: Cast) -> None:
    chosen = Election(on=clock.today(), sitting=(), new=(karen(email=""),))
    (seat,) = record_election(cast.as_ruth, office=cast.council, election=chosen)
    assert (str(seat.person), seat.person and seat.person.email) == ("Karen Sivkær", None)
    assert Letter.objects.count() == 0


def test_two_who_write_the_same_election_down_hear_of_each_other(cast: Cast) -> None:
    seen = cast.council.version
    chosen = Election(on=clock.today(), sitting=(), new=(karen(),))
    record_election(cast.as_ruth, office=cast.council, election=chosen, seen=seen)
    other = Election(on=clock.today(), sitting=(), new=(karen(email=""),))
    with pytest.raises(ChangedMeanwhile):
        record_election(cast.as_gudrun, office=cast.council, election=other, seen=seen)


def test_the_form_shows_what_happens_and_writes_only_when_told_to(cast: Cast, client: Client) -> None:
    client.force_login(cast.ruth)
    ruth, ejner = seats(cast)
    typed = {
        "on": clock.today().isoformat(), "until": UNTIL.isoformat(), "how": "generalforsamlingen",
        f"does_{ruth.pk}": "leaves", f"role_{ruth.pk}": "chair",
        f"does_{ejner.pk}": "chosen", f"role_{ejner.pk}": "chair", f"speaks_{ejner.pk}": "on",
        "name_1": "Karen Sivkær", "email_1": "karen@tingsted.example", "newrole_1": "member",
    }  # fmt: skip
    looked = client.post(PATH, {**typed, "preview": "1"})
    page = looked.content.decode()
    assert looked.status_code == 200
    assert "<b>Ruth Skovsti</b> går af som formand." in page
    assert "<b>Ejner Kornmark</b> er formand fra nu af." in page
    assert Seat.objects.filter(office=cast.council).in_force().count() == 2
    done = client.post(PATH, {**typed, "record": "1"})
    assert (done.status_code, done["Location"]) == (302, "/instanser/glumsoe-lokalraad/")
    assert Seat.objects.filter(office=cast.council, role=Role.CHAIR).in_force().get().person == cast.ejner


def test_titles_of_their_own_are_written_in_the_same_form(cast: Cast, client: Client) -> None:
    ruth, ejner = seats(cast)
    client.force_login(cast.ruth)
    typed = {
        "on": clock.today().isoformat(),
        "seen": cast.council.version,
        f"does_{ruth.pk}": "stays", f"role_{ruth.pk}": ruth.role, f"speaks_{ruth.pk}": "on",
        f"does_{ejner.pk}": "stays", f"role_{ejner.pk}": ejner.role, f"title_{ejner.pk}": "sekretær og bådfører",
        "name_1": "Karen Sivkær", "newrole_1": "member", "newtitle_1": "bådebroens vogter",
    }  # fmt: skip
    page = client.post(PATH, {**typed, "preview": "1"}).content.decode()
    assert "<b>Ejner Kornmark</b> fortsætter som sekretær og bådfører." in page
    assert "<b>Karen Sivkær</b> kommer ind som bådebroens vogter." in page
    client.post(PATH, {**typed, "record": "1"})
    here = Seat.objects.filter(office=cast.council).in_force().exclude(title="").order_by("pk")
    assert [(str(s.person), s.role, s.title) for s in here] == [
        ("Ejner Kornmark", ejner.role, "sekretær og bådfører"), ("Karen Sivkær", "member", "bådebroens vogter"),
    ]  # fmt: skip
