"""Loading how many live where."""

from __future__ import annotations

from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.mapping.events import HeadcountsLoaded
from tingsted.mapping.models import Headcount
from tingsted.mapping.reading import PeopleReading
from tingsted.places.models import Area

from django.utils.translation import gettext as _  # isort: skip

FIRST_YEAR, LAST_YEAR = 1900, 2200


@action
def load_headcounts(actor: Actor, *, reading: PeopleReading, year: int, source: str = "") -> int:
    """Load a year's figures for every area the table has whole; they take the place of those of the same year."""
    require("mapping.load", actor)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused(_("Write a year, for example 2026."), "year")
    source = " ".join(tidy(source).split())[:200]
    whole = reading.totals.keys() - set(reading.incomplete)
    areas = {area.slug: area for area in Area.objects.filter(slug__in=whole)}
    if not areas:
        raise Refused(_("The table has no area whole, so there is nothing to load."))
    Headcount.objects.filter(area__in=areas.values(), year=year).delete()
    Headcount.objects.bulk_create(
        Headcount(area=areas[slug], year=year, band=band, sex=sex, count=count, source=source)
        for (slug, band, sex), count in reading.cells.items()
        if slug in areas
    )
    announce(actor, HeadcountsLoaded(year=str(year), count=len(areas)))
    return len(areas)
