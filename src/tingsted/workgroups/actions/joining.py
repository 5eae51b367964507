"""Yes and no thanks to an invitation, what a member says of themselves, and leaving again by a signed link."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tingsted.accounts.models import Person
from tingsted.ideas.actions import withdraw_offer
from tingsted.ideas.actions.offering import OFFER_LINK
from tingsted.ideas.models import Help, Offer
from tingsted.kernel import clock, links
from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.notices.actions import forget_letters_to, tell
from tingsted.workgroups.actions.working import hand_back
from tingsted.workgroups.events import InvitationAnswered, MemberLeft, MemberShown
from tingsted.workgroups.models import Group, GroupInvitation, Member
from tingsted.workgroups.notices import INVITATION, MEMBERSHIP, write_goodbye, write_welcome


@action
def answer_invitation(actor: Actor, *, token: str, yes: bool) -> GroupInvitation:
    """Join, or say no thanks: a no is also a no to being written to, so the address is forgotten.

    Pressing twice changes nothing; after a yes one leaves by the link in the welcome letter.
    """
    invitation = invitation_of(token)
    require("workgroups.answer", actor, invitation)
    held = GroupInvitation.objects.select_for_update().get(pk=invitation.pk)  # two presses at once join once
    if held.reply:
        return held
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
def show_member(actor: Actor, *, token: str, public: bool, drives: bool) -> Member:
    """A member says whether the group's page may name them, and whether they are one of those who carry the work."""
    member = member_of(token)
    require("workgroups.leave", actor, member)
    if member is None:
        raise links.LinkExpired
    member.public, member.drives = public, drives
    member.save(update_fields=["public", "drives"])
    announce(actor, MemberShown(about=about(member.group), group=member.group.name))
    return member


@action
def mark_driver(actor: Actor, *, member: Member, drives: bool) -> Member:
    """Those who lead say who carries the work; the name is shown only where the member agreed to it."""
    require("workgroups.lead", actor, member.group)
    member.drives = drives
    member.save(update_fields=["drives"])
    announce(actor, MemberShown(about=about(member.group), group=member.group.name))
    return member


@action
def leave_group(actor: Actor, *, token: str) -> Group | None:
    """Leave by the signed link: name and address go, here and with the offer; None if gone before."""
    member = member_of(token)
    require("workgroups.leave", actor, member)
    return None if member is None else _forget(actor, member)


@action
def let_go(actor: Actor, *, member: Member) -> Group:
    """Those who lead take a member off the list: forgotten as if they had left, and told once."""
    require("workgroups.lead", actor, member.group)
    if member.email:
        write_goodbye(member)
    return _forget(actor, member)


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


def member_of(token: str) -> Member | None:
    """The member whose link this is; None once they have left."""
    members = Member.objects.select_related("group__area", "group__body", "group__coordinator", "offer")
    return members.filter(pk=str(links.read(MEMBERSHIP, token))).first()


def add_member(group: Group, *, name: str, email: str, help_kind: str, offer: Offer | None = None) -> Member:
    """Somebody is in: they get their way in and out by mail, the coordinator hears; called inside an action."""
    member = Member.objects.create(
        group=group,
        offer=offer,
        person=Person.objects.filter(email__iexact=email, is_active=True).first() if email else None,
        name=name,
        email=email,
        help=Help(help_kind),
        joined_on=clock.today(),
    )
    if email:
        write_welcome(member)
    if group.coordinator is not None:
        tell(
            kind="workgroups.joined",
            about=about(group),
            url=group.lead_url(),
            person=group.coordinator,
            area=group.area,
            group=group.name,
        )
    return member


def _join(group: Group, offer: Offer) -> None:
    if offer.withdrawn_on is not None or not offer.email:
        raise Refused(
            _("You took your offer back, so we no longer have your address. Offer again on the idea's page.")
        )
    add_member(group, name=offer.name, email=offer.email, help_kind=offer.kind, offer=offer)


def _forget(actor: Actor, member: Member) -> Group:
    group, offer = member.group, member.offer
    hand_back(member)
    forget_letters_to(member.email, kinds="workgroups.")
    Member.objects.filter(pk=member.pk).delete()
    if offer is not None:
        withdraw_offer(actor, token=links.sign(OFFER_LINK, str(offer.pk)))
    announce(actor, MemberLeft(about=about(group), group=group.name))
    return group
