"""Who may start a plan, write in it, carry an action to a department."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tingsted.kernel.actors import Actor
from tingsted.kernel.rights import right
from tingsted.places.models import Area, OfficeKind, Subject
from tingsted.places.rules import is_editor, serves, sits_in, speaks_for
from tingsted.plans.models import Action, Forwarding, NoPlan, Pairing, Plan


@right("plans.see", thing="plan", refusal=gettext_noop("This plan is not public."))
def may_see(actor: Actor, thing: object) -> bool:
    """Twin of `visible_to`: plans, actions and choices of no plan are public from their first day."""
    return True


@right(
    "plans.start",
    thing="area",
    refusal=gettext_noop("Only those who speak for the area's own body may start its plan."),
)
def may_start(actor: Actor, area: Area) -> bool:
    """The mandate of a body of citizens in this area."""
    office = actor.office
    of_the_area = office is not None and office.is_body and office.area_id == area.pk
    return of_the_area and speaks_for(actor, office, Subject.PLANS)


@right(
    "plans.end_no_plan",
    thing="choice of no plan",
    refusal=gettext_noop("Only those who made the choice may change it."),
)
def may_end_no_plan(actor: Actor, no_plan: NoPlan) -> bool:
    return no_plan.until is None and speaks_for(actor, no_plan.body, Subject.PLANS)


@right(
    "plans.write", thing="plan", refusal=gettext_noop("Only members of the body behind the plan may do this.")
)
def may_write(actor: Actor, plan: Plan) -> bool:
    """Anybody who sits in the body, while the plan lives."""
    return plan.ended_on is None and sits_in(actor, plan.body)


@right(
    "plans.keep_recipes",
    thing="municipality",
    refusal=gettext_noop("Only a contact office and the editors in the town hall keep the recipes."),
)
def may_keep_recipes(actor: Actor, thing: object) -> bool:
    """How plans come about here is the municipality's own choice; each body still sets its own dates."""
    office = actor.office
    contact = office is not None and office.kind == OfficeKind.CONTACT and speaks_for(actor, office)
    return contact or is_editor(actor)


@right(
    "plans.adopt",
    thing="plan",
    refusal=gettext_noop("Only those who speak for the body behind the plan may do this."),
)
def may_adopt(actor: Actor, plan: Plan) -> bool:
    return plan.ended_on is None and speaks_for(actor, plan.body, Subject.PLANS)


@right(
    "plans.write_action",
    thing="action",
    refusal=gettext_noop("Only the action's coordinator and the body behind the plan may do this."),
)
def may_write_action(actor: Actor, action: Action) -> bool:
    """The coordinator as a person; the body as an office."""
    if action.plan.ended_on is not None:
        return False
    coordinates = action.coordinator_id is not None and action.coordinator_id == actor.person_id
    return coordinates or sits_in(actor, action.plan.body)


@right(
    "plans.show_coordinator",
    thing="action",
    refusal=gettext_noop("Only the coordinators themselves say whether they are named."),
)
def may_show_coordinator(actor: Actor, action: Action) -> bool:
    return action.coordinator_id is not None and action.coordinator_id == actor.person_id


@right(
    "plans.forward",
    thing="action",
    refusal=gettext_noop("Only the municipality's contact officer carries an action to a department."),
)
def may_forward(actor: Actor, action: Action) -> bool:
    """The contact office of the body, with the mandate to speak for it."""
    return (
        action.plan.ended_on is None and serves(actor, action.plan.body) and speaks_for(actor, actor.office)
    )


@right("plans.keep_alive", thing="municipality", refusal=gettext_noop("The clock does this by itself."))
def may_keep_alive(actor: Actor, thing: object) -> bool:
    """Nobody by hand: coordinators are asked, and planners told, by the clock."""
    return False


@right(
    "plans.settle_help",
    thing="action",
    refusal=gettext_noop("Only the body behind the plan and its contact officer see who needs help."),
)
def may_settle_help(actor: Actor, action: Action) -> bool:
    return sits_in(actor, action.plan.body) or serves(actor, action.plan.body)


@right(
    "plans.refer",
    thing="forwarding",
    refusal=gettext_noop(
        "Only the department that was asked, or the contact officer, tells where it stands."
    ),
)
def may_refer(actor: Actor, forwarding: Forwarding) -> bool:
    return sits_in(actor, forwarding.to) or serves(actor, forwarding.action.plan.body)


@right(
    "plans.pair",
    thing="action",
    refusal=gettext_noop("Only a contact office brings areas together."),
)
def may_pair(actor: Actor, thing: object) -> bool:
    """Somebody who speaks for a contact office, whichever areas it serves."""
    office = actor.office
    return office is not None and office.kind == OfficeKind.CONTACT and speaks_for(actor, office)


@right(
    "plans.answer_pairing",
    thing="offer to meet",
    refusal=gettext_noop("Only those who speak for one of the two bodies answer."),
)
def may_answer_pairing(actor: Actor, pairing: Pairing) -> bool:
    bodies = (pairing.one.plan.body, pairing.other.plan.body)
    return actor.office in bodies and speaks_for(actor, actor.office, Subject.PLANS)


@right(
    "plans.follow_answer",
    thing="action",
    refusal=gettext_noop("Only the installation itself follows an answer home."),
)
def may_follow_answer(actor: Actor, action: object) -> bool:
    """Nobody by hand: it happens when a department answers or passes on."""
    return False
