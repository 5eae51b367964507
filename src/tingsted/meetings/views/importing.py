"""Reading a file in: first what would happen, record by record, then the same file onto the wall.

Between the two nothing is kept here: the file travels in the page and is read anew.
"""

from __future__ import annotations

import base64
import binascii

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from tingsted.documents.tables import Unreadable
from tingsted.kernel import receipts
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.meetings.actions import import_ideas, settle_leftover
from tingsted.meetings.forms import SettleLeftover, UploadIdeas
from tingsted.meetings.models import Leftover
from tingsted.meetings.queries import plan_import
from tingsted.meetings.reading import read_ideas
from tingsted.meetings.report import report_of
from tingsted.meetings.views.calling import run_by


def upload(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose a file; see what it would add and every record that is odd."""
    meeting, _actor = run_by(request, slug)
    form = UploadIdeas(request.POST or None, request.FILES or None)
    context = {"meeting": meeting, "area": meeting.area, "form": form}
    if request.method != "POST":
        return render(request, "meetings/upload.html", context)
    if form.is_valid():
        file = form.cleaned_data["file"]
        data = file.read()
        try:
            reading = read_ideas(data)
        except Unreadable as wrong:
            form.add_error("file", str(wrong))
        else:
            plan = plan_import(meeting, reading)
            report = report_of(reading, plan, {}, file=file.name, dry_run=True)
            carried = {"data": base64.b64encode(data).decode(), "name": file.name[:80]}
            return render(
                request,
                "meetings/preview.html",
                {**context, "plan": plan, "report": report, "carried": carried},
            )
    return render(request, "meetings/upload.html", context, status=422)


def read_in(request: HttpRequest, slug: str) -> HttpResponse:
    """Put the records of the file that was shown on the wall."""
    meeting, actor = run_by(request, slug)
    if request.method != "POST":
        return redirect("meetings:import", slug)
    try:
        reading = read_ideas(base64.b64decode(request.POST.get("data", ""), validate=True))
    except (Unreadable, binascii.Error):
        form = UploadIdeas(QueryDict(), MultiValueDict())
        form.errors["file"] = form.error_class([_("The file was lost on the way. Choose it again.")])
        return render(
            request,
            "meetings/upload.html",
            {"meeting": meeting, "area": meeting.area, "form": form},
            status=422,
        )

    def act() -> str:
        done = import_ideas(actor, meeting=meeting, reading=reading, file=request.POST.get("name", "")[:80])
        place = "meetings:leftovers" if done.plan.kept_back else "meetings:meeting"
        return f"{reverse(place, args=[meeting.slug])}?nye={len(done.new)}"

    return receipts.once(request, act)


def leftovers(request: HttpRequest, slug: str) -> HttpResponse:
    """The records that could not become ideas by themselves, as they stood in the file."""
    meeting, _actor = run_by(request, slug)
    waiting = list(Leftover.objects.visible_to(request.user).filter(meeting=meeting).waiting())
    context = {
        "meeting": meeting,
        "area": meeting.area,
        "leftovers": waiting,
        "new": request.GET.get("nye", ""),
    }
    return render(request, "meetings/leftovers.html", context)


def settle(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Make a kept record an idea; a swapped one is suggested the right way round."""
    meeting, actor = run_by(request, slug)
    leftover = get_visible(Leftover, request.user, "meeting__area", "meeting__body", pk=pk, meeting=meeting)
    cells = leftover.cells
    words, theme = cells.get("words", ""), cells.get("theme", "")
    if leftover.why == "swapped":
        words, theme = theme, words
    form = SettleLeftover(request.POST or None, initial={"words": words, "theme": theme})

    def act() -> str:
        settle_leftover(actor, leftover=leftover, **form.cleaned_data)
        return reverse("meetings:leftovers", args=[meeting.slug])

    context = {"meeting": meeting, "area": meeting.area, "leftover": leftover}
    return answer_form(request, form, "meetings/settle.html", context, act)


def put_away(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Put a kept record away for good."""
    meeting, actor = run_by(request, slug)
    if request.method != "POST":
        return redirect("meetings:leftovers", slug)
    leftover = get_visible(Leftover, request.user, "meeting__area", "meeting__body", pk=pk, meeting=meeting)

    def act() -> str:
        settle_leftover(actor, leftover=leftover)
        return reverse("meetings:leftovers", args=[meeting.slug])

    return receipts.once(request, act)
