"""Recipes, sections and the reading of a table, in the tables of the house."""

from __future__ import annotations

from tables.arranged import Row, ejner, gudrun
from tables.entries import ALONE, LISTS, ROWS, WAYS, on_stage, two_more
from tables.scene import Scene
from tingsted.kernel import guard
from tingsted.plans.actions import copy_recipe
from tingsted.plans.models import Part, Recipe
from tingsted.plans.reading import Reading, read_plan
from tingsted.plans.recipes import built_in

TABLE = b"Tema;Handling;Status\r\nStier;En bro;Begyndt\r\n"


@on_stage("plans.recipe")
def recipe(scene: Scene) -> Recipe:
    return copy_recipe(scene.cast.as_gudrun, way=built_in()["lup"], name="Vores egen")


@on_stage("plans.part")
def part(scene: Scene) -> Part:
    with guard.arranging():
        return Part.objects.create(plan=scene.plan, key="follow", heading="Sådan følger vi op", order=9)


@two_more
def more(scene: Scene) -> None:
    for number in (1, 2):
        copy_recipe(scene.cast.as_gudrun, way=built_in()["blup"], name=f"Vores {number}")


def reading() -> Reading:
    return read_plan(TABLE)


LISTS |= {"plans:recipes"}
for name in ("recipe", "copy_recipe", "retire_recipe"):
    WAYS[f"plans:{name}"] = lambda s: {"slug": s["plans.recipe"].slug}
WAYS["plans:part"] = lambda s: {"part": s["plans.part"].key}
ROWS |= {
    "plans.copy_recipe": Row(gudrun, lambda s: {"way": built_in()["viborg"]}),
    "plans.write_recipe": Row(
        gudrun,
        lambda s: {
            "recipe": s["plans.recipe"],
            "name": "Kort",
            "words": "",
            "phases": [{"kind": "living", "after": 0, "lasts": None}],
            "sections": [],
        },
    ),
    "plans.retire_recipe": Row(gudrun, lambda s: {"recipe": s["plans.recipe"]}),
    "plans.write_part": Row(
        ejner, lambda s: {"part": s["plans.part"], "heading": "Opfølgning", "text": "I marts."}
    ),
    "plans.read_in_table": Row(ejner, lambda s: {"plan": s.plan, "reading": reading(), "file": "plan.csv"}),
}
ALONE |= {
    "plans:copy_recipe": "makes something new",
    "plans:retire_recipe": "one button; the second time it is out of use already",
    "plans:import": "shows what would happen, writes nothing",
    "plans:read_in": "adds what is not there yet; what is, is left as it is",
}
