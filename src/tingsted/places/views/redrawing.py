"""Changing the map: draw, divide, merge; look at the draft; adopt it or put it away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tingsted.kernel import clock, journal, receipts
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.places.acting import actor_who_may, may_any
from tingsted.places.actions import (
    adopt_redrawing,
    drop_redrawing,
    prepare_division,
    prepare_merger,
    prepare_outline,
)
from tingsted.places.atlas import outlines_on
from tingsted.places.land_forms import DIVISIONS, WAYS, MergerForm, corners_of
from tingsted.places.landscape import finding_rows, others_than, recipe_words, size_rows
from tingsted.places.maps.scenes import draw_fault, draw_outcome, draw_outlines, outcome_legend
from tingsted.places.models import Area, Redrawing
from tingsted.places.outlines import OutlineRefused
from tingsted.places.redrawn import outcome


@require_http_methods(["GET", "POST"])
def draw(request: HttpRequest, slug: str) -> HttpResponse:
    """A new boundary: corners (typed, or pressed on the map), a file, or parishes and postcodes put together."""
    area = get_visible(Area, request.user, "contact_office", slug=slug)
    actor = actor_who_may(request, "places.draw", area)
    shown = _shown(request, area)
    own = shown["outlines"].get(area.pk)
    initial = {"geometry": corners_of(own)} if own is not None and shown["way"] == "tegn" else {}
    form = WAYS[shown["way"]](request.POST or None, request.FILES or None, area=area, initial=initial)

    def act() -> str:
        with _fault_shown(shown):
            outline, recipe = form.outline()
            draft = prepare_outline(actor, area=area, outline=outline, recipe=recipe, **form.adopted())
        return draft.get_absolute_url()

    return answer_form(request, form, "places/draw.html", shown, act)


@require_http_methods(["GET", "POST"])
def divide(request: HttpRequest, slug: str) -> HttpResponse:
    """A piece of an area becomes an area of its own."""
    area = get_visible(Area, request.user, "contact_office", slug=slug)
    actor = actor_who_may(request, "places.draw", area)
    shown = {**_shown(request, area), "dividing": True}
    form = DIVISIONS[shown["way"]](request.POST or None, request.FILES or None, area=area)

    def act() -> str:
        with _fault_shown(shown):
            outline, recipe = form.outline()
            draft = prepare_division(
                actor, area=area, outline=outline, recipe=recipe, **form.names(), **form.adopted()
            )
        return draft.get_absolute_url()

    return answer_form(request, form, "places/draw.html", shown, act)


@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest, slug: str) -> HttpResponse:
    """Another area becomes part of this one."""
    area = get_visible(Area, request.user, "contact_office", slug=slug)
    actor = actor_who_may(request, "places.draw", area)
    others = {str(o.pk): o for o in others_than(area) if not o.is_cluster}
    form = MergerForm(request.POST or None, area=area, others=others.values())

    def act() -> str:
        other = others[form.cleaned_data["other"]]
        return prepare_merger(actor, area=area, other=other, **form.adopted()).get_absolute_url()

    picture = draw_outlines(area, outlines_on(clock.today()))
    return answer_form(request, form, "places/merge_areas.html", {"area": area, "picture": picture}, act)


@require_safe
def redrawing(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft as it would be: the picture, the sizes, and everything that would overlap or be left open."""
    draft = get_visible(Redrawing, request.user, "area__contact_office", "other", pk=pk)
    with journal.as_it_stands():
        return _drawn(request, draft)


def _drawn(request: HttpRequest, draft: Redrawing) -> HttpResponse:
    seen = outcome(draft)
    context = {
        "draft": draft,
        "picture": draw_outcome(draft, seen),
        "sizes": size_rows(draft, seen),
        "findings": finding_rows(seen.findings, {0: draft.name}),
        "may_adopt": may_any(request, "places.adopt_redrawing", draft),
        "waits": draft.state in {Redrawing.State.OPEN, Redrawing.State.ADOPTED},
        "later": draft.on > clock.today(),
        "recipe": recipe_words(draft.recipe),
        "legend": outcome_legend(draft, seen),
    }
    return render(request, "places/redrawing.html", context)


@require_POST
def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    """Adopt what was looked at."""
    draft = get_visible(Redrawing, request.user, "area__contact_office", "other", pk=pk)
    actor = actor_who_may(request, "places.adopt_redrawing", draft)

    def act() -> str:
        adopt_redrawing(actor, redrawing=draft, seen=_number(request.POST.get("seen")))
        done = draft.state == Redrawing.State.DONE
        messages.success(
            request,
            _("Adopted. It stands on the map and in the history.")
            if done
            else _("Adopted. It is carried out by itself when the day comes."),
        )
        return reverse("places:land", args=[draft.area.slug])

    return receipts.once(request, act)


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a draft away."""
    draft = get_visible(Redrawing, request.user, "area__contact_office", pk=pk)
    actor = actor_who_may(request, "places.adopt_redrawing", draft)

    def act() -> str:
        drop_redrawing(actor, redrawing=draft)
        return reverse("places:land", args=[draft.area.slug])

    return receipts.once(request, act)


def _shown(request: HttpRequest, area: Area) -> dict[str, Any]:
    """What the drawing pages show beside their form."""
    asked = request.GET.get("maade", "tegn")
    way = asked if asked in WAYS else "tegn"
    labels = {"tegn": _("Corners, or on the map"), "fil": _("A file"), "saml": _("Parishes and postcodes")}
    outlines = outlines_on(clock.today())
    return {
        "area": area,
        "way": way,
        "tabs": [(label, f"{request.path}?maade={name}", name == way) for name, label in labels.items()],
        "outlines": outlines,
        "picture": draw_outlines(area, outlines),
    }


@contextmanager
def _fault_shown(shown: dict[str, Any]) -> Iterator[None]:
    """When an outline is refused, the page shows where."""
    try:
        yield
    except OutlineRefused as refused:
        shown["fault"] = draw_fault(refused, shown["outlines"])
        raise


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None
