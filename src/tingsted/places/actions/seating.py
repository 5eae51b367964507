"""What every verb of seats does in the end: seat somebody, end a term, check its dates. Called inside an action."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from tingsted.kernel.actions import Refused, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.places.events import SeatLeft, SeatTaken
from tingsted.places.models import EDITING, Contact, Mandate, Office, Role, Seat
from tingsted.places.rules import forget_seats


def require_seating(actor: Actor, office: Office, *roles: str) -> None:
    """Who may seat people in this office, and whether they may give these roles. Asked by each verb that gives one."""
    require("places.seat_people", actor, office)
    if EDITING & set(roles):
        require("places.seat_editors", actor, office)


def seat_person(actor: Actor, *, office: Office, person: Any, role: str, **more: Any) -> Seat:
    check_seat(office, person, role, more["starts"], more.get("ends"))
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
    cut_to_term(seat)
    if seat.person is not None:
        forget_seats(seat.person)
    announce(actor, SeatLeft(**facts_of(seat)))
    return seat


def cut_to_term(seat: Seat) -> None:
    """Nothing that hangs on a seat outlasts it: mandates and bodies end with it, those to come fall away."""
    if seat.ends is None:
        return
    for model, its in ((Mandate, Q(seat=seat)), (Contact, Q(seat=seat))):
        rows = model._default_manager.filter(its)
        rows.filter(starts__gt=seat.ends).delete()
        rows.filter(Q(ends__isnull=True) | Q(ends__gt=seat.ends)).update(ends=seat.ends)


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
    """Refuse a term that ends before it begins, or lies where the office is dissolved."""
    if office.dissolved and office.dissolved <= starts:
        raise Refused(_("%(office)s was dissolved before that day.") % {"office": office.name}, "starts")
    if office.dissolved and (ends is None or ends > office.dissolved):
        raise Refused(
            _("%(office)s is dissolved, so the term must end with it.") % {"office": office.name}, "ends"
        )
    if ends and ends < starts:
        raise Refused(_("The term ends before it begins."), "ends")


def check_seat(
    office: Office, person: Any, role: str, starts: date, ends: date | None, leave_out: Iterable[int] = ()
) -> None:
    """Refuse two chairs at once, and one person twice in the same role at once."""
    there = overlapping(Seat.objects.filter(office=office, person__isnull=False), starts, ends)
    there = there.exclude(pk__in=list(leave_out)).filter(role=role).select_related("person")
    if there.filter(person=person).exists():
        raise Refused(_("%(name)s already has this seat in those days.") % {"name": person}, "role")
    if role == Role.CHAIR and (other := there.order_by("starts", "pk").first()) is not None:
        raise Refused(
            _("%(name)s is the chair in those days. Two can't be chair at once: end that seat first.")
            % {"name": other.person},
            "role",
        )


def overlapping(rows: Any, starts: date, ends: date | None) -> Any:
    """Of rows with a first and a last day, those with a day in common with this stretch."""
    rows = rows.filter(Q(ends__isnull=True) | Q(ends__gte=starts))
    return rows if ends is None else rows.filter(starts__lte=ends)
