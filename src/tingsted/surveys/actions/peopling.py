"""Entering the figures of the population, for all areas in one sheet."""

from __future__ import annotations

from collections.abc import Sequence

from tingsted.kernel import clock
from tingsted.kernel.actions import action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.rights import require
from tingsted.places.models import Area
from tingsted.surveys.events import PopulationEntered
from tingsted.surveys.models import Population
from tingsted.surveys.population import Figure


@action
def enter_population(actor: Actor, *, figures: Sequence[Figure]) -> int:
    """Put the figures in the place of those the areas had; how many areas were entered."""
    require("surveys.enter_population", actor)
    areas = {area.slug: area for area in Area.objects.filter(slug__in={each.area for each in figures})}
    Population.objects.filter(area__in=areas.values()).delete()
    Population.objects.bulk_create(
        Population(
            area=areas[each.area],
            age_band=each.age_band,
            gender=each.gender,
            people=each.people,
            entered_on=clock.today(),
        )
        for each in figures
        if each.area in areas
    )
    announce(actor, PopulationEntered(areas=len(areas)))
    return len(areas)
