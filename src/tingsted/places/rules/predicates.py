"""Who sits where, speaks for what and serves whom: the predicates every room builds on."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F, FilteredRelation, Q

from tingsted.kernel import clock
from tingsted.kernel.actors import Actor
from tingsted.places.models import (
    EDITING,
    Area,
    Office,
    Seat,
)


def seats_of(person: Any, on: date | None = None) -> list[Seat]:
    """The seats this person holds in force that day, with their offices; read once per person and day."""
    if getattr(person, "pk", None) is None or not getattr(person, "is_active", False):
        return []
    day = on or clock.today()
    known: dict[date, list[Seat]] = person.__dict__.setdefault("_seats_in_force", {})
    if day not in known:
        known[day] = _with_mandates(person, day)
    return known[day]


def _with_mandates(person: Any, day: date) -> list[Seat]:
    """The seats, each knowing what it has a mandate in that day: one query for both."""
    in_force = Q(mandates__starts__lte=day) & (Q(mandates__ends__isnull=True) | Q(mandates__ends__gte=day))
    rows = (
        Seat.objects.filter(person=person)
        .in_force(day)
        .annotate(mandate=FilteredRelation("mandates", condition=in_force))
        .annotate(subject=F("mandate__subject"))
        .select_related("office", "office__area")
    )
    seats: dict[int, Seat] = {}
    for row in rows:
        seat = seats.setdefault(row.pk, row)
        if subject := row.__dict__["subject"]:
            seat.__dict__["mandated"] = seat.__dict__.get("mandated", frozenset()) | {subject}
    return list(seats.values())


def forget_seats(person: Any) -> None:
    """After a change of seats: ask the database again."""
    person.__dict__.pop("_seats_in_force", None)


def sits_in(actor: Actor, office: Office | None) -> bool:
    """Whether the actor acts for this office and holds a seat in it today."""
    return (
        office is not None
        and actor.office_id == office.pk
        and any(seat.office_id == office.pk for seat in seats_of(actor.person))
    )


def speaks_for(actor: Actor, office: Office | None, subject: str = "") -> bool:
    """Whether the actor holds the mandate to answer and act for this office today, in that subject or in everything."""
    return (
        office is not None
        and actor.office_id == office.pk
        and any(seat.office_id == office.pk and seat.may_speak(subject) for seat in seats_of(actor.person))
    )


def serves(actor: Actor, body: Office | None) -> bool:
    """Whether the actor sits in the municipal contact office of this body."""
    if body is None or body.contact_office_id is None:
        return False
    return actor.office_id == body.contact_office_id and any(
        seat.office_id == body.contact_office_id for seat in seats_of(actor.person)
    )


def is_editor(actor: Actor) -> bool:
    """Whether the actor keeps the municipality's areas, bodies and look: an editor's or leader's seat."""
    return any(seat.role in EDITING and seat.office_id == actor.office_id for seat in seats_of(actor.person))


def in_contact_office_of(actor: Actor, area: Area) -> bool:
    office_id = area.contact_office_id
    return (
        office_id is not None
        and actor.office_id == office_id
        and any(seat.office_id == office_id for seat in seats_of(actor.person))
    )
