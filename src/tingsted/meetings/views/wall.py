"""The secretary's page: two columns, Enter adds the note; with the script nobody waits for the server."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from tingsted.ideas.models import Column
from tingsted.meetings.actions import note_on_wall
from tingsted.meetings.forms import QuickNote
from tingsted.meetings.models import Meeting
from tingsted.meetings.queries import wall_of
from tingsted.meetings.views.calling import run_by
from tingsted.meetings.views.queued import take_in

SHOWN = 60


def write_notes(request: HttpRequest, slug: str) -> HttpResponse:
    """The two columns; `k` says which one was typed in last, `b` the table whose notes are being typed."""
    meeting, _actor = run_by(request, slug)
    start = {"table": request.GET.get("b", "")[:20]}
    forms = {column: QuickNote(initial=start, prefix=column) for column in Column}
    return render(request, "meetings/wall.html", _context(meeting, request.GET.get("k", Column.WANT), forms))


def put_up(request: HttpRequest, slug: str, column: str) -> HttpResponse:
    """Take one note in."""
    if column not in Column.values or request.method != "POST":
        raise Http404
    meeting, actor = run_by(request, slug)
    form = QuickNote(request.POST, prefix=column)

    def act() -> str:
        note = note_on_wall(actor, meeting=meeting, column=column, **form.cleaned_data)
        said = {"k": column, "b": form.cleaned_data["table"], "tak": note.idea.label}
        return f"{reverse('meetings:wall', args=[meeting.slug])}?{urlencode(said)}"

    def page() -> HttpResponse:
        forms = {other: form if other == column else QuickNote(prefix=other) for other in Column}
        return render(request, "meetings/wall.html", _context(meeting, column, forms), status=422)

    return take_in(request, form, act, page)


def _context(meeting: Meeting, last: str, forms: dict[Any, QuickNote]) -> dict[str, Any]:
    wall = wall_of(meeting, newest_first=True, most=SHOWN)
    if last in Column.values:  # the next note is typed where the last one was
        forms[last].fields["words"].widget.attrs["autofocus"] = True
    columns = [{"code": column.value, "form": forms[column], "ideas": wall[column]} for column in Column]
    return {"meeting": meeting, "area": meeting.area, "columns": columns}
