"""Bodies are asked, see it, and answer: yes, more please, or no thank you; each is an answer."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from tingsted.design.days import day_text
from tingsted.involvement.actions.desks import ask_for_more, lay_on_desk
from tingsted.involvement.events import (
    InvitationAnswered,
    InvitationSeen,
    InvitationsLapsed,
    OfficeInvited,
)
from tingsted.involvement.models import Invitation, Matter, Question, Reply
from tingsted.involvement.models.invitations import CHOICES
from tingsted.involvement.notices import write_invitation
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.notices.actions import settle, tell
from tingsted.places.models import Office


@action
def invite(actor: Actor, *, matter: Matter, offices: Sequence[Office]) -> list[Invitation]:
    """Ask these bodies, each once: one that was asked before hears nothing new; returns the new invitations."""
    require("involvement.open", actor, matter)
    if matter.for_information:
        raise Refused(_("This matter only tells. There is nothing to ask about."))
    if not matter.is_open:
        raise Refused(_("Open the matter first."))
    if not matter.takes_answers() or matter.is_late():
        raise Refused(_("The deadline has passed. Give a new one before you ask more."))
    gone = [office for office in offices if office.dissolved and office.dissolved <= clock.today()]
    if gone:
        raise Refused(_("%(office)s is dissolved and can't answer.") % {"office": gone[0]}, "offices")
    asked = set(matter.invitations.values_list("office", flat=True))
    new = [office for office in offices if office.pk not in asked]
    if not new:
        raise Refused(_("Choose at least one that was not asked before."), "offices")
    return [_invite_one(actor, matter, office) for office in new]


@action
def note_seen(actor: Actor, *, invitation: Invitation) -> Invitation:
    """Somebody of the body has looked at it: a press or their own page says so, never a mail program."""
    require("involvement.note_seen", actor, invitation)
    if invitation.seen_on is None:
        invitation.seen_on = clock.today()
        invitation.save(update_fields=["seen_on"])
        announce(
            actor,
            InvitationSeen(
                about=about(invitation), title=invitation.matter.title, office=str(invitation.office)
            ),
        )
    return invitation


@action
def reply_to(
    actor: Actor, *, invitation: Invitation, reply: str, reason: str = "", seen: int | None = None
) -> Invitation:
    """Answer for the body; it may think again until the deadline. The same answer twice is one answer."""
    require("involvement.answer", actor, invitation)
    if reply not in CHOICES:
        raise Refused(_("Choose one of the three answers."), "reply")
    reason = tidy(reason)
    current = Invitation.objects.get(pk=invitation.pk)
    if (current.reply, current.reason) == (reply, reason):
        return invitation
    may_still(invitation.matter, answered=bool(current.reply))
    if current.reply == Reply.CONTRIBUTED:
        raise Refused(_("You have contributed. Take the contribution back first, if that is what you want."))
    invitation.reply, invitation.reason = Reply(reply), reason
    invitation.late = invitation.matter.is_late()
    _save_reply(invitation, seen)
    _move_asks(invitation)
    tell(
        kind="involvement.replied",
        about=about(invitation),
        url=invitation.matter.overview_url(),
        office=invitation.matter.owner,
        area=invitation.office.area,
        title=invitation.matter.title,
        office_name=str(invitation.office),
        reply=reply,
    )
    announce(
        actor,
        InvitationAnswered(
            about=about(invitation), title=invitation.matter.title, office=str(invitation.office), reply=reply
        ),
    )
    return invitation


@action
def lapse_invitations(actor: Actor, *, office: Office) -> int:
    """A body was dissolved: what waited for it lapses, its question closes, and those who asked are told."""
    require("involvement.keep_time", actor)
    waiting = list(
        Invitation.objects.waiting().filter(office=office).select_related("matter__owner", "office")
    )
    for invitation in waiting:
        invitation.lapsed_on = clock.today()
        invitation.save(update_fields=["lapsed_on"])
        settle(about=about(invitation))
        tell(
            kind="involvement.lapsed",
            about=about(invitation),
            url=invitation.matter.overview_url(),
            office=invitation.matter.owner,
            area=office.area,
            title=invitation.matter.title,
            office_name=str(office),
        )
    questions = Question.objects.filter(invitation__in=waiting, closed_on__isnull=True)
    questions.update(closed_on=clock.today())
    if waiting:
        announce(actor, InvitationsLapsed(about=about(office), office=str(office), count=len(waiting)))
    return len(waiting)


def may_still(matter: Matter, *, answered: bool = False) -> None:
    """Refuse what comes too late: after the deadline an answer stands; one that was never given is still taken,
    marked late, unless the matter says no."""
    if matter.takes_answers() and not (answered and matter.is_late()):
        return
    if not matter.is_late():
        raise Refused(_("The matter takes no more answers: it has come further."))
    facts = {"day": day_text(matter.deadline, "dag")}
    if answered:
        raise Refused(_("The last day was %(day)s, and your answer stands.") % facts)
    raise Refused(_("The last day was %(day)s, and this matter takes no answers after it.") % facts)


def _invite_one(actor: Actor, matter: Matter, office: Office) -> Invitation:
    invitation = Invitation.objects.create(matter=matter, office=office, invited_on=clock.today())
    lay_on_desk(invitation)
    write_invitation(invitation)
    announce(
        actor,
        OfficeInvited(
            about=about(invitation), invitation=invitation.pk, title=matter.title, office=str(office)
        ),
    )
    return invitation


def _save_reply(invitation: Invitation, seen: int | None) -> None:
    invitation.replied_on = clock.today()
    invitation.seen_on = invitation.seen_on or clock.today()
    save_version(
        invitation,
        seen=seen,
        sentence=_("Somebody else answered for you in the meantime. See what they said, and choose."),
        fields=["reply", "reason", "replied_on", "seen_on", "late"],
    )


def _move_asks(invitation: Invitation) -> None:
    settle(about=about(invitation))
    if invitation.reply != Reply.NO_THANKS:
        lay_on_desk(invitation)
    if invitation.reply == Reply.HEAR_MORE:
        ask_for_more(invitation.matter, invitation.office)
