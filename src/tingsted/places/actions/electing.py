"""A general assembly's election written down in one act, and small changes to one seat."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from tingsted.accounts.actions import person_named, person_with
from tingsted.accounts.models import Person
from tingsted.kernel import links
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.places.actions.seating import (
    check_seat,
    check_term,
    cut_to_term,
    end_term,
    require_seating,
    seat_person,
)
from tingsted.places.elections import Election, Newcomer, Sitting, chairs_after, what_happens
from tingsted.places.models import Office, Seat
from tingsted.places.office_events import ElectionRecorded, SeatChanged
from tingsted.places.queries import the_municipality
from tingsted.places.rules import forget_seats


@action
def record_election(
    actor: Actor, *, office: Office, election: Election, seen: int | None = None
) -> list[Seat]:
    """Write an election down: terms that end, terms that go on, roles that change, and those who come.

    Those who come sit there from the day: the assembly chose them. Nobody stands on a public list by it.
    """
    given = {new.role for new in election.new} | {
        sitting.role for sitting in election.sitting if what_happens(sitting) == "changes"
    }
    require_seating(actor, office, *given)
    check_election(office, election)
    sentence = _("Somebody else wrote an election down in the meantime.")
    save_version(office, seen=seen, sentence=sentence, fields=[])
    seats = write_election(actor, office, election)
    announce(
        actor,
        ElectionRecorded(
            about=about(office), office=office.name, day=election.on.isoformat(), chosen=len(seats)
        ),
    )
    return seats


def check_election(office: Office, election: Election) -> None:
    """Refuse what no assembly can have meant, before anything is written."""
    chairs = chairs_after(election)
    if len(chairs) > 1:
        raise Refused(
            _("Only one can be chair at a time, and you have chosen %(names)s.")
            % {"names": ", ".join(chairs)},
            "on",
        )
    for sitting in election.sitting:
        if sitting.seat.office_id != office.pk:
            raise Refused(_("Choose one who sits in %(office)s.") % {"office": office.name})
        if what_happens(sitting) in {"leaves", "changes"} and sitting.seat.starts >= election.on:
            raise Refused(
                _("%(name)s's seat begins on that day or later. Choose a later day.")
                % {"name": sitting.seat.person},
                "on",
            )
        if sitting.stays:
            check_term(office, max(sitting.seat.starts, election.on), sitting.ends)
    for new in election.new:
        if not tidy(new.name):
            raise Refused(_("Write the name of everybody who was chosen."))
        check_term(office, election.on, new.ends)


def write_election(actor: Actor, office: Office, election: Election) -> list[Seat]:
    """Those who leave first, so that their roles are free; returns the seats that are new or go on."""
    done: list[Seat] = []
    the_day_before = election.on - timedelta(days=1)
    for sitting in election.sitting:
        if what_happens(sitting) in {"leaves", "changes"}:
            end_term(actor, sitting.seat, the_day_before)
    for sitting in election.sitting:
        match what_happens(sitting):
            case "is chosen again":
                done.append(_go_on(actor, office, sitting))
            case "changes":
                old = sitting.seat
                done.append(
                    seat_person(
                        actor, office=office, person=old.person, role=sitting.role, starts=election.on,
                        ends=sitting.ends, speaks=sitting.speaks, title=tidy(sitting.title),
                        public=old.public, phone=old.phone,
                        shows_phone=old.shows_phone, shows_mail=old.shows_mail, chosen_by=tidy(election.how),
                    )
                )  # fmt: skip
    return done + [_come(actor, office, election, new) for new in election.new]


def _go_on(actor: Actor, office: Office, sitting: Sitting) -> Seat:
    seat = sitting.seat
    check_seat(office, seat.person, seat.role, seat.starts, sitting.ends, leave_out=[seat.pk])
    seat.ends, seat.speaks, seat.title = sitting.ends, sitting.speaks, tidy(sitting.title)
    seat.save(update_fields=["ends", "speaks", "title"])
    cut_to_term(seat)
    if seat.person is not None:
        forget_seats(seat.person)
    announce(actor, SeatChanged(about=about(office), office=office.name))
    return seat


def _come(actor: Actor, office: Office, election: Election, new: Newcomer) -> Seat:
    person = person_with(email=new.email, name=new.name) if new.email else person_named(new.name)
    seat = seat_person(
        actor, office=office, person=person, role=new.role, starts=election.on, ends=new.ends,
        speaks=new.speaks, title=tidy(new.title), chosen_by=tidy(election.how),
    )  # fmt: skip
    if new.email:
        write_welcome(seat)
    return seat


def write_welcome(seat: Seat) -> None:
    """Tell somebody who was chosen what they sit in, and that their name is shown to nobody before they say so."""
    assert seat.person is not None
    facts = {
        "seat": seat,
        "link": links.whole(reverse("places:office", args=[seat.office.slug])),
        "municipality": the_municipality(),
    }
    with override("da"):
        EmailMessage(
            subject=_("You were chosen for %(office)s") % {"office": seat.office.name},
            body=render_to_string("places/mail/chosen.txt", facts),
            to=[str(seat.person.email)],
        ).send()


@action
def change_seat(
    actor: Actor,
    *,
    seat: Seat,
    title: str = "",
    ends: date | None = None,
    speaks: bool = False,
    chosen_by: str = "",
    email: str = "",
    seen: int | None = None,
) -> Seat:
    """Correct what stands about a seat; an address can be given to somebody known by name only."""
    require("places.seat_people", actor, seat.office)
    check_term(seat.office, seat.starts, ends)
    check_seat(seat.office, seat.person, seat.role, seat.starts, ends, leave_out=[seat.pk])
    if email:
        _give_address(seat, email)
    seat.title, seat.ends, seat.speaks, seat.chosen_by = tidy(title), ends, speaks, tidy(chosen_by)
    save_version(
        seat,
        seen=seen,
        sentence=_("Somebody else changed this seat in the meantime."),
        fields=["title", "ends", "speaks", "chosen_by"],
    )
    cut_to_term(seat)
    if seat.person is not None:
        forget_seats(seat.person)
    announce(actor, SeatChanged(about=about(seat.office), office=seat.office.name))
    return seat


def _give_address(seat: Seat, email: str) -> None:
    """From now on the person can sign in. An address that somebody has is that person's, not this one's."""
    person: Any = seat.person
    email = email.strip().lower()
    if person is None or person.email == email:
        return
    if person.email:
        raise Refused(_("Only the person can change their own address."), "email")
    if Person.objects.filter(email=email).exists():
        raise Refused(_("Somebody else here has that address. Invite that person to the seat."), "email")
    person.email = email
    person.save(update_fields=["email"])
