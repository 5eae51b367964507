"""How patient the ledger is: the municipality's editors set it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.promises.actions.telling import changed_meanwhile
from tingsted.promises.events import PatienceSet
from tingsted.promises.models import Patience

MOST_DAYS = 365


@action
def set_patience(
    actor: Actor, *, remind_before: int, tell_leader_after: int, seen: int | None = None
) -> Patience:
    """Set how long before a date offices are reminded, and how long after it their leader is told."""
    require("places.set_up", actor)
    for field, days in (("remind_before", remind_before), ("tell_leader_after", tell_leader_after)):
        if not 1 <= days <= MOST_DAYS:
            raise Refused(_("Write a number of days from 1 to 365."), field)
    patience, _new = Patience.objects.get_or_create(pk=1, defaults={"version": 0})
    patience.remind_before, patience.tell_leader_after = remind_before, tell_leader_after
    save_version(patience, seen=seen, sentence=changed_meanwhile())
    announce(
        actor,
        PatienceSet(about=about(patience), remind_before=remind_before, tell_leader_after=tell_leader_after),
    )
    return patience
