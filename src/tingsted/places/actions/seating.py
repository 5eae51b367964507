"""What every verb of seats does in the end: seat somebody, end a term, check its dates. Called inside an action."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from tingsted.kernel.actions import Refused, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.places.events import SeatLeft, SeatTaken
from tingsted.places.models import Office, Role, Seat
from tingsted.places.rules import forget_seats


def seat_person(actor: Actor, *, office: Office, person: Any, role: str, **more: Any) -> Seat:
    seat = Seat.objects.create(office=office, person=person, role=role, **more)
    forget_seats(person)
    announce(actor, SeatTaken(**facts_of(seat)))
    return seat


def end_term(actor: Actor, seat: Seat, on: date, *, seen: int | None = None) -> Seat:
    if on < seat.starts:
        raise Refused(_("The term ends before it begins."), "on")
    seat.ends = on
    save_version(
        seat, seen=seen, sentence=_("Somebody else changed this seat in the meantime."), fields=["ends"]
    )
    if seat.person is not None:
        forget_seats(seat.person)
    announce(actor, SeatLeft(**facts_of(seat)))
    return seat


def facts_of(seat: Seat) -> dict[str, Any]:
    return {
        "about": about(seat.office),
        "office": seat.office.name,
        "role": role_in_english(seat.role),
        "name": str(seat.person or ""),
        "whom": seat.person_id,
    }


def role_in_english(role: str) -> str:
    """The role's English words, which are also the msgid of its name."""
    with override("en"):
        return str(Role(role).label)


def check_term(office: Office, starts: date, ends: date | None) -> None:
    if office.dissolved and office.dissolved <= starts:
        raise Refused(_("%(office)s was dissolved before that day.") % {"office": office.name}, "starts")
    if ends and ends < starts:
        raise Refused(_("The term ends before it begins."), "ends")
