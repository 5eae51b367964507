"""Calling a meeting on a public page, changing it, cancelling it with a reason."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version, unchanged_since
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about as about_noun
from tingsted.kernel.rights import require
from tingsted.kernel.text import slug, tidy
from tingsted.meetings.actions.carrying import bring_along, next_meeting
from tingsted.meetings.actions.signing_up import fill_seats
from tingsted.meetings.events import MeetingCalled, MeetingCancelled, MeetingChanged
from tingsted.meetings.letters import write_cancelled, write_change
from tingsted.meetings.models import Meeting, Point, SignUp
from tingsted.notices.actions import tell
from tingsted.places.models import Area, Office
from tingsted.plans.models import Plan

IN_CALENDARS = ("title", "about", "starts_at", "ends_at", "place", "link", "longitude", "latitude")
TOLD = (SignUp.Standing.SEATED, SignUp.Standing.WAITING)
CHANGEABLE = {*IN_CALENDARS, "kind", "plan", "signs_up", "seats"}


@action
def call_meeting(
    actor: Actor,
    *,
    body: Office,
    title: str,
    starts_at: datetime,
    place: str = "",
    link: str = "",
    ends_at: datetime | None = None,
    about: str = "",
    kind: str = Meeting.Kind.CITIZEN,
    signs_up: bool = False,
    seats: int | None = None,
    area: Area | None = None,
    plan: Plan | None = None,
) -> Meeting:
    """Call people together: the meeting is public from now on. Meetings of the past may be entered too.

    What stayed open at the body's earlier meetings stands on the agenda of one that is to come.
    """
    area = area or body.area
    if area is None:
        raise Refused(_("A meeting is held in an area."), "area")
    require("meetings.call", actor, area)
    meeting = Meeting(
        area=area,
        body=body,
        plan=plan,
        kind=Meeting.Kind(kind),
        title=_title(title),
        slug="",
        starts_at=starts_at,
        ends_at=ends_at,
        place=_one_line(place, 160),
        link=link.strip(),
        about=tidy(about),
        signs_up=signs_up,
        seats=seats,
    )
    _check(meeting)
    meeting.slug = _free_slug(meeting)
    meeting.save()
    if not meeting.is_over:
        bring_along(meeting)
    _tell_the_body("meetings.called", meeting)
    announce(actor, MeetingCalled(about=about_noun(meeting), title=meeting.title, day=_day(meeting)))
    return meeting


@action
def change_meeting(actor: Actor, *, meeting: Meeting, seen: int | None = None, **new: Any) -> Meeting:
    """Change title, text, time, place or seats; those with a seat get the new entry for their calendar by mail."""
    require("meetings.run", actor, meeting)
    if not new.keys() <= CHANGEABLE:
        raise TypeError(f"change_meeting can't change {sorted(new.keys() - CHANGEABLE)}")
    before = [getattr(meeting, name) for name in IN_CALENDARS]
    for name, value in new.items():
        setattr(meeting, name, value)
    meeting.title, meeting.place, meeting.about = (
        _title(meeting.title),
        _one_line(meeting.place, 160),
        tidy(meeting.about),
    )
    _check(meeting)
    moved = before != [getattr(meeting, name) for name in IN_CALENDARS]
    if moved:
        meeting.revised_at = clock.now()
    save_version(
        meeting,
        seen=seen,
        fields=[*new, "revised_at"],
        sentence=_("Somebody else changed the meeting in the meantime."),
    )
    if moved and not meeting.is_over and meeting.cancelled_on is None:
        for sign_up in meeting.sign_ups.filter(standing__in=TOLD).order_by("stood_at"):
            sign_up.meeting = meeting
            write_change(sign_up)
    if meeting.takes_sign_ups:
        fill_seats(meeting)
    announce(actor, MeetingChanged(about=about_noun(meeting), title=meeting.title))
    return meeting


@action
def cancel_meeting(actor: Actor, *, meeting: Meeting, why: str, seen: int | None = None) -> Meeting:
    """Cancel with a reason; the page stays and says so."""
    require("meetings.run", actor, meeting)
    sentence = _("Somebody else changed the meeting in the meantime.")
    if unchanged_since(seen, meeting, sentence=sentence).cancelled_on is not None:
        raise Refused(_("The meeting is already cancelled."))
    why = tidy(why)
    if not why:
        raise Refused(_("Write why, so that nobody comes in vain."), "why")
    meeting.cancelled_on, meeting.cancelled_why = clock.today(), why[:300]
    meeting.revised_at = clock.now()
    save_version(
        meeting, seen=seen, sentence=sentence, fields=["cancelled_on", "cancelled_why", "revised_at"]
    )
    _pass_on(meeting)
    for sign_up in meeting.sign_ups.filter(standing__in=TOLD).order_by("stood_at"):
        sign_up.meeting = meeting
        write_cancelled(sign_up)
    _tell_the_body("meetings.cancelled", meeting)
    announce(actor, MeetingCancelled(about=about_noun(meeting), title=meeting.title))
    return meeting


def _pass_on(meeting: Meeting) -> None:
    """What was to come up again comes up at the meeting after this one, or waits for it to be called."""
    carried = meeting.points.filter(carried_from__isnull=False, notes="", decisions__isnull=True)
    Point.objects.filter(pk__in=list(carried.values_list("pk", flat=True))).delete()
    following = next_meeting(meeting)
    if following is not None:
        bring_along(following)


def _title(text: str) -> str:
    title = " ".join(tidy(text).split())[:140]
    if not title:
        raise Refused(_("Give the meeting a title."), "title")
    return title


def _one_line(text: str, most: int) -> str:
    return " ".join(tidy(text).split())[:most]


def _check(meeting: Meeting) -> None:
    if not meeting.place and not meeting.link:
        raise Refused(_("Write where people shall come, or the link they use."), "place")
    if meeting.ends_at is not None and meeting.ends_at <= meeting.starts_at:
        raise Refused(_("The meeting ends before it begins."), "ends_at")
    if meeting.seats is not None and meeting.seats < 1:
        raise Refused(_("A meeting has at least one seat."), "seats")


def _free_slug(meeting: Meeting) -> str:
    """A readable address with the date in it, and a number where two meetings would share one."""
    first = f"{slug(meeting.title)[:50]}-{slug(meeting.area.short_name)[:15]}-{_day(meeting)}".strip("-")
    taken = set(Meeting.objects.filter(slug__startswith=first).values_list("slug", flat=True))
    return next(
        s for n in range(1, len(taken) + 2) if (s := first if n == 1 else f"{first}-{n}") not in taken
    )


def _day(meeting: Meeting) -> str:
    return meeting.starts_at.astimezone(clock.COPENHAGEN).date().isoformat()


def _tell_the_body(kind: str, meeting: Meeting) -> None:
    tell(
        kind=kind,
        about=about_noun(meeting),
        url=meeting.get_absolute_url(),
        office=meeting.body,
        area=meeting.area,
        title=meeting.title,
        day=_day(meeting),
        place=str(meeting.where),
    )
