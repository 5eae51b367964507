"""What every change of a plan does besides: the plan says that it changed, and the change stands as a sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actors import Actor
from tingsted.plans.models import Action, ActionChange, Plan


def touch(plan: Plan) -> None:
    """The plan changed today."""
    plan.changed_on = clock.today()
    plan.save(update_fields=["changed_on"])


def tell_change(
    actor: Actor, action: Action, what: str, *, before: str = "", after: str = "", note: str = ""
) -> ActionChange:
    """Keep one change of an action, so that it can be read as a sentence."""
    return ActionChange.objects.create(
        action=action,
        on=clock.today(),
        at=clock.now(),
        by=actor.office,
        what=what,
        work=action.work,
        before=before[:300],
        after=after[:300],
        note=note,
    )


def changed_meanwhile() -> str:
    """What the second of two people who edit one action is told."""
    return _("Somebody else changed the same action in the meantime. Your text is still here.")
