"""Who coordinates an action, and whether their name stands in the plan."""

from __future__ import annotations

from typing import Any

from django.db.models import F

from tingsted.kernel.actions import action as verb
from tingsted.kernel.actions import announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.notices.actions import ask, settle
from tingsted.plans.actions.touching import changed_meanwhile
from tingsted.plans.events import CoordinatorNamed
from tingsted.plans.models import Action


@verb
def name_coordinator(
    actor: Actor, *, action: Action, person: Any, public: bool = False, seen: int | None = None
) -> Action:
    """Name who coordinates an action; their name stands on the page only once they have agreed (`public`)."""
    require("plans.write", actor, action.plan)
    action.coordinator, action.coordinator_public = person, public
    save_version(
        action,
        seen=seen,
        sentence=changed_meanwhile(),
        fields=["coordinator", "coordinator_public"],
    )
    settle(about=about(action), kind="plans.write_action")
    if person is not None:
        settle(about=about(action), kind="plans.coordinator")
    if person is not None and not action.text:
        ask(
            kind="plans.write_action",
            about=about(action),
            url=action.edit_url(),
            person=person,
            area=action.plan.area,
            title=action.title,
        )
    announce(
        actor,
        _coordinated(action),
    )
    return action


def lose_coordinator(person: Any) -> int:
    """Let every action go that an erased person coordinated; where the work goes on, the body finds another.

    Called inside the action that erases.
    """
    theirs = Action.objects.filter(coordinator=person)
    alive = (
        theirs.standing()
        .filter(plan__ended_on__isnull=True)
        .exclude(work__in=(Action.Work.DONE, Action.Work.ASIDE))
    )
    for action in alive.select_related("plan__body", "plan__area"):
        settle(about=about(action), kind="plans.write_action")
        ask(
            kind="plans.coordinator",
            about=about(action),
            url=action.coordinator_url(),
            office=action.plan.body,
            area=action.plan.area,
            title=action.title,
        )
    return theirs.update(coordinator=None, coordinator_public=False, version=F("version") + 1)


@verb
def show_coordinator(actor: Actor, *, action: Action, public: bool) -> Action:
    """The coordinator says whether their name stands in the plan."""
    require("plans.show_coordinator", actor, action)
    action.coordinator_public = public
    save_version(action, seen=None, sentence="", fields=["coordinator_public"])
    announce(
        actor,
        _coordinated(action),
    )
    return action


def _coordinated(action: Action) -> CoordinatorNamed:
    """Who coordinates now; the name can be erased by the key beside it."""
    return CoordinatorNamed(
        about=about(action),
        action=action.pk,
        title=action.title,
        name=str(action.coordinator or ""),
        whom=action.coordinator_id,
    )
