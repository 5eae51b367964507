"""Asking those who offered to help; yes, no thanks, and leaving again by a signed link."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tingsted.ideas.actions import withdraw_offer
from tingsted.ideas.actions.offering import OFFER_LINK
from tingsted.ideas.models import Offer
from tingsted.kernel import clock, links
from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.notices.actions import tell
from tingsted.workgroups.events import HelperInvited, InvitationAnswered, MemberLeft
from tingsted.workgroups.models import Group, GroupInvitation, Member
from tingsted.workgroups.notices import INVITATION, MEMBERSHIP, write_invitation, write_welcome


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


@action
def answer_invitation(actor: Actor, *, token: str, yes: bool) -> GroupInvitation:
    """Join, or say no thanks: a no is also a no to being written to, so the address is forgotten.

    Pressing twice changes nothing; after a yes one leaves by the link in the welcome letter.
    """
    invitation = invitation_of(token)
    require("workgroups.answer", actor, invitation)
    if invitation.reply:
        return invitation
    if yes and invitation.group.finished_on is not None:
        raise Refused(_("The group has already finished. Thank you for wanting to help."))
    offer = invitation.offer
    invitation.reply = GroupInvitation.Reply.YES if yes else GroupInvitation.Reply.NO
    invitation.replied_on = clock.today()
    invitation.save(update_fields=["reply", "replied_on"])
    if yes:
        _join(invitation.group, offer)
    else:
        withdraw_offer(actor, token=links.sign(OFFER_LINK, str(offer.pk)))
    announce(actor, InvitationAnswered(about=about(invitation.group), group=invitation.group.name))
    return invitation


@action
def leave_group(actor: Actor, *, token: str) -> Group | None:
    """Leave by the signed link: name and address go, here and with the offer; None if gone before."""
    member = (
        Member.objects.select_related("group", "offer").filter(pk=str(links.read(MEMBERSHIP, token))).first()
    )
    require("workgroups.leave", actor, member)
    if member is None:
        return None
    group, offer = member.group, member.offer
    member.delete()
    if offer is not None:
        withdraw_offer(actor, token=links.sign(OFFER_LINK, str(offer.pk)))
    announce(actor, MemberLeft(about=about(group), group=group.name))
    return group


def invitation_of(token: str) -> GroupInvitation:
    """The invitation a mail link is about."""
    found = (
        GroupInvitation.objects.select_related(
            "group__area", "group__body", "group__coordinator", "offer__idea"
        )
        .filter(pk=str(links.read(INVITATION, token)))
        .first()
    )
    if found is None:
        raise links.LinkExpired
    return found


def _join(group: Group, offer: Offer) -> None:
    if offer.withdrawn_on is not None or not offer.email:
        raise Refused(
            _("You took your offer back, so we no longer have your address. Offer again on the idea's page.")
        )
    member = Member.objects.create(
        group=group, offer=offer, name=offer.name, email=offer.email, help=offer.kind, joined_on=clock.today()
    )
    write_welcome(member)
    if group.coordinator is not None:
        tell(
            kind="workgroups.joined",
            about=about(group),
            url=f"{group.get_absolute_url()}tovholder/",
            person=group.coordinator,
            area=group.area,
            group=group.name,
        )
