"""The words of this room's asks, news and letters."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tingsted.design.days import clock_text, day_text
from tingsted.kernel import links
from tingsted.kernel.text import slug
from tingsted.notices.actions import last_letter, write_letter
from tingsted.notices.writing import words_for
from tingsted.workgroups.models import Group, GroupInvitation, Member, Task

INVITATION = "workgroups.invitation"
MEMBERSHIP = "workgroups.membership"
last_letter("workgroups.goodbye")


@words_for("workgroups.begin", verb=gettext_lazy("Tell it"))
def begin(facts: dict[str, Any]) -> str:
    """A new coordinator's first ask."""
    return (
        _("You coordinate »%(group)s«. Tell what the group wants, what it needs and when it meets.") % facts
    )


@words_for("workgroups.joined")
def joined(facts: dict[str, Any]) -> str:
    """News for the coordinator."""
    return _("Somebody more wants to join »%(group)s«") % facts


@words_for("workgroups.coordinator", verb=gettext_lazy("Find one"))
def without_coordinator(facts: dict[str, Any]) -> str:
    """An ask for the body when a coordinator has stepped down."""
    return _("»%(group)s« needs a new coordinator") % facts


@words_for("workgroups.task", verb=gettext_lazy("See the task"))
def task(facts: dict[str, Any]) -> str:
    """A task that waits for its owner."""
    return _("»%(task)s« for the group »%(group)s«") % facts


@words_for("workgroups.question", verb=gettext_lazy("Answer the group"))
def question(facts: dict[str, Any]) -> str:
    """An ask for the body from one of its groups."""
    return _("»%(group)s« asks you to help") % facts


@words_for("workgroups.answered")
def answered(facts: dict[str, Any]) -> str:
    """News for the coordinator."""
    return _("The council has answered »%(group)s«") % facts


@words_for("workgroups.resume", verb=gettext_lazy("Go on, or rest longer"))
def resume(facts: dict[str, Any]) -> str:
    """An ask when a pause is over."""
    return _("The pause of »%(group)s« is over. Do you go on?") % facts


def changed() -> str:
    """What the second of two people is told."""
    return _("Somebody else changed the group's page in the meantime.")


def member_url(member: Member) -> str:
    """A member's own page, by their signed link."""
    return reverse("workgroups:member", args=[links.sign(MEMBERSHIP, str(member.pk))])


def write_invitation(invitation: GroupInvitation) -> None:
    """Ask one who offered help, and say what they offered; the link opens a page with two answers, no more."""
    group, offer = invitation.group, invitation.offer
    token = links.sign(INVITATION, str(invitation.pk))
    text = _(
        "Hello %(name)s\n\n"
        "You offered to help with %(label)s: %(title)s\n"
        "This is what you offered: %(help)s\n\n"
        "Now there is a group: %(group)s. Will you join?\n\n"
        "Yes or no thanks, both are real answers:\n"
        "%(url)s\n\n"
        "%(body)s\n"
    ) % {
        "name": offer.name,
        "label": offer.idea.label,
        "title": offer.idea.title,
        "help": ", ".join(filter(None, (str(offer.get_kind_display()), offer.note))),
        "group": group.name,
        "url": settings.ORIGIN + reverse("workgroups:answer", args=[token]),
        "body": group.body.name,
    }
    write_letter(
        to=offer.email,
        kind="workgroups.invitation",
        once=f"workgroups.invitation:{invitation.pk}",
        subject=_("Will you join the group %(group)s?") % {"group": group.name},
        text=text,
    )


def write_welcome(member: Member) -> None:
    """Tell a new member that they are in, and give them their own page and the way out."""
    group = member.group
    text = _(
        "Hello %(name)s\n\n"
        "You are in %(group)s. The coordinator writes when the group meets. Nobody else sees your e-mail.\n\n"
        "Your own page in the group, with its log and your tasks:\n"
        "%(own_url)s\n\n"
        "If you want to leave the group, do it here. Then we forget your name and address:\n"
        "%(leave_url)s\n"
    ) % {
        "name": member.name,
        "group": group.name,
        "own_url": settings.ORIGIN + member_url(member),
        "leave_url": settings.ORIGIN
        + reverse("workgroups:leave", args=[links.sign(MEMBERSHIP, str(member.pk))]),
    }
    write_letter(
        to=member.email,
        kind="workgroups.welcome",
        once=f"workgroups.welcome:{member.pk}",
        subject=_("You are in %(group)s") % {"group": group.name},
        text=text,
    )


def write_goodbye(member: Member) -> None:
    """Tell one who was taken off the list that we have forgotten them."""
    group = member.group
    text = _(
        "Hello %(name)s\n\n"
        "You are no longer on the list of %(group)s, and we have forgotten your name and address. "
        "Thank you for your hands.\n\n"
        "If that is a mistake, offer to help again on the group's page:\n%(url)s\n"
    ) % {"name": member.name, "group": group.name, "url": settings.ORIGIN + group.get_absolute_url()}
    _to_member(member, "goodbye", str(member.pk), _("You are out of %(group)s"), text)


def write_meeting(member: Member) -> None:
    """Tell a member when and where the group meets; the same time and place is told once."""
    group = member.group
    assert group.next_meeting is not None
    text = _("Hello %(name)s\n\n%(group)s meets %(day)s %(hour)s.\n%(place)s\n\n%(url)s\n") % {
        "name": member.name,
        "group": group.name,
        "day": day_text(group.next_meeting, "lang"),
        "hour": clock_text(group.next_meeting),
        "place": group.next_place,
        "url": settings.ORIGIN + member_url(member),
    }
    once = f"{member.pk}:{group.next_meeting.isoformat()}:{slug(group.next_place)}"
    _to_member(member, "meeting", once, _("%(group)s meets"), text)


def write_task(task: Task) -> None:
    """Tell a member without an account that a task is theirs."""
    _write_about_task(task, "task", _("Will you see to this for the group %(group)s?"))


def write_reminder(task: Task) -> None:
    """Call a task to mind for a member without an account."""
    _write_about_task(task, "reminder", _("Soon due for the group %(group)s"))


def _write_about_task(task: Task, kind: str, subject: str) -> None:
    member = task.owner
    if member is None or not member.email:
        return
    due = _("By %(day)s") % {"day": day_text(task.due, "lang")} if task.due else ""
    text = _(
        "Hello %(name)s\n\n"
        "%(task)s\n%(due)s\n\n"
        "Press here when it is done, or if you can't after all:\n%(url)s\n"
    ) % {
        "name": member.name,
        "task": task.words,
        "due": due,
        "url": settings.ORIGIN + member_url(member),
    }
    once = f"{task.pk}:{member.pk}:{task.version}:{task.due}"
    _to_member(member, kind, once, subject, text)


def _to_member(member: Member, kind: str, once: str, subject: str, text: str) -> None:
    write_letter(
        to=member.email,
        kind=f"workgroups.{kind}",
        once=f"workgroups.{kind}:{once}"[:120],
        subject=subject % {"group": member.group.name},
        text=text,
    )


def write_to_coordinator(group: Group) -> None:
    """Tell a coordinator what they were named for, and how they get in without a password."""
    person = group.coordinator
    if person is None or not person.email:
        return
    text = _(
        "Hello %(name)s\n\n"
        "%(body)s has named you coordinator of %(group)s. You have no password: write your e-mail address and you "
        "get a code.\n%(url)s\n\n"
        "There you write what the group wants, what it needs and when it meets. You can also step down again.\n"
    ) % {
        "name": person.name,
        "body": group.body.name,
        "group": group.name,
        "url": settings.ORIGIN + reverse("workgroups:lead", args=[group.slug]),
    }
    write_letter(
        to=person.email,
        kind="workgroups.coordinator",
        once=f"workgroups.coordinator:{group.pk}:{group.version}",
        subject=_("You are coordinator of %(group)s") % {"group": group.name},
        text=text,
    )
