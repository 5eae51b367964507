"""The group's log and its tasks, and the reminders the clock sends."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _

from tingsted.kernel import clock, links
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.notices.actions import ask, settle
from tingsted.workgroups.events import (
    LogRemoved,
    LogWritten,
    TaskChanged,
    TaskDone,
    TaskDropped,
    TasksReminded,
)
from tingsted.workgroups.models import Group, LogEntry, Member, Task
from tingsted.workgroups.notices import MEMBERSHIP, member_url, write_reminder, write_task

REMINDED_BEFORE = timedelta(days=3)


@action
def write_log(
    actor: Actor, *, group: Group, words: str, on: date | None = None, public: bool = True
) -> LogEntry:
    """Write a few words on what happened."""
    require("workgroups.lead", actor, group)
    words = " ".join(tidy(words).split())[:500]
    if not words:
        raise Refused(_("Write a sentence on what happened."), "words")
    entry = LogEntry.objects.create(group=group, words=words, on=on or clock.today(), public=public)
    announce(actor, LogWritten(about=about(group), group=group.name))
    return entry


@action
def remove_log(actor: Actor, *, entry: LogEntry) -> Group:
    """Take an entry out of the log again."""
    require("workgroups.lead", actor, entry.group)
    LogEntry.objects.filter(pk=entry.pk).delete()
    announce(actor, LogRemoved(about=about(entry.group), group=entry.group.name))
    return entry.group


@action
def add_task(
    actor: Actor,
    *,
    group: Group,
    words: str,
    owner: Member | None = None,
    due: date | None = None,
    remind_on: date | None = None,
) -> Task:
    """Write a task; whoever gets it hears at once, and is reminded three days before its day unless said otherwise."""
    require("workgroups.lead", actor, group)
    task = Task(group=group)
    _set(task, words, owner, due, remind_on)
    task.save()
    _let_wait(task, told=True)
    announce(actor, TaskChanged(about=about(group), group=group.name))
    return task


@action
def change_task(
    actor: Actor,
    *,
    task: Task,
    words: str,
    owner: Member | None = None,
    due: date | None = None,
    remind_on: date | None = None,
    seen: int | None = None,
) -> Task:
    """Say a task anew: whose it is, by when, and when to remind; a new owner hears at once."""
    require("workgroups.lead", actor, task.group)
    had, day = task.owner_id, task.remind_on
    _set(task, words, owner, due, remind_on)
    if task.remind_on != day:
        task.reminded_on = None
    save_version(task, seen=seen, sentence=_("Somebody else changed the task in the meantime."))
    settle(about=about(task))
    _let_wait(task, told=had != task.owner_id)
    announce(actor, TaskChanged(about=about(task.group), group=task.group.name))
    return task


@action
def drop_task(actor: Actor, *, task: Task) -> Group:
    """Take a task off the list."""
    require("workgroups.lead", actor, task.group)
    settle(about=about(task))
    Task.objects.filter(pk=task.pk).delete()
    announce(actor, TaskDropped(about=about(task.group), group=task.group.name))
    return task.group


@action
def finish_task(actor: Actor, *, task: Task) -> Task:
    """It is done; said by those who lead."""
    require("workgroups.lead", actor, task.group)
    return _done(actor, task)


@action
def tick_task(actor: Actor, *, token: str, task: Task) -> Task:
    """It is done; said by the member whose task it is, from the link in the mail."""
    require("workgroups.tick", actor, task)
    if task.owner_id is None or str(task.owner_id) != str(links.read(MEMBERSHIP, token)):
        raise Refused(_("The task has been given to somebody else."))
    return _done(actor, task)


@action
def remind_of_tasks(actor: Actor, *, on: date) -> int:
    """Remind those whose task is soon due; twice the same day reminds once."""
    require("workgroups.keep_time", actor)
    tasks = list(
        Task.objects.to_remind(on).select_related("owner__person", "group__area", "group__coordinator")
    )
    for task in tasks:
        task.reminded_on = on
        task.save(update_fields=["reminded_on"])
        if task.owner is not None and task.owner.person is None:
            write_reminder(task)
        else:
            _let_wait(task, told=False)
    if tasks:
        announce(actor, TasksReminded(count=len(tasks)))
    return len(tasks)


def let_tasks_go(group: Group) -> None:
    """Nobody waits any more for any of the group's tasks; called inside another action."""
    for task in group.tasks.open():
        settle(about=about(task))


def wait_for_tasks(group: Group) -> None:
    """The group's open tasks wait for those who have them today; called inside another action."""
    for task in group.tasks.open().select_related("owner__person", "group__coordinator", "group__body"):
        settle(about=about(task))
        _let_wait(task, told=False)


def hand_back(member: Member) -> None:
    """What a member had promised lies with the coordinator again; called inside the action that lets them go."""
    for task in member.tasks.open().select_related("group__coordinator", "group__body"):
        settle(about=about(task))
        task.owner = None
        save_version(task, seen=None, sentence="", fields=["owner"])
        _let_wait(task, told=False)


def _set(task: Task, words: str, owner: Member | None, due: date | None, remind_on: date | None) -> None:
    words = " ".join(tidy(words).split())[:200]
    if not words:
        raise Refused(_("Write what is to be done."), "words")
    if remind_on is not None and (due is None or remind_on > due):
        raise Refused(_("Remind on a day before the task is due."), "remind_on")
    if owner is not None and owner.group_id != task.group_id:
        raise Refused(_("Only a member of the group can have the task."), "owner")
    if due is not None and remind_on is None:
        remind_on = due - REMINDED_BEFORE
    task.words, task.owner, task.due, task.remind_on = words, owner, due, remind_on


def _done(actor: Actor, task: Task) -> Task:
    if task.done_on is None:
        task.done_on = clock.today()
        save_version(task, seen=None, sentence="", fields=["done_on"])
        settle(about=about(task))
        announce(actor, TaskDone(about=about(task.group), group=task.group.name))
    return task


def _let_wait(task: Task, *, told: bool) -> None:
    """The task waits for its owner on the desk and in the digest; one who has no desk gets a letter when told."""
    if task.done_on is not None:
        return
    group, owner = task.group, task.owner
    if owner is not None and owner.person is None:
        if told:
            write_task(task)
        return
    whom = owner.person if owner is not None else group.coordinator
    ask(
        kind="workgroups.task",
        about=about(task),
        url=member_url(owner) if owner is not None else group.lead_url(),
        person=whom,
        office=None if whom else group.body,
        area=group.area,
        due=task.due,
        task=task.words,
        group=group.name,
    )
