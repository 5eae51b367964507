"""The minutes: read by everybody once they are published, written by the body that held the meeting."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from tingsted.kernel import receipts
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.freshness import revalidated
from tingsted.kernel.rights import may
from tingsted.meetings.actions import (
    approve_minutes,
    finish_task,
    name_people,
    publish_minutes,
    reopen_minutes,
    write_notes,
)
from tingsted.meetings.forms import NotesForm, PeopleForm
from tingsted.meetings.models import Minutes, Point, Task
from tingsted.meetings.naming import not_listed
from tingsted.meetings.queries import named_without_a_yes, told_points
from tingsted.meetings.reading.lines import read_tasks
from tingsted.meetings.records import minutes_docx, minutes_pdf
from tingsted.meetings.views.calling import run_by
from tingsted.meetings.views.papers import pdf_answer
from tingsted.places.acting import actor_of

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
JOINS = ("meeting__area", "meeting__body")


@revalidated
def minutes(request: HttpRequest, slug: str) -> HttpResponse:
    """What everybody reads; those of the body see how it will look before it is published."""
    found = get_visible(Minutes, request.user, *JOINS, meeting__slug=slug)
    runs = may("meetings.run", actor_of(request, found.meeting.body), found.meeting)
    context = {
        "minutes": found,
        "meeting": found.meeting,
        "area": found.meeting.area,
        "points": told_points(found, public=True),
        "people": [line for line in found.may_be_named.splitlines() if line.strip()],
        "others": sum(1 for line in found.not_named.splitlines() if line.strip()),
        "runs": runs,
    }
    return render(request, "meetings/minutes.html", context)


def as_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The same as a file that prints, archives and reads aloud."""
    found = get_visible(Minutes, request.user, *JOINS, meeting__slug=slug)
    return pdf_answer(minutes_pdf(found), f"{slug}-referat")


def as_word(request: HttpRequest, slug: str) -> HttpResponse:
    """The same for a word processor."""
    found = get_visible(Minutes, request.user, *JOINS, meeting__slug=slug)
    answer = HttpResponse(minutes_docx(found), content_type=WORD)
    answer["Content-Disposition"] = f'attachment; filename="{slug}-referat.docx"'
    return answer


def write(request: HttpRequest, slug: str) -> HttpResponse:
    """Every point with what is written under it, who was there, and the steps: approve, publish."""
    meeting, actor = run_by(request, slug)
    found = Minutes.objects.filter(meeting=meeting).first()
    form = PeopleForm(request.POST or None, initial=PeopleForm.start(found))

    def act() -> str:
        name_people(actor, meeting=meeting, **form.cleaned_data)
        return reverse("meetings:write_minutes", args=[meeting.slug])

    whole = found or Minutes(meeting=meeting)
    whole.meeting = meeting
    points = told_points(whole, public=False)
    context = {
        "minutes": found,
        "meeting": meeting,
        "area": meeting.area,
        "points": points,
        "without_a_yes": named_without_a_yes(whole, points) if whole.state == Minutes.State.DRAFT else [],
        "not_listed": not_listed(whole, [task.owner for point in points for task in point.tasks]),
    }
    return answer_form(request, form, "meetings/write_minutes.html", context, act)


def notes(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """What was said, decided and promised under one point."""
    meeting, actor = run_by(request, slug)
    point = get_object_or_404(Point.objects.select_related("meeting"), meeting=meeting, pk=key)
    form = NotesForm(request.POST or None, initial=NotesForm.start(point))

    def act() -> str:
        said = form.cleaned_data
        write_notes(
            actor,
            point=point,
            notes=said["notes"],
            decisions=said["decisions"].splitlines(),
            tasks=read_tasks(said["tasks"]),
            stays_open=said["stays_open"],
            seen=said["seen"],
        )
        return f"{reverse('meetings:write_minutes', args=[meeting.slug])}#punkt-{point.pk}"

    context = {"meeting": meeting, "area": meeting.area, "point": point}
    return answer_form(request, form, "meetings/notes.html", context, act)


@require_POST
def step(request: HttpRequest, slug: str) -> HttpResponse:
    """Approve, publish, or open again."""
    meeting, actor = run_by(request, slug)
    found = get_object_or_404(Minutes, meeting=meeting)
    found.meeting = meeting
    steps: dict[str, Callable[[], Minutes]] = {
        "approve": lambda: approve_minutes(actor, minutes=found),
        "publish": lambda: publish_minutes(actor, minutes=found),
        "reopen": lambda: reopen_minutes(actor, minutes=found),
    }

    def act() -> str:
        for name, verb in steps.items():
            if name in request.POST:
                verb()
        return reverse("meetings:write_minutes", args=[meeting.slug])

    return receipts.once(request, act)


@require_POST
def tick(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """A task is done."""
    meeting, actor = run_by(request, slug)
    task = get_object_or_404(Task.objects.select_related("point__meeting"), point__meeting=meeting, pk=key)

    def act() -> str:
        finish_task(actor, task=task, done="undo" not in request.POST)
        return reverse("meetings:write_minutes", args=[meeting.slug])

    return receipts.once(request, act)
