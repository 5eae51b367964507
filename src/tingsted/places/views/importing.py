"""The municipality's workbook and its list of task codes: shown first, read in when somebody has looked."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tingsted.kernel import clock, receipts
from tingsted.kernel.forms import answer_form
from tingsted.places.acting import actor_who_may
from tingsted.places.actions import import_offices, import_task_codes
from tingsted.places.actions.importing import ImportRefused, Outcome, known_here, rehearse_import
from tingsted.places.import_forms import TaskCodesForm, WorkbookForm
from tingsted.places.models import TaskCode
from tingsted.places.task_codes import longest_match
from tingsted.places.task_lists import read_task_list
from tingsted.places.workbook import Reading, Unreadable, open_workbook, read_workbook
from tingsted.places.workbook.sheets import HEADINGS

MOST_CARRIED = 1_000_000


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Choose a workbook; see every fault in it, and what it would bring."""
    actor = actor_who_may(request, "places.set_up")
    form = WorkbookForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form, "sheets": HEADINGS}
    if request.method != "POST":
        return render(request, "places/upload_workbook.html", context)
    if form.is_valid():
        file = form.cleaned_data["file"]
        data = file.read(MOST_CARRIED + 1)
        try:
            reading = _read(data)
        except Unreadable as wrong:
            form.add_error("file", str(wrong))
        else:
            shown = _rehearsed(actor, reading)
            carried = {"data": base64.b64encode(data).decode(), "name": file.name[:80]}
            status = 422 if shown["outcome"] is None else 200
            return render(
                request,
                "places/workbook.html",
                {"reading": reading, "carried": carried, **shown},
                status=status,
            )
    return render(request, "places/upload_workbook.html", context, status=422)


@require_POST
def read_in(request: HttpRequest) -> HttpResponse:
    """Read in the workbook that was shown: all of it or nothing."""
    actor = actor_who_may(request, "places.set_up")
    try:
        reading = _read(base64.b64decode(request.POST.get("data", ""), validate=True))
    except (Unreadable, binascii.Error):
        messages.error(request, _("The file was lost on the way. Choose it again."))
        return redirect("places:import")

    def act() -> str:
        done = import_offices(actor, reading=reading, file=request.POST.get("name", "")[:80])
        said = _("%(new)s rows are new, %(changed)s were changed, %(same)s stand as they did.")
        messages.success(request, said % {what: done.total(what) for what in ("new", "changed", "same")})
        return reverse("places:offices")

    try:
        return receipts.once(request, act)
    except ImportRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("places:import")


@require_http_methods(["GET", "POST"])
def task_codes(request: HttpRequest) -> HttpResponse:
    """Which department works with what, by task code; the municipality's own list can be read in."""
    actor = actor_who_may(request, "places.set_up")
    form = TaskCodesForm(request.POST or None, request.FILES or None)
    codes = list(TaskCode.objects.select_related("office").order_by("prefix"))
    asked = request.GET.get("opgave", "").strip()[:20]
    context = {
        "codes": codes,
        "asked": asked,
        "holder": longest_match(asked, {code.prefix: code.office for code in codes}),
    }

    def act() -> str:
        file = form.cleaned_data["file"]
        read = read_task_list(file.read(MOST_CARRIED + 1))
        done = import_task_codes(actor, rows=read)
        messages.success(request, _("%(n)s departments have their task codes.") % {"n": done})
        return reverse("places:task_codes")

    return answer_form(request, form, "places/task_codes.html", context, act)


def _read(data: bytes) -> Reading:
    if len(data) > MOST_CARRIED:
        raise Unreadable(_("The file is larger than 1 MB. Take out what does not belong in it."))
    return read_workbook(open_workbook(data), known_here(), clock.today())


def _rehearsed(actor: Any, reading: Reading) -> dict[str, Any]:
    """What would come of it; without an outcome something stands in the way."""
    outcome: Outcome | None = None
    rows: tuple[Any, ...] = ()
    try:
        outcome = rehearse_import(actor, reading)
    except ImportRefused as refusal:
        rows = refusal.rows
    return {"outcome": outcome, "rows": rows, "counts": list(outcome.counts.items()) if outcome else []}
