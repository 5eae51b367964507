"""What a village has and wants goes along when its area ends, and into the plan that follows."""

from __future__ import annotations

from tingsted.kernel.actors import Actor
from tingsted.kernel.events import on
from tingsted.mapping.models import Asset, VillageGoal
from tingsted.places.events import AreasMerged
from tingsted.plans.events import PlanStarted
from tingsted.plans.models import Plan


@on(AreasMerged)
def areas_merged(actor: Actor, event: AreasMerged) -> None:
    """What there is, and the goals one works with; figures and earlier goals stay with the area they were of."""
    Asset.objects.filter(area=event.old).update(area=event.new)
    VillageGoal.objects.current().filter(area=event.old).update(area=event.new)


@on(PlanStarted)
def plan_started(actor: Actor, event: PlanStarted) -> None:
    """Goals outlive the plan: those that stood in the body's earlier one stand in the new one."""
    plan = Plan.objects.get(pk=event.plan)
    VillageGoal.objects.current().filter(area=plan.area_id, plan__body=plan.body_id).update(plan=plan)
