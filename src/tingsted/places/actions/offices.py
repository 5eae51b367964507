"""Founding offices, taking and leaving seats."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import slug
from tingsted.places.events import OfficeFounded, SeatLeft, SeatTaken
from tingsted.places.models import Area, Office, Role, Seat
from tingsted.places.rules import forget_seats


@action
def found_office(actor: Actor, *, kind: str, name: str, area: Area | None = None, **more: Any) -> Office:
    """Found a body, a department or a contact office."""
    require("places.set_up", actor)
    office = Office.objects.create(kind=kind, name=name, area=area, slug=more.pop("slug", "") or slug(name), **more)
    announce(actor, OfficeFounded(about=about(office), office=name))
    return office


@action
def take_seat(
    actor: Actor,
    *,
    office: Office,
    person: Any,
    role: str,
    starts: date,
    ends: date | None = None,
    speaks: bool = False,
    public: bool = False,
    title: str = "",
) -> Seat:
    """Seat a person in an office: their rights come from it, from the first day to the last."""
    require("places.seat_people", actor, office)
    if office.dissolved and office.dissolved <= starts:
        raise Refused(_("%(office)s was dissolved before that day.") % {"office": office.name}, "starts")
    if ends and ends < starts:
        raise Refused(_("The term ends before it begins."), "ends")
    seat = Seat.objects.create(
        office=office, person=person, role=role, title=title, starts=starts, ends=ends, speaks=speaks, public=public
    )
    forget_seats(person)
    announce(actor, SeatTaken(about=about(office), office=office.name, role=str(Role(role).value), name=str(person)))
    return seat


@action
def end_seat(actor: Actor, *, seat: Seat, on: date) -> Seat:
    """Let a seat end on a day; whoever comes after gets rights by their own seat."""
    require("places.seat_people", actor, seat.office)
    if on < seat.starts:
        raise Refused(_("The term ends before it begins."), "on")
    seat.ends = on
    seat.save(update_fields=["ends"])
    if seat.person is not None:
        forget_seats(seat.person)
    announce(
        actor,
        SeatLeft(about=about(seat.office), office=seat.office.name, role=seat.role, name=str(seat.person or "")),
    )
    return seat
