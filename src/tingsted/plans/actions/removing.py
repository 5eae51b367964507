"""Taking an action out of the plan: what nobody refers to is deleted, all else is kept with its trail."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, announce, save_version, unchanged_since
from tingsted.kernel.actions import action as verb
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.notices.actions import settle
from tingsted.plans.actions.contents import ask_the_contact_office
from tingsted.plans.actions.touching import changed_meanwhile, tell_change, touch
from tingsted.plans.events import ActionPutBack, ActionTakenOut
from tingsted.plans.models import Action, ActionChange
from tingsted.plans.queries import is_referred_to


@verb
def take_out_action(actor: Actor, *, action: Action, reason: str = "", seen: int | None = None) -> Action:
    """Take an action out of the plan. With ideas, answers, work or an edition behind it, it is only put away.

    Its promises stay owed and its ideas keep their trail; one that nobody refers to is gone for good.
    """
    require("plans.write", actor, action.plan)
    reason, referred = tidy(reason), is_referred_to(action)
    unchanged_since(seen, action, sentence=changed_meanwhile())
    if action.archived_on is not None:
        raise Refused(_("It was taken out of the plan already."))
    if referred and not reason:
        raise Refused(
            _("Write why it is taken out, so that those who hoped for it can understand."), "reason"
        )
    event = ActionTakenOut(
        about=about(action), action=action.pk, title=action.title, plan=action.plan.title, why=reason
    )
    settle(about=about(action))
    touch(action.plan)
    if referred:
        action.archived_on, action.archived_why = clock.today(), reason
        save_version(action, seen=None, sentence="", fields=["archived_on", "archived_why"])
        tell_change(actor, action, ActionChange.What.OUT, note=reason)
    else:
        key = action.pk
        action.delete()
        action.pk = key
    announce(actor, event)
    return action


@verb
def put_back_action(actor: Actor, *, action: Action) -> Action:
    """Put an action that was taken out back into its plan, where it stood."""
    require("plans.write", actor, action.plan)
    if action.archived_on is None:
        raise Refused(_("It stands in the plan already."))
    if action.theme.archived_on is not None:
        action.theme.archived_on = None
        action.theme.save(update_fields=["archived_on"])
    action.archived_on, action.archived_why = None, ""
    save_version(action, seen=None, sentence="", fields=["archived_on", "archived_why"])
    tell_change(actor, action, ActionChange.What.BACK)
    touch(action.plan)
    ask_the_contact_office(action)
    announce(
        actor,
        ActionPutBack(about=about(action), action=action.pk, title=action.title, plan=action.plan.title),
    )
    return action
