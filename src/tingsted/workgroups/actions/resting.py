"""A group pauses, goes on, finishes, and tells how it went."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tingsted.documents.pictures import photo
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.notices.actions import ask, forget_letters_to, settle
from tingsted.workgroups.actions.inviting import invite_all
from tingsted.workgroups.actions.working import let_tasks_go, wait_for_tasks
from tingsted.workgroups.events import GroupFinished, GroupPaused, GroupResumed, PausesEnded, StoryTold
from tingsted.workgroups.models import Group
from tingsted.workgroups.notices import changed


@action
def pause_group(
    actor: Actor, *, group: Group, note: str = "", back_on: date | None = None, seen: int | None = None
) -> Group:
    """Rest for a while: nobody is reminded or asked to join until the group goes on."""
    require("workgroups.lead", actor, group)
    if group.finished_on is not None or group.paused_on is not None:
        raise Refused(_("The group is not at work."))
    if back_on is not None and back_on <= clock.today():
        raise Refused(_("Write a day that is still to come."), "back_on")
    group.paused_on, group.back_on = clock.today(), back_on
    group.pause_note = " ".join(tidy(note).split())[:300]
    save_version(group, seen=seen, sentence=changed(), fields=["paused_on", "back_on", "pause_note"])
    settle(about=about(group))
    let_tasks_go(group)
    announce(actor, GroupPaused(about=about(group), group=group.name))
    return group


@action
def resume_group(actor: Actor, *, group: Group, seen: int | None = None) -> Group:
    """Go on, and ask those who offered to help in the meantime."""
    require("workgroups.lead", actor, group)
    if group.finished_on is not None or group.paused_on is None:
        raise Refused(_("The group is not pausing."))
    group.paused_on, group.back_on, group.pause_note = None, None, ""
    save_version(group, seen=seen, sentence=changed(), fields=["paused_on", "back_on", "pause_note"])
    settle(about=about(group))
    wait_for_tasks(group)
    invite_all(group)
    announce(actor, GroupResumed(about=about(group), group=group.name))
    return group


@action
def finish_group(
    actor: Actor,
    *,
    group: Group,
    story: str = "",
    picture: Any = None,
    picture_alt: str = "",
    seen: int | None = None,
) -> Group:
    """The work is done: addresses and tasks are forgotten, the page stays, with a short story and a picture."""
    require("workgroups.lead", actor, group)
    if group.finished_on is not None:
        raise Refused(_("The group has already finished."))
    group.finished_on = clock.today()
    group.paused_on, group.back_on, group.pause_note = None, None, ""
    _put_story(group, story, picture, picture_alt)
    save_version(group, seen=seen, sentence=changed())
    settle(about=about(group))
    let_tasks_go(group)
    group.tasks.all().delete()
    for email in group.members.values_list("email", flat=True):
        forget_letters_to(email, kinds="workgroups.")
    group.members.all().delete()
    group.log.filter(public=False).delete()
    announce(actor, GroupFinished(about=about(group), group=group.name))
    return group


@action
def tell_story(
    actor: Actor,
    *,
    group: Group,
    story: str,
    picture: Any = None,
    picture_alt: str = "",
    without_picture: bool = False,
    seen: int | None = None,
) -> Group:
    """Tell how it went, or tell it better; a picture stays until another takes its place or it is taken down."""
    require("workgroups.lead", actor, group)
    if group.finished_on is None:
        raise Refused(_("Tell the story when the group has finished."))
    if without_picture and group.picture:
        _forget_file(group)
    _put_story(group, story, picture, picture_alt)
    save_version(group, seen=seen, sentence=changed(), fields=["story", "picture", "picture_alt"])
    announce(actor, StoryTold(about=about(group), group=group.name))
    return group


@action
def end_pauses(actor: Actor, *, on: date) -> int:
    """Ask groups whose pause is over whether they go on; nobody is started again behind their back."""
    require("workgroups.keep_time", actor)
    groups = Group.objects.at_work().filter(paused_on__isnull=False, back_on__lte=on)
    asked = list(groups.select_related("area", "body", "coordinator"))
    for group in asked:
        group.back_on = None
        group.save(update_fields=["back_on"])
        ask(
            kind="workgroups.resume",
            about=about(group),
            url=group.lead_url(),
            person=group.coordinator,
            office=None if group.coordinator else group.body,
            area=group.area,
            group=group.name,
        )
    if asked:
        announce(actor, PausesEnded(count=len(asked)))
    return len(asked)


def _put_story(group: Group, story: str, picture: Any, alt: str) -> None:
    alt = " ".join(tidy(alt).split())[:200]
    if (picture or group.picture) and not alt:
        raise Refused(_("Say what the picture shows, for those who can't see it."), "picture_alt")
    if picture:
        drawn = photo(picture)
        _forget_file(group)
        group.picture.save(str(drawn.name), drawn, save=False)
    group.story = tidy(story)[:2000]
    group.picture_alt = alt if group.picture else ""


def _forget_file(group: Group) -> None:
    """The file goes once the change is kept."""
    if group.picture:
        name, storage = str(group.picture.name), group.picture.storage
        transaction.on_commit(lambda: storage.delete(name))
        group.picture = ""
