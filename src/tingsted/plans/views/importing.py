"""Reading an existing plan from a table: first what would happen, row by row, then the same file into the plan.

Between the two nothing is kept here: the file travels in the page and is read anew.
"""

from __future__ import annotations

import base64
import binascii

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tingsted.documents.tables import Unreadable
from tingsted.kernel import receipts
from tingsted.plans import actions
from tingsted.plans.forms import TableForm
from tingsted.plans.models import Plan
from tingsted.plans.reading import Reading, read_plan
from tingsted.plans.views.entering import own_plan


def upload(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose a file; see what it would add and everything that is odd."""
    plan, _actor = own_plan(request, slug)
    form = TableForm(request.POST or None, request.FILES or None)
    if request.method != "POST":
        return render(request, "plans/upload.html", {"plan": plan, "form": form})
    if form.is_valid():
        file = form.cleaned_data["file"]
        data = file.read()
        try:
            reading = _read(plan, data)
        except Unreadable as wrong:
            form.add_error("file", str(wrong))
        else:
            carried = {"data": base64.b64encode(data).decode(), "name": file.name[:80]}
            context = {"plan": plan, "reading": reading, "carried": carried}
            return render(request, "plans/preview.html", context)
    return render(request, "plans/upload.html", {"plan": plan, "form": form}, status=422)


def read_in(request: HttpRequest, slug: str) -> HttpResponse:
    """Put the rows of the table that was shown in the plan."""
    plan, actor = own_plan(request, slug)
    if request.method != "POST":
        return redirect("plans:import", slug)
    try:
        reading = _read(plan, base64.b64decode(request.POST.get("data", ""), validate=True))
    except (Unreadable, binascii.Error):
        form = TableForm()
        form.full_clean()
        lost = {"file": [_("The file was lost on the way. Choose it again.")]}
        return render(request, "plans/upload.html", {"plan": plan, "form": form, "lost": lost}, status=422)

    def act() -> str:
        actions.read_in_table(actor, plan=plan, reading=reading, file=request.POST.get("name", "")[:80])
        return plan.get_absolute_url()

    return receipts.once(request, act)


def _read(plan: Plan, data: bytes) -> Reading:
    themes = list(plan.themes.standing().values_list("name", flat=True))
    known = list(plan.actions.standing().values_list("title", flat=True))
    return read_plan(data, themes=themes, known=known)
