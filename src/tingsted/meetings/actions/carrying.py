"""What stayed open comes up at the body's next meeting: unfinished points, and points with tasks that are not done."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from tingsted.design.days import day_text
from tingsted.meetings.models import Meeting, Minutes, Point, Task


def next_meeting(meeting: Meeting) -> Meeting | None:
    """The body's next meeting of the same kind after this one, else its next of any kind."""
    later = Meeting.objects.coming().filter(body=meeting.body, starts_at__gt=meeting.starts_at)
    return later.filter(kind=meeting.kind).first() or later.first()


def open_points(body: int, before: Meeting) -> QuerySet[Point]:
    """What stayed open at the body's earlier meetings, as approved minutes have it, and was not moved yet."""
    told = Point.objects.filter(
        meeting__body=body, meeting__starts_at__lt=before.starts_at, carried_to__isnull=True
    ).exclude(meeting__minutes__state=Minutes.State.DRAFT)
    unfinished = Q(stays_open=True) | Q(tasks__done=False)
    told = told.filter(unfinished, meeting__minutes__isnull=False).distinct()
    return told.select_related("meeting").order_by("meeting__starts_at", "place")


def bring_along(into: Meeting) -> list[Point]:
    """Put what stayed open at the end of a meeting's agenda, each point once, with its open tasks."""
    last = into.points.order_by("place").last()
    place = 0 if last is None else last.place
    brought = []
    for number, point in enumerate(open_points(into.body_id, into), 1):
        day = day_text(point.meeting.starts_at, "dag")
        carried = Point.objects.create(
            meeting=into,
            place=place + number,
            title=point.title,
            minutes=point.minutes,
            owner=point.owner,
            words=_("Left open on %(day)s.") % {"day": day},
            carried_from=point,
        )
        Task.objects.bulk_create(
            [
                Task(point=carried, words=task.words, owner=task.owner, due=task.due)
                for task in point.tasks.filter(done=False)
            ]
        )
        brought.append(carried)
    return brought
