"""The map with its list, an area's page, its history, and finding one's own."""

from __future__ import annotations

from itertools import chain
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tingsted.kernel import ports, rounds
from tingsted.kernel.doors import get_visible
from tingsted.kernel.events import about
from tingsted.kernel.forms import answer_form
from tingsted.kernel.freshness import revalidated
from tingsted.kernel.models import JournalEntry
from tingsted.places.acting import actor_who_may, may_any
from tingsted.places.actions import describe_area
from tingsted.places.finding import find_areas
from tingsted.places.forms import AreaTextForm
from tingsted.places.maps import Sheet, draw_place, outlines_as_geojson
from tingsted.places.models import Area, Certainty, Office, PlaceKind
from tingsted.places.overview import overview, surroundings
from tingsted.places.reading import paragraphs

ENTRIES_ON_A_PAGE = 40


@require_safe
@revalidated
def areas(request: HttpRequest) -> HttpResponse:
    """The map, the list beside it, and »find your area«."""
    shown = overview()
    asked = request.GET.get("hvor", "").strip()[:120]
    found = find_areas(asked, [row.area for row in (*shown.areas, *shown.clusters)], shown.municipality)
    if len(found) == 1 and found[0].area is not None:
        return redirect(found[0].area)
    return render(request, "places/areas.html", {"overview": shown, "asked": asked, "found": found})


@require_safe
@revalidated
def area(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything that goes on in an area, on one page."""
    area = get_visible(Area, request.user, slug=slug)
    wanted: list[rounds.Reading[Any]] = [surroundings(area.pk), ports.area_sections.gather(request, area)]
    if area.is_cluster:
        wanted.append(rounds.rows(area.parts.in_order()))
    near, found, *parts = rounds.read(rounds.together(*wanted))
    sections = sorted(found, key=lambda s: s.order)
    context = {
        "area": area,
        "paragraphs": paragraphs(area.description),
        "parishes": [place["name"] for place in area.place_names if place["kind"] == PlaceKind.PARISH],
        "parts": [*chain(*parts)],
        "contacts": near.contacts,
        "bodies": near.bodies,
        "profile": near.profile,
        "picture": _picture(area, near.sheet),
        "boundary_words": _boundary_words(area, near.sheet),
        "happenings": near.happenings[:6],
        "head": [s for s in sections if s.place == "head"],
        "sections": [s for s in sections if s.place == "main"],
        "aside": [s for s in sections if s.place == "side"],
        "may_describe": may_any(request, "places.describe", area),
    }
    return render(request, "places/area.html", context)


@require_safe
@revalidated
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """What the journal says of an area and its offices, newest first; people stand there as »somebody«."""
    area = get_visible(Area, request.user, slug=slug)
    offices = list(Office.objects.filter(area=area))
    entries = JournalEntry.objects.filter(about__in=[about(area), *(about(o) for o in offices)]).order_by(
        "-position"
    )
    page = Paginator(entries, ENTRIES_ON_A_PAGE).get_page(request.GET.get("side"))
    lines = [(entry.day, entry.sentence(public=True)) for entry in page]
    return render(request, "places/history.html", {"area": area, "page": page, "lines": lines})


@require_http_methods(["GET", "POST"])
def describe(request: HttpRequest, slug: str) -> HttpResponse:
    """Rewrite the words on an area's page."""
    area = get_visible(Area, request.user, slug=slug)
    actor = actor_who_may(request, "places.describe", area)
    form = AreaTextForm(request.POST or None, initial={"description": area.description, "seen": area.version})

    def act() -> str:
        return describe_area(actor, area=area, **form.cleaned_data).get_absolute_url()

    return answer_form(request, form, "places/describe_area.html", {"area": area}, act)


@require_safe
def geojson(request: HttpRequest) -> HttpResponse:
    """Every area's outline as open data; the map that can be moved fetches it when its reader presses »Zoom«."""
    shown = overview()
    outlines = outlines_as_geojson(shown.sheet, shown.looks, shown.missing_words)
    return HttpResponse(
        outlines, content_type="application/geo+json", headers={"Cache-Control": "public, max-age=300"}
    )


def _picture(area: Area, sheet: Sheet) -> str:
    if sheet.of(area.pk) is None:
        return ""
    return draw_place(
        sheet, area.pk, _("Map: where %(area)s lies in the municipality.") % {"area": area.name}
    )


def _boundary_words(area: Area, sheet: Sheet) -> str:
    """How sure the outline on the map is."""
    outline = sheet.of(area.pk)
    if outline is None:
        return _("No boundary has been drawn for this area yet.")
    if outline.circle:
        return _("The area does not follow parish borders. The circle only shows about where it lies.")
    if area.is_cluster:
        return _("The outline is that of its areas as one.")
    return {
        Certainty.DOCUMENTED: _("The boundary is documented."),
        Certainty.PARTLY: _("The boundary is partly documented."),
        Certainty.ESTIMATE: _("The boundary is an estimate."),
    }[Certainty(area.certainty)]
