"""Addresses from a survey have their time: three months after the groups are formed nobody needs them any more."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import chain

from django.db.models import F, Q

from tingsted.ideas.actions import forget_offers
from tingsted.ideas.models import Offer
from tingsted.kernel.actions import action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.rights import require
from tingsted.surveys.events import HelpersForgotten
from tingsted.workgroups.models import Group

KEPT_AFTER_GROUPS = timedelta(days=90)


@action
def forget_helpers(actor: Actor, *, on: date) -> int:
    """Erase the addresses of those who offered help in a survey, three months after its groups were formed.

    The groups of a survey are those formed from any of its ideas after it closed, so that an idea that got no group
    waits no longer than the others. Whoever joined a group stands there with an address of their own. The clock does
    this.
    """
    require("surveys.keep_time", actor)
    gone = forget_offers(actor, offers=_had_their_time(on)) if _had_their_time(on) else 0
    if gone:
        announce(actor, HelpersForgotten(offers=gone))
    return gone


def _had_their_time(on: date) -> list[Offer]:
    formed = Group.objects.filter(formed_on__lte=on - KEPT_AFTER_GROUPS)
    surveys = formed.filter(
        Q(ideas__cards__survey__closed_on__lte=F("formed_on"))
        | Q(ideas__merged__cards__survey__closed_on__lte=F("formed_on"))
    )
    pairs = surveys.values_list("ideas__cards__survey", "ideas__merged__cards__survey").distinct()
    told = set(chain.from_iterable(pairs))
    standing = Offer.objects.standing().filter(
        idea__cards__survey__in=told, consented_on__lte=F("idea__cards__survey__closed_on")
    )
    return list(standing.distinct())
