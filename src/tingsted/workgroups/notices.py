"""The words of this room's asks, news and letters."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tingsted.kernel import links
from tingsted.notices.actions import write_letter
from tingsted.notices.writing import words_for
from tingsted.workgroups.models import Group, GroupInvitation, Member

INVITATION = "workgroups.invitation"
MEMBERSHIP = "workgroups.membership"


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


def write_invitation(invitation: GroupInvitation) -> None:
    """Ask one who offered help; the link opens a page with two answers, and changes nothing by itself."""
    group, offer = invitation.group, invitation.offer
    token = links.sign(INVITATION, str(invitation.pk))
    text = _(
        "Hello %(name)s\n\n"
        "You offered to help with %(label)s: %(title)s\n"
        "Now there is a group: %(group)s. Will you join?\n\n"
        "Yes or no thanks, both are real answers:\n"
        "%(url)s\n\n"
        "%(body)s\n"
    ) % {
        "name": offer.name,
        "label": offer.idea.label,
        "title": offer.idea.title,
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
    """Tell a new member that they are in, and give them the way out."""
    group = member.group
    text = _(
        "Hello %(name)s\n\n"
        "You are in %(group)s. The coordinator writes when the group meets. Nobody else sees your e-mail.\n"
        "%(group_url)s\n\n"
        "If you want to leave the group, do it here. Then we forget your name and address:\n"
        "%(leave_url)s\n"
    ) % {
        "name": member.name,
        "group": group.name,
        "group_url": settings.ORIGIN + group.get_absolute_url(),
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
