"""The ground of the areas: the versions of a boundary, what overlaps, names, clusters, and the blocks to build of."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tingsted.kernel import clock
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.freshness import revalidated
from tingsted.places.acting import actor_who_may, may_any
from tingsted.places.actions import choose_parts, enter_area, load_blocks, rename_area
from tingsted.places.coverage import coverage
from tingsted.places.land_forms import BlockFileForm, NewAreaForm, PartsForm, RenameForm
from tingsted.places.landscape import drafts_for, finding_rows, land_of, loaded_blocks, others_than
from tingsted.places.maps.scenes import coverage_legend, draw_coverage
from tingsted.places.models import Area


@require_safe
@revalidated
def land(request: HttpRequest, slug: str) -> HttpResponse:
    """An area's ground: how large, beside whom, every boundary it has had, and what it was called."""
    area = get_visible(Area, request.user, slug=slug)
    context = {
        "area": area,
        "land": land_of(area.pk),
        "may_draw": may_any(request, "places.draw", area) and area.ended is None,
        "may_shape": may_any(request, "places.set_up") and area.ended is None,
    }
    return render(request, "places/land.html", context)


@require_safe
@revalidated
def overlaps(request: HttpRequest) -> HttpResponse:
    """Where areas lie over each other and where no area is, with sizes, on a map and in a list."""
    found = coverage(clock.today())
    context = {
        "coverage": found,
        "rows": finding_rows(found.findings),
        "picture": draw_coverage(),
        "legend": coverage_legend(found.findings),
        "may_shape": may_any(request, "places.set_up"),
        "drafts": drafts_for(request.user) if request.user.is_authenticated else [],
    }
    return render(request, "places/overlaps.html", context)


@require_http_methods(["GET", "POST"])
def rename(request: HttpRequest, slug: str) -> HttpResponse:
    """Call an area something else."""
    actor = actor_who_may(request, "places.set_up")
    area = get_visible(Area, request.user, slug=slug)
    names = {name: getattr(area, name) for name in ("name", "short_name", "prefix")}
    form = RenameForm(request.POST or None, initial={**names, "seen": area.version})

    def act() -> str:
        rename_area(actor, area=area, **form.cleaned_data)
        messages.success(request, _("The area is called %(area)s from today.") % {"area": area.name})
        return reverse("places:land", args=[area.slug])

    return answer_form(request, form, "places/rename_area.html", {"area": area}, act)


@require_http_methods(["GET", "POST"])
def parts(request: HttpRequest, slug: str) -> HttpResponse:
    """Which areas belong to a cluster, or lie within an area."""
    actor = actor_who_may(request, "places.set_up")
    area = get_visible(Area, request.user, slug=slug)
    others = {str(other.pk): other for other in others_than(area)}
    chosen = [str(pk) for pk in area.parts.values_list("pk", flat=True)]
    form = PartsForm(
        request.POST or None, others=others.values(), initial={"parts": chosen, "seen": area.version}
    )

    def act() -> str:
        keys, seen = form.cleaned_data["parts"], form.cleaned_data["seen"]
        choose_parts(actor, area=area, parts=[others[key] for key in keys], seen=seen)
        return reverse("places:land", args=[area.slug])

    return answer_form(request, form, "places/parts_of_area.html", {"area": area}, act)


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Enter an area or a cluster; its boundary is drawn next."""
    actor = actor_who_may(request, "places.set_up")
    form = NewAreaForm(request.POST or None)

    def act() -> str:
        return reverse("places:land", args=[enter_area(actor, **form.cleaned_data).slug])

    return answer_form(request, form, "places/enter_area.html", {}, act)


@require_http_methods(["GET", "POST"])
def blocks(request: HttpRequest) -> HttpResponse:
    """Parishes and postcodes, loaded from the state's files."""
    actor = actor_who_may(request, "places.set_up")
    form = BlockFileForm(request.POST or None, request.FILES or None)

    def act() -> str:
        kept = load_blocks(actor, blocks=form.blocks(), source=form.cleaned_data["source"])
        messages.success(request, _("%(count)s were loaded.") % {"count": len(kept)})
        return reverse("places:blocks")

    return answer_form(request, form, "places/blocks.html", {"loaded": loaded_blocks()}, act)
