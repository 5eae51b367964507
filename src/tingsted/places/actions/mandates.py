"""Mandates: who may answer for an office, in what, from when to when."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import override

from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.places.actions.seating import overlapping
from tingsted.places.models import Mandate, Seat, Subject
from tingsted.places.office_events import MandateEnded, MandateGiven
from tingsted.places.rules import forget_seats


@action
def give_mandate(
    actor: Actor,
    *,
    seat: Seat,
    subject: str,
    starts: date,
    ends: date | None = None,
    limits: str = "",
    decided: str = "",
) -> Mandate:
    """Let a seat answer for its office in one subject, within the seat's own term."""
    require("places.give_mandate", actor, seat.office)
    if ends and ends < starts:
        raise Refused(_("The mandate ends before it begins."), "ends")
    if starts < seat.starts:
        raise Refused(_("The mandate can't begin before the seat does."), "starts")
    if seat.ends and (starts > seat.ends or (ends and ends > seat.ends)):
        raise Refused(_("The mandate can't outlast the seat. The seat ends first."), "ends")
    ends = ends or seat.ends
    same = Mandate.objects.filter(seat=seat, subject__in=(subject, Subject.EVERYTHING))
    if seat.speaks or overlapping(same, starts, ends).exists():
        raise Refused(_("The seat already has that mandate in those days."), "subject")
    mandate = Mandate.objects.create(
        seat=seat, subject=subject, starts=starts, ends=ends, limits=tidy(limits), decided=tidy(decided)
    )
    if seat.person is not None:
        forget_seats(seat.person)
    facts = {"about": about(seat.office), "office": seat.office.name, "subject": in_english(subject)}
    announce(actor, MandateGiven(**facts))
    return mandate


@action
def end_mandate(actor: Actor, *, mandate: Mandate, on: date) -> Mandate:
    """Let a mandate end with a day; what was answered under it stands."""
    seat = mandate.seat
    require("places.give_mandate", actor, seat.office)
    if on < mandate.starts - timedelta(days=1):
        raise Refused(_("The mandate ends before it begins."), "on")
    if mandate.ends and on > mandate.ends:
        raise Refused(_("The mandate has already ended by then."), "on")
    if on < mandate.starts:
        mandate.delete()
    else:
        mandate.ends = on
        save_fields = ["ends"]
        mandate.save(update_fields=save_fields)
    if seat.person is not None:
        forget_seats(seat.person)
    facts = {"about": about(seat.office), "office": seat.office.name, "subject": in_english(mandate.subject)}
    announce(actor, MandateEnded(**facts))
    return mandate


def in_english(subject: str) -> str:
    """The subject's English words, which are also the msgid of its name."""
    with override("en"):
        return str(Subject(subject).label)
