"""Editions and the renewed plan, in the tables of the house."""

from __future__ import annotations

from tables.arranged import Row, ruth
from tables.entries import ALONE, LISTS, ROWS, WAYS, on_stage, two_more
from tables.scene import Scene
from tingsted.plans.actions import adopt_plan
from tingsted.plans.models import Edition, Plan


def sign_off(scene: Scene) -> Edition:
    plan = Plan.objects.select_related("body", "area").get(pk=scene.plan.pk)
    adopt_plan(scene.cast.as_ruth, plan=plan)
    return plan.editions.latest("number")


@on_stage("plans.edition")
def edition(scene: Scene) -> Edition:
    """The second: so there is one before it."""
    sign_off(scene)
    return sign_off(scene)


@two_more
def more(scene: Scene) -> None:
    for _time in (1, 2):
        sign_off(scene)


LISTS |= {"plans:editions"}
for name in ("edition", "edition_pdf", "compare"):
    WAYS[f"plans:{name}"] = lambda s: {"number": s["plans.edition"].number}
ROWS["plans.renew_plan"] = Row(ruth, lambda s: {"plan": s.plan, "going_on": [s.action]})
ALONE |= {
    "plans:renew": "makes something new; the second time it says that the plan has ended",
    "plans:put_back": "one button; the second time it stands in the plan already",
}
