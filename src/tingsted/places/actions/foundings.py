"""Founding a body where there is none: the list of those interested, the meeting, the statutes, the first seats."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from tingsted.kernel import clock, links
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.places.actions.electing import check_election, write_election
from tingsted.places.actions.offices import found
from tingsted.places.elections import Election, Newcomer
from tingsted.places.models import BODIES, Area, Founding, Interest, Office
from tingsted.places.office_events import (
    FoundingBegun,
    FoundingLaidAside,
    FoundingMeetingCalled,
    FoundingMeetingHeld,
    InterestShown,
    InterestWithdrawn,
    StatutesWritten,
)
from tingsted.places.queries import the_municipality

LINK = "places.interest"
DRAFT = frozenset({"name", "kind", "legal_basis", "purpose", "how_chosen", "size", "term_years", "statutes"})


@action
def begin_founding(actor: Actor, *, area: Area, name: str = "", kind: str = "council") -> Founding:
    """Open the way to a body in an area: the list of interest is the first step."""
    require("places.begin_founding", actor, area)
    return _begin(actor, area, name=tidy(name), kind=kind)


def _begin(actor: Actor, area: Area, **more: Any) -> Founding:
    if Founding.objects.under_way().filter(area=area).exists():
        raise Refused(_("Somebody is already founding a body in %(area)s.") % {"area": area.name})
    founding = Founding.objects.create(area=area, begun_on=clock.today(), **more)
    announce(actor, FoundingBegun(about=about(area), area=area.name))
    return founding


@action
def show_interest(
    actor: Actor, *, area: Area, name: str, email: str, consent: bool, words: str = ""
) -> Interest:
    """Put oneself on the list, with or without an account; the letter holds the way off it again.

    The first name opens the list, where the area has no body of its own.
    """
    require("places.show_interest", actor, area)
    name, email = " ".join(tidy(name).split()), email.strip().lower()
    if not consent:
        raise Refused(_("We can only keep your name and write to you if you say yes to it here."), "consent")
    if not name:
        raise Refused(_("Write your name."), "name")
    founding = Founding.objects.under_way().filter(area=area).first()
    if founding is None:
        if Office.objects.bodies().open().filter(area=area, kind__in=("council", "forum")).exists():
            raise Refused(_("%(area)s already has a body. Write to it instead.") % {"area": area.name})
        founding = _begin(actor, area)
    interest, new = Interest.objects.update_or_create(
        founding=founding,
        email=email,
        defaults={
            "name": name[:120],
            "words": " ".join(tidy(words).split())[:300],
            "consented_on": clock.today(),
        },
    )
    if new:
        _write(
            interest, _("You are on the list in %(area)s") % {"area": area.name}, "places/mail/interest.txt"
        )
    announce(actor, InterestShown(about=about(area), area=area.name))
    return interest


@action
def withdraw_interest(actor: Actor, *, token: str) -> Interest | None:
    """Take oneself off the list by the letter's link; name and address are deleted. None if done before."""
    found = Interest.objects.select_related("founding__area").filter(pk=str(links.read(LINK, token))).first()
    require("places.withdraw_interest", actor, found)
    if found is None:
        return None
    area = found.founding.area
    found.delete()
    announce(actor, InterestWithdrawn(about=about(area), area=area.name))
    return found


@action
def write_draft(actor: Actor, *, founding: Founding, seen: int | None = None, **draft: Any) -> Founding:
    """Write what the body is to be: its name, what it stands on, how it is chosen, and the draft of its statutes."""
    require("places.lead_founding", actor, founding)
    _still(founding)
    if not draft.keys() <= DRAFT:
        raise TypeError(f"not part of a draft: {', '.join(sorted(draft.keys() - DRAFT))}")
    if draft.get("kind", founding.kind) not in BODIES:
        raise Refused(_("Choose what sort of body it is to be."), "kind")
    for field, value in draft.items():
        setattr(founding, field, tidy(value) if isinstance(value, str) else value)
    save_version(
        founding, seen=seen, sentence=_("Somebody else changed this in the meantime."), fields=[*draft]
    )
    announce(actor, StatutesWritten(about=about(founding.area), area=founding.area.name))
    return founding


@action
def call_founding_meeting(
    actor: Actor, *, founding: Founding, at: datetime, place: str, seen: int | None = None
) -> Founding:
    """Call the founding meeting: everybody on the list gets a letter with day and place."""
    require("places.lead_founding", actor, founding)
    _still(founding)
    if at <= clock.now():
        raise Refused(_("Choose a day to come."), "at")
    if not tidy(place):
        raise Refused(_("Write where the meeting is."), "place")
    founding.meeting_at, founding.meeting_place = at, tidy(place)
    save_version(
        founding, seen=seen, sentence=_("Somebody else changed this in the meantime."),
        fields=["meeting_at", "meeting_place"],
    )  # fmt: skip
    for interest in founding.interested.all():
        interest.founding = founding
        subject = _("Founding meeting in %(area)s") % {"area": founding.area.name}
        _write(interest, subject, "places/mail/founding_meeting.txt")
    day = clock.day_of(at).isoformat()
    announce(actor, FoundingMeetingCalled(about=about(founding.area), area=founding.area.name, day=day))
    return founding


@action
def hold_founding_meeting(
    actor: Actor,
    *,
    founding: Founding,
    on: date,
    chosen: Sequence[Newcomer],
    name: str = "",
    mailbox: str = "",
) -> Office:
    """Write down the founding meeting: the body exists from that day, with the seats the meeting filled."""
    require("places.lead_founding", actor, founding)
    _still(founding)
    name = tidy(name) or founding.name
    if not name:
        raise Refused(_("Write what the body is called."), "name")
    if on > clock.today():
        raise Refused(_("Write it down when the meeting has been held."), "on")
    if not chosen:
        raise Refused(_("A body begins with at least one seat. Write who was chosen."))
    area = founding.area
    office = found(
        actor, kind=founding.kind, name=name, area=area, contact_office=area.contact_office, founded=on,
        legal_basis=founding.legal_basis, how_chosen=founding.how_chosen, size=founding.size,
        term_years=founding.term_years, about=founding.purpose, mailbox=mailbox,
    )  # fmt: skip
    election = Election(on=on, sitting=(), new=tuple(chosen), how=str(_("the founding meeting")))
    check_election(office, election)
    write_election(actor, office, election)
    founding.office, founding.met_on, founding.name = office, on, name
    save_version(founding, seen=None, sentence="", fields=["office", "met_on", "name"])
    forget_interested(founding)
    announce(actor, FoundingMeetingHeld(about=about(area), area=area.name, office=name))
    return office


@action
def lay_founding_aside(actor: Actor, *, founding: Founding, why: str = "") -> Founding:
    """Say that nothing comes of it now; the names on the list are deleted. That is a choice, not a failure."""
    require("places.lead_founding", actor, founding)
    _still(founding)
    founding.ended_on, founding.ended_why = clock.today(), tidy(why)
    save_version(founding, seen=None, sentence="", fields=["ended_on", "ended_why"])
    forget_interested(founding)
    announce(actor, FoundingLaidAside(about=about(founding.area), area=founding.area.name))
    return founding


def forget_interested(founding: Founding) -> None:
    """The list has served: name and address of those on it are not kept any longer."""
    Interest.objects.filter(founding=founding).delete()


def _still(founding: Founding) -> None:
    if not founding.is_under_way:
        raise Refused(_("This founding is over."))


def _write(interest: Interest, subject: str, template: str) -> None:
    off = reverse("places:withdraw_interest", args=[links.sign(LINK, str(interest.pk))])
    facts = {
        "interest": interest,
        "founding": interest.founding,
        "link": links.whole(reverse("places:founding", args=[interest.founding.area.slug])),
        "off": links.whole(off),
        "municipality": the_municipality(),
    }
    with override("da"):
        EmailMessage(subject=subject, body=render_to_string(template, facts), to=[interest.email]).send()
