"""The work of a group: tasks, the log, who carries it, and what it asks its body."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.rights import require
from tingsted.places.acting import actor_of
from tingsted.workgroups.actions import (
    add_task,
    answer_group,
    ask_body,
    change_task,
    drop_task,
    finish_task,
    let_go,
    mark_driver,
    remove_log,
    write_log,
)
from tingsted.workgroups.forms import AnswerGroup, AskBody, Nothing, SetTask, WriteLog
from tingsted.workgroups.models import Group, Question
from tingsted.workgroups.views.leading import led_by


def task(request: HttpRequest, slug: str, key: int | None = None) -> HttpResponse:
    """Write a task, or change one."""
    group, actor = led_by(request, slug)
    task = (
        None
        if key is None
        else get_object_or_404(
            group.tasks.select_related("owner__person", "group__coordinator", "group__body", "group__area"),
            pk=key,
        )
    )
    form = SetTask(request.POST or None, group=group, initial=SetTask.start(task))

    def act() -> str:
        facts = dict(form.cleaned_data)
        if task is None:
            del facts["seen"]
            add_task(actor, group=group, **facts)
        else:
            change_task(actor, task=task, **facts)
        return f"{group.lead_url()}#opgaver"

    context = {"group": group, "area": group.area, "task": task}
    return answer_form(request, form, "workgroups/task.html", context, act)


def task_done(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """It is done."""
    group, actor = led_by(request, slug)
    task = get_object_or_404(group.tasks, pk=key)
    form = Nothing(request.POST or None)

    def act() -> str:
        if request.POST.get("svar") == "slet":
            drop_task(actor, task=task)
        else:
            finish_task(actor, task=task)
        return f"{group.lead_url()}#opgaver"

    context = {"group": group, "area": group.area, "task": task}
    return answer_form(request, form, "workgroups/task_done.html", context, act)


def new_log(request: HttpRequest, slug: str) -> HttpResponse:
    """Write in the log."""
    group, actor = led_by(request, slug)
    form = WriteLog(request.POST or None)

    def act() -> str:
        write_log(actor, group=group, **form.cleaned_data)
        return f"{group.lead_url()}#log"

    return answer_form(request, form, "workgroups/log.html", {"group": group, "area": group.area}, act)


def drop_log(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """Take something out of the log."""
    group, actor = led_by(request, slug)
    entry = get_object_or_404(group.log, pk=key)
    form = Nothing(request.POST or None)

    def act() -> str:
        remove_log(actor, entry=entry)
        return f"{group.lead_url()}#log"

    context = {"group": group, "area": group.area, "entry": entry}
    return answer_form(request, form, "workgroups/drop_log.html", context, act)


def of_member(request: HttpRequest, slug: str, key: UUID) -> HttpResponse:
    """One member, for those who lead: whether they carry the work, and taking them off the list."""
    group, actor = led_by(request, slug)
    member = get_object_or_404(group.members.select_related("group", "offer"), pk=key)
    form = Nothing(request.POST or None)

    def act() -> str:
        if request.POST.get("svar") == "farvel":
            let_go(actor, member=member)
        else:
            mark_driver(actor, member=member, drives=request.POST.get("svar") == "driver")
        return f"{group.lead_url()}#medlemmer"

    context = {"group": group, "area": group.area, "member": member}
    return answer_form(request, form, "workgroups/of_member.html", context, act)


def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask the body."""
    group, actor = led_by(request, slug)
    form = AskBody(request.POST or None)

    def act() -> str:
        ask_body(actor, group=group, **form.cleaned_data)
        return f"{group.lead_url()}#raadet"

    return answer_form(request, form, "workgroups/ask.html", {"group": group, "area": group.area}, act)


def question(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """The body reads what its group asks, and answers."""
    group = get_visible(Group, request.user, "area", "body", "coordinator", slug=slug)
    question = get_object_or_404(Question.objects.filter(group=group), pk=key)
    question.group = group
    actor = actor_of(request, group.body)
    require("workgroups.answer_group", actor, question)
    start = {"answer": question.answer, "seen": question.version}
    form = AnswerGroup(request.POST or None, initial=start)

    def act() -> str:
        return answer_group(actor, question=question, **form.cleaned_data).group.lead_url()

    context = {"group": group, "area": group.area, "question": question}
    return answer_form(request, form, "workgroups/question.html", context, act)
