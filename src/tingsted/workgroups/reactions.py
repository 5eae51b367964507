"""Offers reach the group at once; its coordinator coordinates its actions; it goes along when its area ends."""

from __future__ import annotations

from tingsted.ideas.events import OfferMade, OfferWithdrawn
from tingsted.ideas.models import Offer
from tingsted.kernel import links
from tingsted.kernel.actors import CLOCK, Actor
from tingsted.kernel.events import on
from tingsted.kernel.rights import may
from tingsted.places.events import AreasMerged
from tingsted.plans.actions import name_coordinator
from tingsted.plans.events import ActionAdded, PlanRenewed
from tingsted.plans.models import Action, Plan
from tingsted.workgroups.actions import invite_helper, leave_group
from tingsted.workgroups.events import CoordinatorNamed
from tingsted.workgroups.models import Group, Member
from tingsted.workgroups.notices import MEMBERSHIP


@on(OfferMade)
def ask_the_helper(actor: Actor, event: OfferMade) -> None:
    """Each group at work round the idea asks the one who offered."""
    offer = Offer.objects.select_related("idea").get(pk=event.about.rpartition(":")[2])
    if offer.email:
        for group in Group.objects.gathering().filter(ideas__in=offer.idea.with_merged()).distinct():
            invite_helper(CLOCK, group=group, offer=offer)


@on(OfferWithdrawn)
def forget_the_helper(actor: Actor, event: OfferWithdrawn) -> None:
    """Who takes the offer back is out of the group too: no address stays behind."""
    for member in Member.objects.filter(offer__pk=event.about.rpartition(":")[2]):
        leave_group(actor, token=links.sign(MEMBERSHIP, str(member.pk)))


@on(ActionAdded)
def action_added(actor: Actor, event: ActionAdded) -> None:
    """An action made of an idea that has a group is written by the group's coordinator."""
    action = Action.objects.select_related("plan__body", "plan__area").get(pk=event.action)
    group = Group.objects.at_work().filter(ideas__in=action.ideas.all(), coordinator__isnull=False).first()
    if group is not None:
        name_coordinator(actor, action=action, person=group.coordinator)


@on(CoordinatorNamed)
def coordinator_named(actor: Actor, event: CoordinatorNamed) -> None:
    """The group's coordinator takes on those of its ideas' actions that have none."""
    group = Group.objects.select_related("coordinator").get(pk=event.about.rpartition(":")[2])
    actions = Action.objects.filter(ideas__in=group.ideas.all(), coordinator=None, plan__ended_on=None)
    for action in actions.select_related("plan__body", "plan__area").distinct():
        if may("plans.write", actor, action.plan):
            name_coordinator(actor, action=action, person=group.coordinator)


@on(PlanRenewed)
def plan_renewed(actor: Actor, event: PlanRenewed) -> None:
    """Groups at work go along into the new plan, save those whose actions all stayed in the old one."""
    plan = Plan.objects.get(pk=event.plan)
    moved, stayed = (
        {*Action.objects.filter(plan=where, archived_on=None).values_list("ideas", flat=True)}
        for where in (plan, plan.renews_id)
    )
    for group in Group.objects.at_work().filter(plan=plan.renews_id).prefetch_related("ideas"):
        theirs = {idea.pk for idea in group.ideas.all()}
        if theirs & moved or not theirs & stayed:
            Group.objects.filter(pk=group.pk).update(plan=plan)


@on(AreasMerged)
def areas_merged(actor: Actor, event: AreasMerged) -> None:
    """Groups at work go along; those that are finished stay where they worked."""
    Group.objects.at_work().filter(area=event.old).update(area=event.new)
