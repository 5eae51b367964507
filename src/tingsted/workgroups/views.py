"""The pages of a working group: public, the coordinator's, and those behind a mail's link."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tingsted.ideas.acting import actor_in
from tingsted.ideas.models import Idea
from tingsted.ideas.queries import people
from tingsted.kernel import links
from tingsted.kernel.actors import VISITOR, Actor
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.freshness import revalidated
from tingsted.kernel.rights import may, require
from tingsted.places.acting import actor_of
from tingsted.workgroups.actions import (
    answer_invitation,
    describe_group,
    finish_group,
    form_group,
    leave_group,
    name_coordinator,
    step_down,
)
from tingsted.workgroups.actions.joining import invitation_of
from tingsted.workgroups.forms import AnotherCoordinator, DescribeGroup, FormGroup, Nothing, Sure
from tingsted.workgroups.models import Group, Member
from tingsted.workgroups.notices import MEMBERSHIP
from tingsted.workgroups.rules import coordinates


@revalidated
def group_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The public page: what for, what it needs, when it meets."""
    group = get_visible(Group, request.user, "area", "body", "coordinator", slug=slug)
    context = {
        "group": group,
        "area": group.area,
        "ideas": [idea.resolved() for idea in group.ideas.select_related("merged_into") if idea.is_public],
        "members": people(group.members.count()),
        "leads": may("workgroups.lead", actor_of(request, group.body), group),
    }
    return render(request, "workgroups/group.html", context)


def form_one(request: HttpRequest, label: str) -> HttpResponse:
    """Form a group round an idea."""
    idea = get_visible(Idea, request.user, "area", "merged_into", label=label).resolved()
    actor = actor_in(request, idea.area)
    require("workgroups.form", actor, idea.area)
    form = FormGroup(request.POST or None, initial={"name": idea.title[:120]})

    def act() -> str:
        return form_group(actor, idea=idea, **form.cleaned_data).get_absolute_url()

    return answer_form(request, form, "workgroups/form.html", {"idea": idea, "area": idea.area}, act)


def led_by(request: HttpRequest, slug: str) -> tuple[Group, Actor]:
    """The group, and the actor who may lead it: its coordinator, or its body."""
    group = get_visible(Group, request.user, "area", "body", "coordinator", slug=slug)
    actor = actor_of(request, group.body)
    require("workgroups.lead", actor, group)
    return group, actor


def lead(request: HttpRequest, slug: str) -> HttpResponse:
    """The coordinator's page: the members, what the group wants and needs, when it meets."""
    group, actor = led_by(request, slug)
    form = DescribeGroup(request.POST or None, initial=DescribeGroup.start(group))
    coordinating = coordinates(actor, group)

    def act() -> str:
        facts = form.facts()
        if not coordinating:
            facts["named"] = None
        return describe_group(actor, group=group, **facts).get_absolute_url()

    context = {
        "group": group,
        "area": group.area,
        "members": list(Member.objects.visible_to(request.user).filter(group=group)),
        "waiting": group.invitations.filter(reply="").count(),
        "coordinating": coordinating,
    }
    return answer_form(request, form, "workgroups/lead.html", context, act)


def new_coordinator(request: HttpRequest, slug: str) -> HttpResponse:
    """Name another coordinator."""
    group, actor = led_by(request, slug)
    form = AnotherCoordinator(request.POST or None, initial={"seen": group.version})

    def act() -> str:
        data = form.cleaned_data
        name_coordinator(
            actor, group=group, email=data["email"], name=data["coordinator_name"], seen=data["seen"]
        )
        return group.get_absolute_url()

    return answer_form(
        request, form, "workgroups/coordinator.html", {"group": group, "area": group.area}, act
    )


def stop_coordinating(request: HttpRequest, slug: str) -> HttpResponse:
    """Step down: the body finds another."""
    return _asked_first(request, slug, step_down, "workgroups/step_down.html")


def finish(request: HttpRequest, slug: str) -> HttpResponse:
    """The work is done."""
    return _asked_first(request, slug, finish_group, "workgroups/finish.html")


def _asked_first(request: HttpRequest, slug: str, verb: Callable[..., Group], template: str) -> HttpResponse:
    """A page that asks, with one button that acts."""
    group, actor = led_by(request, slug)
    form = Sure(request.POST or None, initial={"seen": group.version})

    def act() -> str:
        return verb(actor, group=group, seen=form.cleaned_data["seen"]).get_absolute_url()

    return answer_form(request, form, template, {"group": group, "area": group.area}, act)


def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Join or say no thanks, from a mail: opening the link changes nothing, one press does."""
    invitation = invitation_of(token)
    form = Nothing(request.POST or None)

    def act() -> str:
        answer_invitation(VISITOR, token=token, yes=request.POST.get("svar") == "ja")
        return reverse("workgroups:answer", args=[token])

    context = {"group": invitation.group, "reply": invitation.reply, "idea": invitation.offer.idea}
    return answer_form(request, form, "workgroups/answer.html", context, act)


def leave(request: HttpRequest, token: str) -> HttpResponse:
    """Leave from a mail: opening the link changes nothing, one press does."""
    member = Member.objects.select_related("group").filter(pk=str(links.read(MEMBERSHIP, token))).first()
    if request.method == "POST":
        leave_group(VISITOR, token=token)
        member = None
    return render(request, "workgroups/leave.html", {"group": member.group if member else None})
