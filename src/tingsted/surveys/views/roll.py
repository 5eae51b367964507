"""Who may answer: the rule, the postcards, the list of addresses. What is read here is not kept."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from tingsted.documents.tables import Unreadable
from tingsted.kernel import receipts
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import Actor
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.places.acting import actor_who_may
from tingsted.surveys import actions
from tingsted.surveys.addresses import AddressList, read_addresses, read_mails
from tingsted.surveys.models import Door, Printing, Survey
from tingsted.surveys.postcards import postcards_pdf

SHOWN = 3
Read = Callable[[bytes], AddressList]


class DoorForm(forms.Form):
    """The rule."""

    door = forms.ChoiceField(
        label=gettext_lazy("Who may answer?"),
        widget=forms.RadioSelect,
        choices=[
            (Door.OPEN, gettext_lazy("Everybody, on trust. Most local surveys do well with it.")),
            (Door.CODE, gettext_lazy("Those who got a postcard with a code, on the page or on paper.")),
            (Door.MAIL, gettext_lazy("Those who have a link sent to their e-mail. Not on paper.")),
            (Door.SIGN_IN, gettext_lazy("Those who sign in here. Not on paper.")),
        ],
    )
    per_household = forms.BooleanField(
        label=gettext_lazy("One postcard for each household, not for each person"), required=False
    )


class ListForm(forms.Form):
    """A file with addresses."""

    file = forms.FileField(
        label=gettext_lazy("The file with the addresses"),
        help_text=gettext_lazy(
            "From Excel or as CSV. The addresses are used for this once and are not kept, nor written in any log."
        ),
    )


def roll(request: HttpRequest, slug: str) -> HttpResponse:
    """The rule in force, and what there is to print."""
    survey, actor = _kept(request, slug)
    form = DoorForm(
        request.POST or None, initial={"door": survey.door, "per_household": survey.per_household}
    )

    def act() -> str:
        actions.set_door(actor, survey=survey, **form.cleaned_data)
        return reverse("surveys:roll", args=[slug])

    return answer_form(request, form, "surveys/roll.html", _facts(survey), act)


def _facts(survey: Survey) -> dict[str, Any]:
    listed = survey.roll.filter(listed=True)
    return {
        "survey": survey,
        "printings": list(Printing.objects.filter(survey=survey)),
        "on_roll": listed.count() if survey.door in (Door.CODE, Door.MAIL) else 0,
        "used": survey.roll.filter(used=True).count(),
        "rules": dict(Door.choices),
    }


def postcards(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose the file, look at the first cards, and get them all as one PDF."""
    survey, actor = _kept(request, slug)

    def read(data: bytes) -> AddressList:
        return read_addresses(data, per_household=survey.per_household)

    def done(found: AddressList) -> HttpResponse:
        _printing, codes = actions.print_postcards(actor, survey=survey, cards=len(found.addresses))
        response = HttpResponse(postcards_pdf(survey, found.addresses, codes), content_type="application/pdf")
        response["Content-Disposition"] = f'attachment; filename="{survey.slug}-postkort.pdf"'
        response["Cache-Control"] = "private, no-store"
        return response

    return _from_file(request, survey, "surveys/postcards.html", read, done)


def addresses(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose the file with e-mail addresses; their digests go on the roll."""
    survey, actor = _kept(request, slug)

    def done(found: AddressList) -> HttpResponse:
        def act() -> str:
            actions.write_roll(actor, survey=survey, emails=[lines[0] for lines in found.addresses])
            return reverse("surveys:roll", args=[slug])

        return receipts.once(request, act)

    return _from_file(request, survey, "surveys/addresses.html", read_mails, done)


def _from_file(
    request: HttpRequest,
    survey: Survey,
    template: str,
    read: Read,
    done: Callable[[AddressList], HttpResponse],
) -> HttpResponse:
    """First the file, then a look at what was read, then the deed; in between the page carries the file."""
    form = ListForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"survey": survey, "form": form}
    if request.method != "POST":
        return render(request, template, context)
    sentence = _("The file was lost on the way. Choose it again.")
    try:
        carried = request.POST.get("data")
        if carried is not None:
            return done(read(base64.b64decode(carried, validate=True)))
        if form.is_valid():
            data = form.cleaned_data["file"].read()
            found = read(data)
            context |= {
                "found": found,
                "first": found.addresses[:SHOWN],
                "carried": base64.b64encode(data).decode(),
            }
            return render(request, template, context)
        sentence = ""
    except (Unreadable, Refused) as wrong:
        sentence = str(wrong)
    except binascii.Error:
        pass
    if sentence:
        form.errors.pop("file", None)
        form.add_error("file", sentence)
    return render(request, template, context, status=422)


@require_POST
def void_printing(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """One press: the file's unused codes let nobody in."""
    printing = get_visible(Printing, request.user, "survey__area", "survey__body", survey__slug=slug, pk=key)
    actor = actor_who_may(request, "surveys.keep_roll", printing.survey)

    def act() -> str:
        actions.void_printing(actor, printing=printing)
        return reverse("surveys:roll", args=[slug])

    return receipts.once(request, act)


def _kept(request: HttpRequest, slug: str) -> tuple[Survey, Actor]:
    survey = get_visible(Survey, request.user, "area", "body", slug=slug)
    return survey, actor_who_may(request, "surveys.keep_roll", survey)
