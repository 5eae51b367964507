"""What the map at work shows elsewhere: the way to a boundary's history, what is missing, and the clock's part."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tingsted.kernel import clock, ports
from tingsted.kernel.actors import CLOCK
from tingsted.kernel.clockwork import daily
from tingsted.places.actions import carry_out_due
from tingsted.places.coverage import coverage
from tingsted.places.landscape import past_of
from tingsted.places.models import Area, AreaName, Block, Descent, Redrawing


@ports.area_sections.fill
def beside_the_map(request: HttpRequest, area: Area) -> Iterator[ports.Section]:
    """Under an area's map: the way to its boundary, and what it became."""
    changed = area.began is not None or area.ended is not None
    past = past_of(area.pk) if changed else ()
    yield ports.Section("places/parts/land.html", {"area": area, "past": past}, order=5, place="side")


@ports.setup_checks.fill
def what_does_not_fit() -> Iterator[ports.SetupCheck]:
    """Areas that lie over each other: somebody must decide."""
    overlaps = [f for f in coverage(clock.today()).findings if f.kind == "overlap"]
    yield ports.SetupCheck(_("No areas lie over each other"), not overlaps, reverse("places:overlaps"))


@daily("places.carry_out_redrawings")
def carry_out(day: date) -> None:
    """Divisions and mergers that were adopted for this day."""
    carry_out_due(CLOCK, on=day)


for model, fields in {
    Block: {"name": "a parish's or a postcode's"},
    Descent: {"adopted_by": "an office or a meeting, by name"},
    AreaName: {"name": "an area's", "short_name": "an area's"},
    Redrawing: {
        "name": "an area's",
        "short_name": "an area's",
        "adopted_by": "an office or a meeting, by name",
    },
}.items():
    for field_name, why in fields.items():
        ports.holds_nothing_personal(f"places.{model.__name__}.{field_name}", why)
