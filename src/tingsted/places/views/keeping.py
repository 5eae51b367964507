"""Keeping the facts about offices: a new one, what it stands on, its names, its approval, its end and its return."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tingsted.kernel import clock
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.places.acting import actor_who_may
from tingsted.places.actions import (
    approve_office,
    change_office,
    dissolve_office,
    found_again,
    found_office,
    rename_office,
)
from tingsted.places.models import Area, Office, OfficeKind
from tingsted.places.office_forms import DayForm, FactsForm, NewOfficeForm, RenameForm

SIMPLE = "places/simple_form.html"


def office_of(request: HttpRequest, slug: str) -> Office:
    """The office of a page, with what its rules ask about."""
    return get_visible(Office, request.user, "area", "contact_office", slug=slug)


def page(office: Office | None, heading: str, submit: str, lead: str = "", **more: Any) -> dict[str, Any]:
    """The words around a form that needs no page of its own."""
    return {"office": office, "heading": heading, "submit": submit, "lead": lead, **more}


def _chosen(model: Any, key: str) -> Any:
    return model.objects.filter(pk=int(key)).first() if key else None


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Enter a body, a department or a committee."""
    actor = actor_who_may(request, "places.set_up")
    areas, contacts = list(Area.objects.in_order()), _contacts()
    form = NewOfficeForm(request.POST or None, areas=areas, contacts=contacts)

    def act() -> str:
        facts = form.cleaned_data
        facts["area"] = _chosen(Area, facts["area"])
        facts["contact_office"] = _chosen(Office, facts["contact_office"])
        return found_office(actor, **facts).get_absolute_url()

    lead = _("A body of citizens, a department or a committee. Every kind counts as much as any other.")
    return answer_form(request, form, SIMPLE, page(None, _("A new office"), _("Enter it"), lead), act)


@require_http_methods(["GET", "POST"])
def facts(request: HttpRequest, slug: str) -> HttpResponse:
    """What an office stands on, how big it is and who hears it."""
    office = office_of(request, slug)
    actor = actor_who_may(request, "places.keep_office", office)
    many = {name: [str(x.pk) for x in getattr(office, name).all()] for name in ("covers", "departments")}
    form = FactsForm(
        request.POST or None, office=office, areas=list(Area.objects.in_order()), contacts=_contacts(),
        departments=list(Office.objects.filter(kind=OfficeKind.DEPARTMENT).open()),
        initial={**vars(office), **many, "contact_office": office.contact_office_id, "seen": office.version},
    )  # fmt: skip

    def act() -> str:
        given = form.cleaned_data
        if "contact_office" in given:
            given["contact_office"] = _chosen(Office, given["contact_office"])
        for name, model in (("covers", Area), ("departments", Office)):
            if name in given:
                given[name] = list(model._default_manager.filter(pk__in=given[name]))
        change_office(actor, office=office, **given)
        messages.success(request, _("The facts are changed."))
        return office.get_absolute_url()

    words = page(office, _("The facts about %(office)s") % {"office": office.name}, _("Save the facts"))
    return answer_form(request, form, SIMPLE, words, act)


@require_http_methods(["GET", "POST"])
def rename(request: HttpRequest, slug: str) -> HttpResponse:
    """Another name; the former one stays findable."""
    office = office_of(request, slug)
    actor = actor_who_may(request, "places.keep_office", office)
    form = RenameForm(
        request.POST or None,
        initial={"name": office.name, "short_name": office.short_name, "seen": office.version},
    )

    def act() -> str:
        rename_office(actor, office=office, **form.cleaned_data)
        return office.get_absolute_url()

    lead = _("The page keeps its address, and the former name can still be found.")
    return answer_form(
        request, form, SIMPLE, page(office, _("Another name"), _("Change the name"), lead), act
    )


@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, slug: str, step: str) -> HttpResponse:
    """One of the days in a body's life: approved, dissolved, founded again."""
    office = office_of(request, slug)
    steps: dict[str, tuple[str, Callable[..., Office], dict[str, Any]]] = {
        "godkendt": (
            "places.keep_office",
            approve_office,
            page(office, _("Approved by the municipal council"), _("Note the approval"),
                 _("The day of the council's meeting. It stands on the body's page.")),
        ),
        "nedlagt": (
            "places.set_up",
            dissolve_office,
            page(office, _("Dissolve %(office)s") % {"office": office.name}, _("Dissolve it"),
                 _("Its seats end that day. What it did stays readable, and it can be founded again.")),
        ),
        "stiftet-igen": (
            "places.keep_office",
            found_again,
            page(office, _("Found %(office)s again") % {"office": office.name}, _("Found it again"),
                 _("The earlier years stay in its history. New seats are filled afterwards.")),
        ),
    }  # fmt: skip
    if step not in steps or (step == "stiftet-igen") != (office.dissolved is not None):
        raise Http404
    right, act_of, words = steps[step]
    actor = actor_who_may(request, right, office)
    form = DayForm(request.POST or None, initial={"on": clock.today(), "seen": office.version})

    def act() -> str:
        act_of(actor, office=office, **form.cleaned_data)
        return office.get_absolute_url()

    return answer_form(request, form, SIMPLE, words, act)


def _contacts() -> list[Office]:
    return list(Office.objects.filter(kind=OfficeKind.CONTACT).open())
