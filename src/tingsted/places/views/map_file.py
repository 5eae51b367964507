"""Many boundaries from one file: looked at on a map with everything that doesn't fit, then adopted all at once."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tingsted.kernel import receipts
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import Actor
from tingsted.places.acting import actor_who_may
from tingsted.places.actions import read_in_map
from tingsted.places.actions.importing import MapRefused, rehearse_map
from tingsted.places.atlas import outlines_on, town_outline
from tingsted.places.landscape import finding_rows
from tingsted.places.map_file import MapFile, read_map_file
from tingsted.places.map_forms import MapFileForm
from tingsted.places.maps.scenes import draw_fault, draw_map_file, map_file_legend
from tingsted.places.models import Area

MOST_PICTURES = 12


@require_http_methods(["GET", "POST"])
def look(request: HttpRequest) -> HttpResponse:
    """Choose a file; see every fault in it and where, and what the map would become."""
    actor = actor_who_may(request, "places.set_up")
    form = MapFileForm(request.POST or None, request.FILES or None)
    if request.method != "POST":
        return render(request, "places/upload_map.html", {"form": form})
    if form.is_valid():
        try:
            read = _read(form)
        except Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            shown = _rehearsed(actor, read, form)
            context = {"form": form, "carried": form.carried(), **shown}
            status = 422 if shown["faults"] else 200
            return render(request, "places/map_file.html", context, status=status)
    return render(request, "places/upload_map.html", {"form": form}, status=422)


@require_POST
def read_in(request: HttpRequest) -> HttpResponse:
    """Adopt what was looked at: all of it or nothing."""
    actor = actor_who_may(request, "places.set_up")
    form = MapFileForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("The file was lost on the way. Choose it again."))
        return redirect("places:look_at_map")

    def act() -> str:
        done = read_in_map(actor, read=_read(form), file=form.file_name, **form.adopted())
        said = _("%(new)s areas are new, %(changed)s were drawn anew, %(same)s stand as they did.")
        messages.success(request, said % {what: done.count(what) for what in ("new", "changed", "same")})
        return reverse("places:overlaps")

    try:
        return receipts.once(request, act)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("places:look_at_map")


def _read(form: MapFileForm) -> MapFile:
    areas = list(Area.objects.in_order())
    return read_map_file(form.file_bytes, areas, town_outline(), enters=form.cleaned_data["enters"])


def _rehearsed(actor: Actor, read: MapFile, form: MapFileForm) -> dict[str, Any]:
    """What would come of it, or what stands in the way and where."""
    on = form.cleaned_data["on"]
    try:
        outcome = rehearse_map(actor, read=read, file=form.file_name, **form.adopted())
    except MapRefused as refusal:
        outlines = outlines_on(on)
        drawn = [draw_fault(fault, outlines) for fault in refusal.faults[:MOST_PICTURES]]
        return {"outcome": None, "faults": [*zip_longest(refusal.faults, drawn, fillvalue="")]}
    names = {row.area.pk: row.area.name for row in outcome.rows}
    shown = {row.area.pk: row.area.short_name for row in outcome.rows}
    return {
        "outcome": outcome,
        "faults": [],
        "picture": draw_map_file(outcome.before, outcome.after, outcome.findings, shown),
        "legend": map_file_legend(
            any(row.what == "changed" and row.before for row in outcome.rows), outcome.findings
        ),
        "findings": finding_rows(outcome.findings, names),
    }
