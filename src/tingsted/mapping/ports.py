"""What mapping shows elsewhere: a village's goals on its area's and its plan's page."""

from __future__ import annotations

from django.http import HttpRequest

from tingsted.ideas.acting import actor_in
from tingsted.kernel import ports, rounds
from tingsted.kernel.rights import may
from tingsted.mapping.charts import goal_sentence
from tingsted.mapping.models import Reading, VillageGoal
from tingsted.places.models import Area
from tingsted.places.remembered import remembered
from tingsted.plans.models import Plan

MOST_SHOWN = 6


@remembered(most=64)
def _goals_of(area_id: int) -> rounds.Reading[list[VillageGoal]]:
    """The goals an area works with, with their readings."""
    goals, readings = yield from rounds.together(
        rounds.rows(VillageGoal.objects.current().filter(area=area_id).select_related("area")),
        rounds.rows(Reading.objects.filter(goal__area=area_id, goal__ended_on=None)),
    )
    for goal in goals:
        theirs = [reading for reading in readings if reading.goal_id == goal.pk]
        goal._prefetched_objects_cache = {"readings": theirs}
    return list(goals)


@ports.area_sections.fill
def on_the_area_page(request: HttpRequest, area: Area) -> ports.Filling[ports.Section]:
    """What the village works towards, and for its body the way to set a goal."""
    goals = yield from _goals_of(area.pk)
    keeps = may("mapping.keep", actor_in(request, area), area)
    if goals or keeps:
        told = [(goal, goal_sentence(goal)) for goal in goals[:MOST_SHOWN]]
        yield ports.Section(
            "mapping/parts/area.html", {"goals": told, "area": area, "keeps": keeps}, order=62
        )


@ports.plan_sections.fill
def on_the_plan_page(request: HttpRequest, plan: Plan) -> ports.Filling[ports.Section]:
    """The goals of this plan."""
    goals = yield from _goals_of(plan.area_id)
    told = [(goal, goal_sentence(goal)) for goal in goals if goal.plan_id == plan.pk]
    if told:
        yield ports.Section("mapping/parts/plan.html", {"goals": told, "plan": plan}, order=10)
