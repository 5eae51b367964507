"""The agenda: points put in, changed, moved and taken out."""

from __future__ import annotations

from django.db.models import F
from django.utils.translation import gettext as _

from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.meetings.events import AgendaChanged
from tingsted.meetings.models import Meeting, Minutes, Point

MOST_MINUTES = 600


@action
def add_point(
    actor: Actor, *, meeting: Meeting, title: str, minutes: int = 15, owner: str = "", words: str = ""
) -> Point:
    """Put one more point at the end of the agenda."""
    require("meetings.run", actor, meeting)
    _still_open(meeting)
    last = meeting.points.order_by("place").last()
    point = Point(meeting=meeting, place=1 if last is None else last.place + 1)
    _describe(point, title=title, minutes=minutes, owner=owner, words=words)
    point.save()
    announce(actor, AgendaChanged(about=about(meeting), title=meeting.title))
    return point


@action
def change_point(
    actor: Actor,
    *,
    point: Point,
    title: str,
    minutes: int,
    owner: str = "",
    words: str = "",
    place: int | None = None,
    seen: int | None = None,
) -> Point:
    """Change a point, or move it to another place in the order; the others make room."""
    require("meetings.run", actor, point.meeting)
    _still_open(point.meeting)
    _describe(point, title=title, minutes=minutes, owner=owner, words=words)
    was, last = point.place, point.meeting.points.count()
    point.place = max(1, min(place or was, last))
    save_version(
        point,
        seen=seen,
        sentence=_("Somebody else changed this point in the meantime. Your text is still here."),
        fields=["title", "minutes", "owner", "words", "place"],
    )
    _make_room(point, was)
    announce(actor, AgendaChanged(about=about(point.meeting), title=point.meeting.title))
    return point


@action
def drop_point(actor: Actor, *, point: Point) -> Meeting:
    """Take a point out of the agenda, unless the minutes have something under it."""
    meeting = point.meeting
    require("meetings.run", actor, meeting)
    _still_open(meeting)
    if point.notes or point.decisions.exists() or (point.carried_from_id is None and point.tasks.exists()):
        raise Refused(_("Something is written in the minutes under this point. Take that out first."))
    place = point.place
    Point.objects.filter(pk=point.pk).delete()
    meeting.points.filter(place__gt=place).update(place=F("place") - 1)
    announce(actor, AgendaChanged(about=about(meeting), title=meeting.title))
    return meeting


def _still_open(meeting: Meeting) -> None:
    """What the minutes say was approved under these points; so they stand as they are."""
    if Minutes.objects.filter(meeting=meeting).exclude(state=Minutes.State.DRAFT).exists():
        raise Refused(_("The minutes are approved. Open them again to put something right."))


def _describe(point: Point, *, title: str, minutes: int, owner: str, words: str) -> None:
    point.title = " ".join(tidy(title).split())[:140]
    if not point.title:
        raise Refused(_("Give the point a title."), "title")
    if not 0 <= minutes <= MOST_MINUTES:
        raise Refused(_("A point takes at most 10 hours."), "minutes")
    point.minutes, point.owner = minutes, " ".join(tidy(owner).split())[:80]
    point.words = tidy(words)[:5000]


def _make_room(point: Point, was: int) -> None:
    others = point.meeting.points.exclude(pk=point.pk)
    if point.place < was:
        others.filter(place__gte=point.place, place__lt=was).update(place=F("place") + 1)
    elif point.place > was:
        others.filter(place__gt=was, place__lte=point.place).update(place=F("place") - 1)
