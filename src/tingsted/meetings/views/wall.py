"""The secretary's page: two columns, Enter adds the note; with HTMX only the column is fetched."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tingsted.ideas.models import Column
from tingsted.kernel.forms import answer_form
from tingsted.meetings.actions import note_on_wall
from tingsted.meetings.forms import QuickNote
from tingsted.meetings.models import Meeting
from tingsted.meetings.queries import wall_of
from tingsted.meetings.views.calling import run_by

SHOWN = 60


def write_notes(request: HttpRequest, slug: str) -> HttpResponse:
    """The two columns; `k` says which one was typed in last, `b` the table whose notes are being typed."""
    meeting, _actor = run_by(request, slug)
    last, table = request.GET.get("k", ""), request.GET.get("b", "")[:20]
    context = _context(
        meeting, last, {column: QuickNote(initial={"table": table}, prefix=column) for column in Column}
    )
    if request.htmx and last in Column.values:  # type: ignore[attr-defined]  # a form's field of this kind
        _leave_focus(context)
        return render(
            request, "meetings/parts/column.html", {**context, "c": context["columns"][_place(last)]}
        )
    return render(request, "meetings/wall.html", context)


def put_up(request: HttpRequest, slug: str, column: str) -> HttpResponse:
    """Take one note in."""
    if column not in Column.values or request.method != "POST":
        raise Http404
    meeting, actor = run_by(request, slug)
    form = QuickNote(request.POST, prefix=column)

    def act() -> str:
        note_on_wall(actor, meeting=meeting, column=column, **form.cleaned_data)
        table = form.cleaned_data["table"]
        return f"{reverse('meetings:wall', args=[meeting.slug])}?k={column}" + (
            f"&b={table}" if table else ""
        )

    others = {other: QuickNote(prefix=other) for other in Column if other != column}
    context = _context(meeting, column, {**others, column: form})
    template = "meetings/wall.html"
    if request.htmx:  # type: ignore[attr-defined]  # a form's field of this kind
        _leave_focus(context)
        context["c"] = context["columns"][_place(column)]
        template = "meetings/parts/column.html"
    return answer_form(request, form, template, context, act)


def _context(meeting: Meeting, last: str, forms: dict[Any, QuickNote]) -> dict[str, Any]:
    wall = wall_of(meeting, newest_first=True, most=SHOWN)
    if last in Column.values:  # the next note is typed where the last one was
        forms[last].fields["words"].widget.attrs["autofocus"] = True
    columns = [{"code": column.value, "form": forms[column], "ideas": wall[column]} for column in Column]
    return {"meeting": meeting, "area": meeting.area, "columns": columns}


def _leave_focus(context: dict[str, Any]) -> None:
    """When only a column is fetched, the page's script knows where the typing goes on."""
    for column in context["columns"]:
        column["form"].fields["words"].widget.attrs.pop("autofocus", None)


def _place(column: str) -> int:
    return Column.values.index(column)
