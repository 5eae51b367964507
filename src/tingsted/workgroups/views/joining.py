"""The pages behind a mail's link: yes or no thanks, a member's own page, and leaving."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from tingsted.kernel.actors import VISITOR
from tingsted.kernel.forms import answer_form
from tingsted.kernel.links import LinkExpired
from tingsted.workgroups.actions import answer_invitation, leave_group, show_member, tick_task
from tingsted.workgroups.actions.joining import invitation_of, member_of
from tingsted.workgroups.forms import Nothing, ShowMember
from tingsted.workgroups.models import Task


def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Join or say no thanks, from a mail: opening the link changes nothing, one press does."""
    invitation = invitation_of(token)
    form = Nothing(request.POST or None)

    def act() -> str:
        answer_invitation(VISITOR, token=token, yes=request.POST.get("svar") == "ja")
        return reverse("workgroups:answer", args=[token])

    context = {
        "group": invitation.group,
        "reply": invitation.reply,
        "idea": invitation.offer.idea,
        "offer": invitation.offer,
    }
    return answer_form(request, form, "workgroups/answer.html", context, act)


def member(request: HttpRequest, token: str) -> HttpResponse:
    """A member's own page: their tasks, the log, when the group meets, and whether they are named."""
    member = member_of(token)
    if member is None:
        raise LinkExpired
    group = member.group
    start = {"public": member.public, "drives": member.drives}
    form = ShowMember(request.POST or None, initial=start)

    def act() -> str:
        show_member(VISITOR, token=token, **form.cleaned_data)
        return reverse("workgroups:member", args=[token])

    context = {
        "group": group,
        "area": group.area,
        "member": member,
        "token": token,
        "tasks": list(member.tasks.all()),
        "others": [m for m in group.members.all() if m.pk != member.pk],
        "log": list(group.log.all()[:20]),
    }
    return answer_form(request, form, "workgroups/member.html", context, act)


def tick(request: HttpRequest, token: str, key: int) -> HttpResponse:
    """A member's task is done: opening the link changes nothing, one press does."""
    member = member_of(token)
    if member is None:
        raise LinkExpired
    task = get_object_or_404(Task.objects.select_related("group"), pk=key, owner=member)
    form = Nothing(request.POST or None)

    def act() -> str:
        tick_task(VISITOR, token=token, task=task)
        return reverse("workgroups:member", args=[token])

    context = {"group": member.group, "task": task, "token": token}
    return answer_form(request, form, "workgroups/tick.html", context, act)


def leave(request: HttpRequest, token: str) -> HttpResponse:
    """Leave from a mail: opening the link changes nothing, one press does."""
    member = member_of(token)
    if request.method == "POST":
        leave_group(VISITOR, token=token)
        member = None
    return render(request, "workgroups/leave.html", {"group": member.group if member else None})
