"""Meetings to come go along when their area becomes part of another, or their plan is renewed."""

from __future__ import annotations

from tingsted.kernel.actors import Actor
from tingsted.kernel.events import on
from tingsted.meetings.models import Meeting
from tingsted.places.events import AreasMerged
from tingsted.plans.events import PlanRenewed
from tingsted.plans.models import Plan


@on(AreasMerged)
def areas_merged(actor: Actor, event: AreasMerged) -> None:
    """Meetings to come go along; those that were held stay where they were."""
    Meeting.objects.coming().filter(area=event.old).update(area=event.new)


@on(PlanRenewed)
def plan_renewed(actor: Actor, event: PlanRenewed) -> None:
    """What is held from now on is held for the new plan."""
    plan = Plan.objects.get(pk=event.plan)
    Meeting.objects.coming().filter(plan=plan.renews_id).update(plan=plan)
