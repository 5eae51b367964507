"""What a village has and wants, in the tables of the house."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tables.arranged import Row, ruth
from tables.entries import ALONE, LISTS, ROWS, WAYS, on_stage, two_more
from tables.scene import Scene
from tingsted.mapping.actions import measure_goal, set_goal
from tingsted.mapping.models import VillageGoal

SAID: dict[str, Any] = {
    "code": "11.7",
    "title": "Flere cykler til toget",
    "indicator": "cykler en tirsdag morgen",
    "unit": "cykler",
    "baseline": Decimal(12),
    "baseline_year": 2022,
}


@on_stage("mapping.goal")
def goal(scene: Scene) -> VillageGoal:
    """One of Glumsø's, counted once."""
    made = set_goal(scene.cast.as_ruth, area=scene.cast.glumsoe, **SAID)
    measure_goal(scene.cast.as_ruth, goal=made, year=2024, value=Decimal(15))
    return VillageGoal.objects.select_related("area", "plan").get(pk=made.pk)


ROWS |= {
    "mapping.change_goal": Row(ruth, lambda s: {"goal": s["mapping.goal"], **SAID}),
    "mapping.end_goal": Row(ruth, lambda s: {"goal": s["mapping.goal"]}),
    "mapping.measure_goal": Row(
        ruth, lambda s: {"goal": s["mapping.goal"], "year": 2025, "value": Decimal(17)}
    ),
    "mapping.set_goal": Row(ruth, lambda s: {"area": s.cast.glumsoe, **SAID}),
}


def in_area(scene: Scene) -> dict[str, Any]:
    return {"slug": scene.cast.glumsoe.slug, "key": scene["mapping.goal"].pk}


for name in ("goals", "set_goal", "goal", "change_goal", "measure", "end_goal"):
    WAYS[f"mapping:{name}"] = in_area
LISTS |= {"mapping:goals", "mapping:goal"}
ALONE |= {
    "mapping:set_goal": "makes something new",
    "mapping:measure": "one number a year; written again it takes the first one's place, and the journal has both",
    "mapping:end_goal": "one button; the second time it says that the goal has been laid down",
}


@two_more
def more_goals(scene: Scene) -> None:
    """Two more goals, and two more years of the first."""
    for year in (2023, 2025):
        made = set_goal(scene.cast.as_ruth, area=scene.cast.glumsoe, **(SAID | {"title": f"Mål {year}"}))
        for goal in (made, scene["mapping.goal"]):
            measure_goal(scene.cast.as_ruth, goal=goal, year=year, value=Decimal(20))
