"""Forming a group round an idea, naming its coordinator, and what the coordinator tells."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from tingsted.accounts.models import Person
from tingsted.ideas.models import Idea
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version, unchanged_since
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import slug, tidy
from tingsted.notices.actions import ask, settle
from tingsted.places.models import Office
from tingsted.plans.models import Plan
from tingsted.workgroups.actions.inviting import invite_all
from tingsted.workgroups.actions.working import wait_for_tasks
from tingsted.workgroups.events import (
    CoordinatorLeft,
    CoordinatorNamed,
    GroupDescribed,
    GroupFormed,
)
from tingsted.workgroups.models import Group
from tingsted.workgroups.notices import changed, write_meeting, write_to_coordinator


@action
def form_group(
    actor: Actor,
    *,
    idea: Idea,
    name: str,
    email: str = "",
    coordinator_name: str = "",
    purpose: str = "",
    body: Office | None = None,
    plan: Plan | None = None,
    in_plan: bool = True,
    not_asked: frozenset[str] = frozenset(),
) -> Group:
    """Form a group round any idea, in the area's plan or outside it, and ask everybody who offered to help with it.

    Without a coordinator the body calls the group together, and is asked to find one. `not_asked` are in it already.
    """
    idea = idea.resolved()
    require("workgroups.form", actor, idea.area)
    name = " ".join(tidy(name).split())[:120]
    if not name:
        raise Refused(_("Give the group a name."), "name")
    if not idea.is_public:
        raise Refused(_("The idea must be read and shown before a group can be formed round it."))
    body = body or actor.office
    if body is None:
        raise Refused(_("A group belongs to a body."))
    group = Group.objects.create(
        area=idea.area,
        body=body,
        plan=(plan or idea.area.plans.current().first()) if in_plan else None,
        name=name,
        slug=_free_slug(name, idea),
        purpose=tidy(purpose),
        formed_on=clock.today(),
        formed_at=clock.now(),
    )
    group.ideas.add(idea)
    announce(actor, GroupFormed(about=about(group), group=group.name, label=idea.label))
    if email:
        name_coordinator(actor, group=group, email=email, name=coordinator_name)
    else:
        _ask_for_another(group)
    invite_all(group, but=not_asked)
    return group


@action
def name_coordinator(
    actor: Actor, *, group: Group, email: str, name: str = "", seen: int | None = None
) -> Group:
    """Name who coordinates, by mail address; somebody we don't know yet becomes a person without any seat."""
    require("workgroups.lead", actor, group)
    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError as wrong:
        raise Refused(_("Write the coordinator's e-mail address."), "email") from wrong
    unchanged_since(seen, group, sentence=changed())
    person = Person.objects.filter(email__iexact=email).first()
    if person is None:
        person = Person.objects.create_user(email, name=" ".join(tidy(name).split())[:120])
    group.coordinator, group.coordinator_public = person, False
    save_version(group, seen=None, sentence="", fields=["coordinator", "coordinator_public"])
    settle(about=about(group))
    ask(
        kind="workgroups.begin",
        about=about(group),
        url=reverse("workgroups:lead", args=[group.slug]),
        person=person,
        area=group.area,
        group=group.name,
    )
    wait_for_tasks(group)
    write_to_coordinator(group)
    announce(actor, CoordinatorNamed(about=about(group), group=group.name, name=str(person), whom=person.pk))
    return group


@action
def step_down(actor: Actor, *, group: Group, seen: int | None = None) -> Group:
    """Let the coordinator go; the body is asked to find another."""
    require("workgroups.lead", actor, group)
    group.coordinator, group.coordinator_public = None, False
    save_version(group, seen=seen, sentence=changed(), fields=["coordinator", "coordinator_public"])
    _ask_for_another(group)
    announce(actor, CoordinatorLeft(about=about(group), group=group.name))
    return group


def lose_coordinator(person: Any) -> int:
    """Let every group go that an erased person coordinated; the body of one at work is asked to find another.

    Called inside the action that erases.
    """
    theirs = Group.objects.filter(coordinator=person)
    for group in theirs.filter(finished_on__isnull=True).select_related("body", "area"):
        _ask_for_another(group)
    return theirs.update(coordinator=None, coordinator_public=False, version=F("version") + 1)


def _ask_for_another(group: Group) -> None:
    settle(about=about(group))
    ask(
        kind="workgroups.coordinator",
        about=about(group),
        url=reverse("workgroups:lead", args=[group.slug]),
        office=group.body,
        area=group.area,
        group=group.name,
    )
    wait_for_tasks(group)


@action
def describe_group(
    actor: Actor,
    *,
    group: Group,
    purpose: str,
    needs: str = "",
    next_meeting: datetime | None = None,
    next_place: str = "",
    named: bool | None = None,
    tell_members: bool = False,
    seen: int | None = None,
) -> Group:
    """Tell what the group wants, needs and when it meets; `named` is the coordinator's own yes.

    With `tell_members` the members get a letter about the next meeting, one for each time and place.
    """
    require("workgroups.lead", actor, group)
    changes: dict[str, Any] = {
        "purpose": tidy(purpose),
        "needs": "\n".join(line for line in tidy(needs).split("\n") if line)[:600],
        "next_meeting": next_meeting,
        "next_place": " ".join(tidy(next_place).split())[:120],
    }
    if named is not None and actor.person_id is not None and actor.person_id == group.coordinator_id:
        changes["coordinator_public"] = named  # nobody else can agree for them
    for field, value in changes.items():
        setattr(group, field, value)
    save_version(
        group,
        seen=seen,
        fields=[*changes],
        sentence=changed(),
    )
    settle(about=about(group), kind="workgroups.begin")
    if tell_members and group.next_meeting is not None:
        for member in group.members.exclude(email=""):
            write_meeting(member)
    announce(actor, GroupDescribed(about=about(group), group=group.name))
    return group


def _free_slug(name: str, idea: Idea) -> str:
    first = f"{slug(name)[:50]}-{slug(idea.area.short_name)[:20]}".strip("-")
    taken = set(Group.objects.filter(slug__startswith=first).values_list("slug", flat=True))
    return next(
        s for n in range(1, len(taken) + 2) if (s := first if n == 1 else f"{first}-{n}") not in taken
    )
