"""The host's page: the clock of the agenda, what phones send, the votes, and what the screen shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST

from tingsted.ideas.models import Idea, Standing
from tingsted.kernel import clock, links, receipts
from tingsted.kernel.actors import Actor
from tingsted.kernel.forms import answer_form
from tingsted.meetings.actions import (
    close_poll,
    close_room,
    count_hands,
    keep_apart,
    make_poll,
    open_poll,
    open_room,
    put_together,
    read_notes,
    steer_room,
)
from tingsted.meetings.forms import PollForm, QuestionForm
from tingsted.meetings.models import Meeting, Poll, Room
from tingsted.meetings.queries import (
    note_counts,
    on_now,
    suggestions,
    tallies_of,
    timed,
    waiting_notes,
)
from tingsted.meetings.views.calling import run_by


def host(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything one needs with the microphone in the other hand."""
    meeting, _actor = run_by(request, slug, "room__point")
    return render(request, "meetings/host.html", _context(meeting))


def host_now(request: HttpRequest, slug: str) -> HttpResponse:
    """The notes that wait, fetched again every other second."""
    meeting, _actor = run_by(request, slug)
    drawn = render_to_string("meetings/parts/waiting.html", _waiting(meeting), request)
    return JsonResponse({"now": drawn})


@require_POST
def steer(request: HttpRequest, slug: str) -> HttpResponse:
    """Open, close, next point, another picture on the screen, another question."""
    meeting, actor = run_by(request, slug)

    def act() -> str:
        _steer(request, meeting, actor)
        return reverse("meetings:host", args=[meeting.slug])

    return receipts.once(request, act)


def _steer(request: HttpRequest, meeting: Meeting, actor: Actor) -> None:
    said = request.POST
    if "open" in said:
        open_room(actor, meeting=meeting)
        return
    room = get_object_or_404(Room.objects.select_related("meeting"), meeting=meeting)
    if "close" in said:
        close_room(actor, room=room)
    elif said.get("shows") in Room.Shows.values:
        steer_room(actor, room=room, shows=said["shows"])
    elif said.get("point", "").isdecimal():
        steer_room(actor, room=room, point=get_object_or_404(meeting.points, pk=said["point"]))
    elif "done" in said:
        steer_room(actor, room=room, point=None)
    elif "question" in said:
        steer_room(actor, room=room, question=said["question"])


@require_POST
def read(request: HttpRequest, slug: str) -> HttpResponse:
    """Show or hide the notes that are named."""
    meeting, actor = run_by(request, slug)
    keys = [int(k) for k in request.POST.getlist("note") if k.isdecimal()]

    def act() -> str:
        waiting = Idea.objects.filter(pk__in=keys, wall_notes__meeting=meeting, standing=Standing.WAITING)
        read_notes(
            actor,
            meeting=meeting,
            ideas=list(waiting.select_related("area")),
            show="hide" not in request.POST,
        )
        return reverse("meetings:host", args=[meeting.slug])

    return receipts.once(request, act)


def alike(request: HttpRequest, slug: str) -> HttpResponse:
    """Notes that may be the same, side by side: put together, or told apart for good."""
    meeting, actor = run_by(request, slug)
    here = reverse("meetings:alike", args=[meeting.slug])
    if request.method != "POST":
        context = {"meeting": meeting, "area": meeting.area, "pairs": suggestions(meeting)}
        return render(request, "meetings/alike.html", context)
    public = Idea.objects.filter(wall_notes__meeting=meeting).select_related("area")
    idea = get_object_or_404(public, pk=_key(request, "idea"))
    other = get_object_or_404(public, pk=_key(request, "other"))

    def act() -> str:
        if "apart" in request.POST:
            keep_apart(actor, meeting=meeting, idea=idea, other=other)
        else:
            put_together(actor, meeting=meeting, idea=idea, into=other)
        return here

    return receipts.once(request, act)


def make_vote(request: HttpRequest, slug: str) -> HttpResponse:
    """Put a vote together."""
    meeting, actor = run_by(request, slug)
    form = PollForm(request.POST or None)

    def act() -> str:
        said = form.cleaned_data
        lines = [line.strip() for line in said["choices"].splitlines() if line.strip()]
        ideas = _named(meeting, lines)
        make_poll(
            actor,
            meeting=meeting,
            question=said["question"],
            kind=said["kind"],
            dots=said["dots"] or 3,
            ideas=list(ideas.values()),
            choices=[line for line in lines if line not in ideas],
        )
        return reverse("meetings:host", args=[meeting.slug])

    context = {"meeting": meeting, "area": meeting.area}
    return answer_form(request, form, "meetings/make_vote.html", context, act)


@require_POST
def poll(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """Open a vote, close it, or enter the hands that were counted in the room."""
    meeting, actor = run_by(request, slug)
    found = get_object_or_404(Poll.objects.select_related("meeting"), meeting=meeting, pk=key)
    acts: dict[str, Callable[[], Any]] = {
        "open": lambda: open_poll(actor, poll=found),
        "close": lambda: close_poll(actor, poll=found),
        "hands": lambda: count_hands(actor, poll=found, counted=_counted(request)),
    }

    def act() -> str:
        verb = next((name for name in acts if name in request.POST), "hands")
        acts[verb]()
        return f"{reverse('meetings:host', args=[meeting.slug])}#afstemning-{found.pk}"

    return receipts.once(request, act)


def _context(meeting: Meeting) -> dict[str, Any]:
    room: Room | None = getattr(meeting, "room", None)
    code = room.code if room else ""
    return {
        **_waiting(meeting),
        "room": room,
        "shows": Room.Shows.choices,
        "points": timed(meeting),
        "on_now": on_now(room) if room else None,
        "now": clock.now(),
        "question": QuestionForm(initial={"question": room.question if room else ""}),
        "tallies": tallies_of(meeting.polls.order_by("-pk")),
        "phone_address": links.whole(reverse("meetings:phone", args=[code])) if room else "",
        "screen_address": links.whole(reverse("meetings:screen_door")),
    }


def _waiting(meeting: Meeting) -> dict[str, Any]:
    return {
        "meeting": meeting,
        "area": meeting.area,
        "waiting": waiting_notes(meeting),
        "counts": note_counts(meeting),
    }


def _named(meeting: Meeting, lines: list[str]) -> dict[str, Idea]:
    """The lines that are a note's number, with the note."""
    numbers = {line: line.rsplit("-", 1)[-1].lstrip("#") for line in lines}
    wanted = {int(n) for n in numbers.values() if n.isdecimal()}
    ideas = Idea.objects.public().filter(area=meeting.area, number__in=wanted)
    found = {str(idea.number): idea for idea in ideas}
    return {line: found[n] for line, n in numbers.items() if n in found}


def _counted(request: HttpRequest) -> dict[int, int]:
    return {
        int(name[5:]): int(str(value))
        for name, value in request.POST.items()
        if name.startswith("haand") and name[5:].isdecimal() and str(value).isdecimal()
    }


def _key(request: HttpRequest, name: str) -> int:
    said = request.POST.get(name, "")
    return int(said) if said.isdecimal() else 0
