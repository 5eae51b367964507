"""What a village has and wants, in the tables of the house."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tables.arranged import Row, ruth, tue
from tables.entries import ALONE, LISTS, ROWS, WAYS, on_stage, two_more
from tables.scene import Scene
from tingsted.mapping.actions import load_headcounts, measure_goal, put_up_asset, set_goal
from tingsted.mapping.models import Asset, VillageGoal
from tingsted.mapping.models.people import BANDS, Sex
from tingsted.mapping.reading import PeopleReading, read_assets

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


@on_stage("mapping.asset")
def asset(scene: Scene) -> Asset:
    """On the map, beside a year's figures."""
    load_headcounts(scene.cast.as_tue, **people(scene))
    made = put_up_asset(
        scene.cast.as_ruth,
        area=scene.cast.glumsoe,
        name="Smedjen",
        kind="building",
        latitude=55.35,
        longitude=11.69,
    )
    return Asset.objects.select_related("area").get(pk=made.pk)


def people(scene: Scene) -> dict[str, Any]:
    cells = {(scene.cast.glumsoe.slug, band, sex): 12 for band in BANDS for sex in Sex.values}
    return {"reading": PeopleReading(cells, ()), "year": 2026}


ROWS |= {
    "mapping.change_asset": Row(
        ruth, lambda s: {"asset": s["mapping.asset"], "name": "Smedjen", "kind": "building"}
    ),
    "mapping.load_headcounts": Row(tue, people),
    "mapping.put_up_asset": Row(ruth, lambda s: {"area": s.cast.glumsoe, "name": "Mosen", "kind": "nature"}),
    "mapping.read_in_assets": Row(
        ruth, lambda s: {"area": s.cast.glumsoe, "records": read_assets(b"Navn\nMosen\n", ground=None)}
    ),
    "mapping.place_asset": Row(ruth, lambda s: {"asset": s["mapping.asset"], "place": (11.7, 55.36)}),
    "mapping.take_down_asset": Row(ruth, lambda s: {"asset": s["mapping.asset"]}),
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
for name in (
    "assets",
    "assets_geojson",
    "put_up",
    "upload",
    "read_in",
    "asset",
    "place",
    "place_picture",
    "take_down",
):
    WAYS[f"mapping:{name}"] = lambda s: {"slug": s.cast.glumsoe.slug, "key": s["mapping.asset"].pk}
LISTS |= {"mapping:goals", "mapping:goal", "mapping:assets"}
ALONE |= {
    "mapping:people": "shows what would happen",
    "mapping:load_people": "the same table again gives the same figures",
    "mapping:put_up": "makes something new",
    "mapping:upload": "shows what would happen",
    "mapping:read_in": "puts up what does not stand there already",
    "mapping:take_down": "one button; the second time it is not there",
    "mapping:set_goal": "makes something new",
    "mapping:measure": "one number a year; written again it takes the first one's place, and the journal has both",
    "mapping:end_goal": "one button; the second time it says that the goal has been laid down",
}


@two_more
def more_goals(scene: Scene) -> None:
    """Two more goals, two more years of the first, two more things on the map."""
    for year in (2023, 2025):
        put_up_asset(scene.cast.as_ruth, area=scene.cast.glumsoe, name=f"Bænk {year}", kind="place")
        made = set_goal(scene.cast.as_ruth, area=scene.cast.glumsoe, **(SAID | {"title": f"Mål {year}"}))
        for goal in (made, scene["mapping.goal"]):
            measure_goal(scene.cast.as_ruth, goal=goal, year=year, value=Decimal(20))
