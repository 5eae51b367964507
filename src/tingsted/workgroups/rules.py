"""Who may form and lead a group: a coordinator's right comes from being named, without any seat."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from tingsted.ideas.rules import may_keep
from tingsted.kernel.actors import Actor
from tingsted.kernel.rights import right
from tingsted.places.models import Area
from tingsted.places.rules import seats_of, sits_in
from tingsted.workgroups.models import (
    Group,
    GroupInvitation,
    Member,
    Placing,
    Question,
    Task,
    Wisher,
)


def coordinates(actor: Actor, group: Group) -> bool:
    """Whether the actor is the group's named coordinator."""
    return actor.person_id is not None and actor.person_id == group.coordinator_id


@right("workgroups.form", thing="area", refusal=_("Only the area's own body may form a group."))
def may_form(actor: Actor, area: Area) -> bool:
    return may_keep(actor, area)


@right("workgroups.lead", thing="group", refusal=_("Only the group's coordinator and its body may do this."))
def may_lead(actor: Actor, group: Group) -> bool:
    """The coordinator, or one who sits in the body that formed the group."""
    return coordinates(actor, group) or sits_in(actor, group.body)


@right("workgroups.see", thing="group", refusal=_("Groups are public."))
def may_see(actor: Actor, group: Group) -> bool:
    """Twin of `visible_to`: that a group exists, and what for, is public."""
    return True


@right("workgroups.see_member", thing="member", refusal=_("Only the group itself sees who is in it."))
def may_see_member(actor: Actor, member: Member) -> bool:
    """Twin of `visible_to`: named by consent, or for the coordinator, the members and the body."""
    group = member.group
    if member.public or coordinates(actor, group):
        return True
    if any(seat.office_id == group.body_id for seat in seats_of(actor.person)):
        return True
    return actor.person_id is not None and group.members.filter(person=actor.person_id).exists()


@right("workgroups.answer", thing="invitation", refusal=_("Only the one who was asked may answer."))
def may_answer(actor: Actor, invitation: GroupInvitation) -> bool:
    """Whoever holds the signed link; the action itself reads the link."""
    return True


@right("workgroups.leave", thing="member", refusal=_("Only the member may leave, or the coordinator let go."))
def may_leave(actor: Actor, member: Member) -> bool:
    """Whoever holds the signed link; the action itself reads the link."""
    return True


@right("workgroups.tick", thing="task", refusal=_("Only the one who has the task may say that it is done."))
def may_tick(actor: Actor, task: Task) -> bool:
    """Whoever holds the member's signed link; the action itself reads the link."""
    return True


@right("workgroups.answer_group", thing="question", refusal=_("Only the council may answer its groups."))
def may_answer_group(actor: Actor, question: Question) -> bool:
    """One who sits in the body that formed the group."""
    return sits_in(actor, question.group.body)


@right(
    "workgroups.keep_time", thing="installation", refusal=_("Only the clock calls tasks and pauses to mind.")
)
def may_keep_time(actor: Actor, thing: object) -> bool:
    return False


@right("workgroups.see_placing", thing="placing", refusal=_("What one may choose among is public."))
def may_see_placing(actor: Actor, placing: Placing) -> bool:
    """Twin of `visible_to`."""
    return True


@right("workgroups.wish", thing="placing", refusal=_("Everybody may wish for a group."))
def may_wish(actor: Actor, placing: Placing) -> bool:
    return True


@right("workgroups.take_back", thing="wish", refusal=_("Only the one who wished may take it back."))
def may_take_back(actor: Actor, wisher: Wisher | None) -> bool:
    """Whoever holds the signed link; the action itself reads the link."""
    return True
