"""Forming a group, and the pages of those who lead it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tingsted.ideas.acting import actor_in
from tingsted.ideas.models import Idea
from tingsted.kernel.actors import Actor
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.rights import may, require
from tingsted.places.acting import actor_of
from tingsted.workgroups.actions import describe_group, form_group, name_coordinator, step_down
from tingsted.workgroups.forms import AnotherCoordinator, DescribeGroup, FormGroup, Sure
from tingsted.workgroups.models import Group, Member
from tingsted.workgroups.rules import coordinates


def form_one(request: HttpRequest, label: str) -> HttpResponse:
    """Form a group round an idea."""
    idea = get_visible(Idea, request.user, "area", "merged_into", label=label).resolved()
    actor = actor_in(request, idea.area)
    require("workgroups.form", actor, idea.area)
    plan = idea.area.plans.current().first()
    form = FormGroup(request.POST or None, initial={"name": idea.title[:120]}, plan=plan is not None)

    def act() -> str:
        return form_group(actor, idea=idea, **form.cleaned_data).get_absolute_url()

    context = {"idea": idea, "area": idea.area, "plan": plan}
    return answer_form(request, form, "workgroups/form.html", context, act)


def led_by(request: HttpRequest, slug: str) -> tuple[Group, Actor]:
    """The group, and the actor who may lead it: its coordinator, or its body."""
    group = get_visible(Group, request.user, "area", "body", "coordinator", slug=slug)
    actor = actor_of(request, group.body)
    require("workgroups.lead", actor, group)
    return group, actor


def lead(request: HttpRequest, slug: str) -> HttpResponse:
    """The page of those who lead: what is to be done, what happened, who is in, what the body answered."""
    group, actor = led_by(request, slug)
    members = list(Member.objects.visible_to(request.user).filter(group=group).select_related("offer"))
    questions = list(group.questions.all())
    for question in questions:
        question.group = group
    context = {
        "group": group,
        "area": group.area,
        "tasks": list(group.tasks.select_related("owner")),
        "log": list(group.log.all()[:20]),
        "members": members,
        "everybody": ",".join(member.email for member in members if member.email),
        "waiting": group.invitations.filter(reply="", offer__withdrawn_on=None).count(),
        "questions": questions,
        "coordinating": coordinates(actor, group),
        "answers": may("workgroups.answer_group", actor, questions[0]) if questions else False,
    }
    return render(request, "workgroups/lead.html", context)


def describe(request: HttpRequest, slug: str) -> HttpResponse:
    """What the group wants and needs, and when it meets."""
    group, actor = led_by(request, slug)
    form = DescribeGroup(request.POST or None, initial=DescribeGroup.start(group))
    coordinating = coordinates(actor, group)

    def act() -> str:
        facts = form.facts()
        if not coordinating:
            facts["named"] = None
        return describe_group(actor, group=group, **facts).lead_url()

    context = {"group": group, "area": group.area, "coordinating": coordinating}
    return answer_form(request, form, "workgroups/describe.html", context, act)


def new_coordinator(request: HttpRequest, slug: str) -> HttpResponse:
    """Name another coordinator; a member who offered to lead may be proposed in the address."""
    group, actor = led_by(request, slug)
    proposed = group.members.filter(pk__in=_uuids(request.GET.get("medlem", ""))).first()
    start: dict[str, Any] = {"seen": group.version}
    if proposed is not None:
        start |= {"email": proposed.email, "coordinator_name": proposed.name}
    form = AnotherCoordinator(request.POST or None, initial=start)

    def act() -> str:
        data = form.cleaned_data
        name_coordinator(
            actor, group=group, email=data["email"], name=data["coordinator_name"], seen=data["seen"]
        )
        return group.get_absolute_url()

    context = {"group": group, "area": group.area}
    return answer_form(request, form, "workgroups/coordinator.html", context, act)


def stop_coordinating(request: HttpRequest, slug: str) -> HttpResponse:
    """Step down: the body finds another."""
    return asked_first(request, slug, step_down, "workgroups/step_down.html")


def asked_first(request: HttpRequest, slug: str, verb: Callable[..., Group], template: str) -> HttpResponse:
    """A page that asks, with one button that acts on the group as it was seen."""
    group, actor = led_by(request, slug)
    form = Sure(request.POST or None, initial={"seen": group.version})

    def act() -> str:
        return verb(actor, group=group, seen=form.cleaned_data["seen"]).get_absolute_url()

    return answer_form(request, form, template, {"group": group, "area": group.area}, act)


def _uuids(text: str) -> list[UUID]:
    try:
        return [UUID(text)]
    except ValueError:
        return []
