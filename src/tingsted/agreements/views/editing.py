"""Writing a draft: what it is called, its parts, its promises, its introduction."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tingsted.agreements import actions
from tingsted.agreements.forms import BasisForm, IntroductionForm, PartForm, PledgeForm
from tingsted.agreements.models import Basis, Part, Pledge, State, Version
from tingsted.agreements.queries import text_of
from tingsted.agreements.views.finding import kept_version_at
from tingsted.kernel import receipts
from tingsted.kernel.actions import Refused
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.places.acting import actor_who_may
from tingsted.places.models import Office


@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Begin a cooperation basis."""
    actor = actor_who_may(request, "agreements.begin", None)
    offices = {str(o.pk): o for o in Office.objects.open().order_by("name", "pk")}
    form = BasisForm(request.POST or None, offices=[*offices.values()])

    def act() -> str:
        said = form.cleaned_data
        version = actions.begin_basis(
            actor,
            title=said["title"],
            office=offices[said["office"]],
            bodies=[offices[key] for key in said["bodies"]],
        )
        return _edit_url(version)

    return answer_form(request, form, "agreements/begin.html", {}, act)


@require_http_methods(["GET", "POST"])
def new_version(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask first, then begin a new draft with the words in force."""
    basis = get_visible(Basis, request.user, "office", slug=slug)
    actor = actor_who_may(request, "agreements.keep", basis)
    refusal = ""
    if request.method == "POST":
        try:
            return receipts.once(request, lambda: _edit_url(actions.begin_version(actor, basis=basis)))
        except Refused as refused:
            refusal = str(refused)
    context = {"basis": basis, "refusal": refusal}
    return render(request, "agreements/new_version.html", context, status=422 if refusal else 200)


@require_safe
def edit(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The draft as its keepers work on it; what the bodies are answering stands still, and its own page says so."""
    version, _actor = kept_version_at(request, slug, number)
    if version.state != State.DRAFT:
        return redirect(version)
    text = text_of(version)
    return render(
        request,
        "agreements/edit.html",
        {
            **_around(version),
            "parts": [*text.sections, *text.annexes],
            "pledges": [*text.municipality, *text.bodies],
        },
    )


@require_http_methods(["GET", "POST"])
def introduce(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Say what kind of text the draft is."""
    version, actor = kept_version_at(request, slug, number)
    initial = {"introduction": version.introduction, "source": version.source, "seen": version.version}
    form = IntroductionForm(request.POST or None, initial=initial)

    def act() -> str:
        return _edit_url(actions.introduce_version(actor, version=version, **form.cleaned_data))

    return answer_form(request, form, "agreements/introduce.html", _around(version), act)


@require_http_methods(["GET", "POST"])
def new_part(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Add a section or an annex."""
    version, actor = kept_version_at(request, slug, number)
    form = PartForm(request.POST or None)

    def act() -> str:
        actions.write_part(actor, version=version, **form.cleaned_data)
        return _edit_url(version)

    return answer_form(request, form, "agreements/part.html", _around(version), act)


@require_http_methods(["GET", "POST"])
def part(request: HttpRequest, slug: str, number: int, key: str) -> HttpResponse:
    """Rewrite a section or an annex."""
    version, actor = kept_version_at(request, slug, number)
    part = get_object_or_404(Part, of=version, key=key)
    initial = {name: getattr(part, name) for name in ("heading", "kind", "text", "position")}
    form = PartForm(request.POST or None, initial={**initial, "seen": part.version})

    def act() -> str:
        actions.write_part(actor, version=version, part=part, **form.cleaned_data)
        return _edit_url(version)

    return answer_form(request, form, "agreements/part.html", {**_around(version), "part": part}, act)


@require_POST
def drop_part(request: HttpRequest, slug: str, number: int, key: str) -> HttpResponse:
    """Take a part out of the draft."""
    version, actor = kept_version_at(request, slug, number)
    part = get_object_or_404(Part.objects.select_related("of__basis__office"), of=version, key=key)
    return receipts.once(request, lambda: _edit_url(actions.remove_part(actor, part=part)))


@require_http_methods(["GET", "POST"])
def new_pledge(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Add what one side promises."""
    version, actor = kept_version_at(request, slug, number)
    form = PledgeForm(request.POST or None)

    def act() -> str:
        actions.write_pledge(actor, version=version, **form.cleaned_data)
        return _edit_url(version)

    return answer_form(request, form, "agreements/pledge.html", _around(version), act)


@require_http_methods(["GET", "POST"])
def pledge(request: HttpRequest, slug: str, number: int, key: str) -> HttpResponse:
    """Rewrite what one side promises."""
    version, actor = kept_version_at(request, slug, number)
    pledge = get_object_or_404(Pledge, of=version, key=key)
    initial = {name: getattr(pledge, name) for name in ("words", "side", "text", "position")}
    form = PledgeForm(request.POST or None, initial={**initial, "seen": pledge.version})

    def act() -> str:
        actions.write_pledge(actor, version=version, pledge=pledge, **form.cleaned_data)
        return _edit_url(version)

    return answer_form(request, form, "agreements/pledge.html", {**_around(version), "pledge": pledge}, act)


@require_POST
def drop_pledge(request: HttpRequest, slug: str, number: int, key: str) -> HttpResponse:
    """Take a promise out of the draft."""
    version, actor = kept_version_at(request, slug, number)
    pledge = get_object_or_404(Pledge.objects.select_related("of__basis__office"), of=version, key=key)
    return receipts.once(request, lambda: _edit_url(actions.remove_pledge(actor, pledge=pledge)))


def _around(version: Version) -> dict[str, Any]:
    return {"version": version, "basis": version.basis}


def _edit_url(version: Version) -> str:
    return reverse("agreements:edit", args=[version.basis.slug, version.number])
