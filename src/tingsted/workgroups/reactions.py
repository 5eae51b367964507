"""A new offer of help to an idea that has a group: the group asks at once."""

from __future__ import annotations

from tingsted.ideas.events import OfferMade
from tingsted.ideas.models import Offer
from tingsted.kernel.actors import CLOCK, Actor
from tingsted.kernel.events import on
from tingsted.workgroups.actions import invite_helper
from tingsted.workgroups.models import Group


@on(OfferMade)
def ask_the_helper(actor: Actor, event: OfferMade) -> None:
    """Each group at work round the idea asks the one who offered."""
    offer = Offer.objects.select_related("idea").get(pk=event.about.rpartition(":")[2])
    if offer.email:
        for group in Group.objects.at_work().filter(ideas__in=offer.idea.with_merged()).distinct():
            invite_helper(CLOCK, group=group, offer=offer)
