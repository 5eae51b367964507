"""How far the work on an action has come: moved along in sentences."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, announce, save_version
from tingsted.kernel.actions import action as verb
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.notices.actions import settle
from tingsted.plans.actions.touching import changed_meanwhile, tell_change, touch
from tingsted.plans.events import WorkChanged
from tingsted.plans.models import Action, ActionChange


@verb
def set_work(actor: Actor, *, action: Action, work: str, note: str = "", seen: int | None = None) -> Action:
    """Say how far the work has come; laying it aside needs the reason. Every change stands as a sentence."""
    require("plans.write_action", actor, action)
    note = tidy(note)
    if action.archived_on is not None:
        raise Refused(_("It was taken out of the plan. Put it back first."))
    if work not in Action.Work.values:
        raise Refused(_("Choose how far the work has come."), "work")
    if work == Action.Work.ASIDE and not note:
        raise Refused(_("Write why it is laid aside, so that those who hoped for it can understand."), "note")
    if (work, note) == (action.work, action.work_note):
        raise Refused(_("That is how it stands already. Change how far it is, or write what is new."), "work")
    action.work, action.work_note, action.work_on = work, note, clock.today()
    save_version(
        action,
        seen=seen,
        sentence=changed_meanwhile(),
        fields=["work", "work_note", "work_on"],
    )
    tell_change(actor, action, ActionChange.What.WORK, note=note)
    touch(action.plan)
    if work in (Action.Work.ASIDE, Action.Work.DONE):
        settle(about=about(action))
    announce(
        actor, WorkChanged(about=about(action), action=action.pk, title=action.title, work=work, note=note)
    )
    return action
