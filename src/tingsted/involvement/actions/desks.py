"""What an invitation lets wait on desks: the body's until its last word, the department's when more is wanted."""

from __future__ import annotations

from tingsted.involvement.models import Invitation, Matter, Reply
from tingsted.involvement.models.invitations import InvitationQuerySet
from tingsted.kernel.events import about
from tingsted.notices.actions import ask, settle
from tingsted.places.models import Office


def lay_on_desk(invitation: Invitation) -> None:
    """Let it wait with the body, until the last day; what is taken late waits without one."""
    matter = invitation.matter
    ask(
        kind="involvement.contribute" if invitation.reply == Reply.WILL else "involvement.answer",
        about=about(invitation),
        url=invitation.get_absolute_url(),
        office=invitation.office,
        area=invitation.office.area,
        due=None if matter.is_late() else matter.deadline,
        title=matter.title,
        owner=str(matter.owner),
        question=matter.question,
    )


def lay_on_all_desks(matter: Matter) -> None:
    """A new deadline: it waits by that day with all who have not said their last word, also where it had passed."""
    if not matter.takes_answers() or matter.is_late():
        return
    for invitation in _waiting(matter):
        lay_on_desk(invitation)


def take_off_all_desks(matter: Matter) -> None:
    """The matter takes no more answers: nobody is asked for what they could not give."""
    for invitation in _waiting(matter):
        settle(about=about(invitation))


def ask_for_more(matter: Matter, office: Office) -> None:
    """A body would hear more: it waits on the desk of those whose matter it is, until they tell."""
    ask(
        kind="involvement.tell_more",
        about=about(matter),
        url=f"{matter.get_absolute_url()}fase/",
        office=matter.owner,
        title=matter.title,
        office_name=str(office),
    )


def _waiting(matter: Matter) -> InvitationQuerySet:
    return Invitation.objects.waiting().filter(matter=matter).select_related("matter__owner", "office__area")
