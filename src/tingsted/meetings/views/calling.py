"""Calling, showing, changing and cancelling a meeting."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tingsted.ideas.acting import actor_in
from tingsted.kernel import clock, ports
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import Actor
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.freshness import revalidated
from tingsted.kernel.rights import may, require
from tingsted.kernel.text import rich
from tingsted.meetings.actions import call_meeting, cancel_meeting, change_meeting
from tingsted.meetings.calendar import calendar_of
from tingsted.meetings.forms import CancelMeeting, MeetingForm
from tingsted.meetings.letters import sender
from tingsted.meetings.models import Meeting, Minutes
from tingsted.meetings.queries import seats_left, timed, wall_of
from tingsted.meetings.whereabouts import draw_place
from tingsted.places.acting import actor_of
from tingsted.places.models import Area


def run_by(request: HttpRequest, slug: str, *related: str) -> tuple[Meeting, Actor]:
    """The meeting, and the actor who may run it."""
    meeting = get_visible(Meeting, request.user, "area", "body", *related, slug=slug)
    actor = actor_of(request, meeting.body)
    require("meetings.run", actor, meeting)
    return meeting, actor


@revalidated
def meetings(request: HttpRequest) -> HttpResponse:
    """What is coming, and what has been."""
    known = Meeting.objects.visible_to(request.user).select_related("area")
    coming = list(known.coming()[:60])
    over = known.filter(starts_at__lt=clock.now()).order_by("-starts_at")
    page = Paginator(over, 30).get_page(request.GET.get("side"))
    return render(request, "meetings/meetings.html", {"coming": coming, "page": page})


@revalidated
def meeting_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The public page: when, where, what about, and the wall."""
    meeting = get_visible(Meeting, request.user, "area", "body", "plan", "room", "minutes", slug=slug)
    room = getattr(meeting, "room", None)
    minutes = getattr(meeting, "minutes", None)
    runs = may("meetings.run", actor_of(request, meeting.body), meeting)
    context = {
        "meeting": meeting,
        "area": meeting.area,
        "about": rich(meeting.about),
        "wall": wall_of(meeting),
        "room": room if room is not None and room.is_open else None,
        "minutes": minutes if minutes is not None and minutes.state == Minutes.State.PUBLISHED else None,
        "points": timed(meeting),
        "left": seats_left(meeting) if meeting.takes_sign_ups else None,
        "map": draw_place(meeting),
        "latitude": f"{meeting.latitude:.5f}" if meeting.latitude is not None else "",
        "longitude": f"{meeting.longitude:.5f}" if meeting.longitude is not None else "",
        "is_over": meeting.is_over,
        "runs": runs,
        "leftovers": runs and meeting.leftovers.filter(settled_on__isnull=True).count(),
        "sections": sorted(ports.meeting_sections.collect(request, meeting), key=lambda s: s.order),
    }
    return render(request, "meetings/meeting.html", context)


def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """»Put it in your calendar«."""
    meeting = get_visible(Meeting, request.user, slug=slug)
    answer = HttpResponse(calendar_of(meeting, sender=sender()), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{meeting.slug}.ics"'
    return answer


def call(request: HttpRequest, slug: str) -> HttpResponse:
    """Call a meeting in an area."""
    area = get_visible(Area, request.user, slug=slug)
    actor = actor_in(request, area)
    require("meetings.call", actor, area)
    form = MeetingForm(request.POST or None, initial={"kind": Meeting.Kind.CITIZEN})

    def act() -> str:
        return call_meeting(actor, body=actor.office, area=area, **form.facts()).get_absolute_url()

    return answer_form(request, form, "meetings/call.html", {"area": area}, act)


def change(request: HttpRequest, slug: str) -> HttpResponse:
    """Change a meeting."""
    meeting, actor = run_by(request, slug)
    form = MeetingForm(request.POST or None, initial=MeetingForm.start(meeting))

    def act() -> str:
        seen = form.cleaned_data["seen"]
        return change_meeting(actor, meeting=meeting, seen=seen, **form.facts()).get_absolute_url()

    return answer_form(request, form, "meetings/change.html", {"meeting": meeting, "area": meeting.area}, act)


def cancel(request: HttpRequest, slug: str) -> HttpResponse:
    """Cancel a meeting, with the reason."""
    meeting, actor = run_by(request, slug)
    if meeting.cancelled_on is not None and request.method != "POST":
        raise Refused(_("The meeting is already cancelled."))
    form = CancelMeeting(request.POST or None, initial={"seen": meeting.version})

    def act() -> str:
        return cancel_meeting(actor, meeting=meeting, **form.cleaned_data).get_absolute_url()

    return answer_form(request, form, "meetings/cancel.html", {"meeting": meeting, "area": meeting.area}, act)
