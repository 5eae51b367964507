"""Asking those who offered to help, once for each offer."""

from __future__ import annotations

from django.db.models import Q

from tingsted.ideas.models import Offer
from tingsted.kernel import clock
from tingsted.kernel.actions import action, announce
from tingsted.kernel.actors import CLOCK, Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.workgroups.events import HelperInvited
from tingsted.workgroups.models import Group, GroupInvitation
from tingsted.workgroups.notices import write_invitation


@action
def invite_helper(actor: Actor, *, group: Group, offer: Offer) -> GroupInvitation:
    """Ask one who offered help and consented, once for each offer."""
    require("workgroups.lead", actor, group)
    invitation, new = GroupInvitation.objects.get_or_create(
        group=group, offer=offer, defaults={"sent_at": clock.now()}
    )
    if new and offer.email and offer.withdrawn_on is None:
        write_invitation(invitation)
    announce(actor, HelperInvited(about=about(group), group=group.name))
    return invitation


def invite_all(group: Group, *, but: frozenset[str] = frozenset()) -> None:
    """Ask everybody who offered to help with the group's ideas and has not been asked, save some addresses."""
    theirs = Q(idea__groups=group) | Q(idea__merged__groups=group)
    offers = (
        Offer.objects.standing()
        .filter(theirs)
        .exclude(email="")
        .exclude(email__in=but)
        .exclude(invitations__group=group)
    )
    for offer in offers.select_related("idea").distinct():
        invite_helper(CLOCK, group=group, offer=offer)
