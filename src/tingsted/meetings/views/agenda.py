"""The agenda: put in points, change, move and take them out."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from tingsted.kernel import receipts
from tingsted.kernel.actors import Actor
from tingsted.kernel.forms import answer_form
from tingsted.meetings.actions import add_point, change_point, drop_point
from tingsted.meetings.forms import ChangePoint, PointForm
from tingsted.meetings.models import Meeting, Point
from tingsted.meetings.queries import timed
from tingsted.meetings.views.calling import run_by


def agenda(request: HttpRequest, slug: str) -> HttpResponse:
    """The points with their hours, and a form for the next one."""
    meeting, actor = run_by(request, slug)
    form = PointForm(request.POST or None)

    def act() -> str:
        add_point(actor, meeting=meeting, **form.cleaned_data)
        return _back(meeting)

    points = timed(meeting)
    context = {
        "meeting": meeting,
        "area": meeting.area,
        "points": points,
        "ends": points[-1].ends if points else None,
        "too_long": bool(points and meeting.ends_at and points[-1].ends > meeting.ends_at),
    }
    return answer_form(request, form, "meetings/agenda.html", context, act)


def point(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """Change one point, or its place in the order."""
    meeting, actor, found = _point(request, slug, key)
    form = ChangePoint(request.POST or None, initial=ChangePoint.start(found))

    def act() -> str:
        change_point(actor, point=found, **form.cleaned_data)
        return _back(meeting)

    context = {"meeting": meeting, "area": meeting.area, "point": found}
    return answer_form(request, form, "meetings/point.html", context, act)


@require_POST
def drop(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """Take a point out."""
    meeting, actor, found = _point(request, slug, key)

    def act() -> str:
        drop_point(actor, point=found)
        return _back(meeting)

    return receipts.once(request, act)


def _point(request: HttpRequest, slug: str, key: int) -> tuple[Meeting, Actor, Point]:
    meeting, actor = run_by(request, slug)
    return meeting, actor, get_object_or_404(Point.objects.select_related("meeting"), meeting=meeting, pk=key)


def _back(meeting: Meeting) -> str:
    return reverse("meetings:agenda", args=[meeting.slug])
