"""Reading in the answers of an older form: the file, a look at every odd row, and then the deed."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tingsted.documents.tables import Unreadable
from tingsted.kernel import receipts
from tingsted.kernel.actions import Refused
from tingsted.kernel.doors import get_visible
from tingsted.places.acting import actor_who_may
from tingsted.surveys import actions
from tingsted.surveys.models import Survey
from tingsted.surveys.older import OlderForm, read_older


class OlderFiles(forms.Form):
    """The answers, and what the numbers meant."""

    file = forms.FileField(
        label=gettext_lazy("The file with the answers"),
        help_text=gettext_lazy("Columns such as Ark, Krydser, Vigtigst, Kommentar, Alder and Landsby."),
    )
    ideas = forms.FileField(
        label=gettext_lazy("The list of ideas, if you have it"),
        required=False,
        help_text=gettext_lazy("Columns Nr and Idé, so that the result says more than numbers."),
    )


def older(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose the files, look at what is odd, leave rows out, read in."""
    survey = get_visible(Survey, request.user, "area", "body", slug=slug)
    actor = actor_who_may(request, "surveys.put_in", survey)
    form = OlderFiles(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"survey": survey, "form": form}
    if request.method != "POST":
        return render(request, "surveys/older.html", context)
    try:
        if "data" in request.POST:
            data, ideas = (_carried(request, name) for name in ("data", "list"))
            read = read_older(data or b"", ideas, survey.villages)
            left_out = {int(row[:6]) for row in request.POST.getlist("udelad") if row.isdecimal()}

            def act() -> str:
                actions.read_older_answers(actor, survey=survey, form=read, left_out=left_out)
                return reverse("surveys:paper", args=[slug])

            return receipts.once(request, act)
        if form.is_valid():
            files = [form.cleaned_data[name] for name in ("file", "ideas")]
            found = [file.read() if file else None for file in files]
            read = read_older(found[0] or b"", found[1], survey.villages)
            return render(request, "surveys/older.html", {**context, **_look(read, found)})
    except (Unreadable, Refused) as wrong:
        form.errors.pop("file", None)
        form.add_error("file", str(wrong))
    except (binascii.Error, ValueError):
        form.errors.pop("file", None)
        form.add_error("file", _("The file was lost on the way. Choose it again."))
    return render(request, "surveys/older.html", context, status=422)


def _look(read: OlderForm, found: list[bytes | None]) -> dict[str, Any]:
    """What the page shows before anything is written."""
    return {
        "read": read,
        "taken": read.taken,
        "odd": [answer for answer in read.answers if answer.odd],
        "carried": [base64.b64encode(data).decode() if data else "" for data in found],
    }


def _carried(request: HttpRequest, name: str) -> bytes | None:
    text = request.POST.get(name, "")
    return base64.b64decode(text, validate=True) if text else None
