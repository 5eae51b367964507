"""Minutes: written under each point, approved, published; what stayed open comes up at the next meeting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.meetings.actions.carrying import bring_along, next_meeting
from tingsted.meetings.events import (
    MinutesApproved,
    MinutesPublished,
    MinutesReopened,
    MinutesWritten,
    TaskDone,
)
from tingsted.meetings.models import Decision, Meeting, Minutes, Point, Task
from tingsted.meetings.queries import named_without_a_yes, told_points


@action
def write_notes(
    actor: Actor,
    *,
    point: Point,
    notes: str,
    decisions: Sequence[str] = (),
    tasks: Sequence[tuple[str, str, date | None]] = (),
    stays_open: bool = False,
    seen: int | None = None,
) -> Minutes:
    """What was said under a point, what was decided, and who does what until when."""
    require("meetings.run", actor, point.meeting)
    minutes = _draft(point.meeting)
    point.notes, point.stays_open = tidy(notes)[:20_000], stays_open
    save_version(
        point,
        seen=seen,
        sentence=_("Somebody else wrote about this point in the meantime. Your text is still here."),
        fields=["notes", "stays_open"],
    )
    point.decisions.all().delete()
    Decision.objects.bulk_create([Decision(point=point, words=tidy(w)[:500]) for w in decisions if w.strip()])
    done = {(task.words, task.owner) for task in point.tasks.filter(done=True)}
    point.tasks.all().delete()
    made = [(tidy(words)[:300], tidy(owner)[:80], due) for words, owner, due in tasks if words.strip()]
    Task.objects.bulk_create(
        [Task(point=point, words=w, owner=o, due=due, done=(w, o) in done) for w, o, due in made]
    )
    announce(actor, MinutesWritten(about=about(point.meeting), title=point.meeting.title))
    return minutes


@action
def name_people(
    actor: Actor, *, meeting: Meeting, may_be_named: str, not_named: str, seen: int | None = None
) -> Minutes:
    """Who was there: those who said yes to be named, with groups and roles, and those who are not named."""
    require("meetings.run", actor, meeting)
    minutes = _draft(meeting)
    minutes.may_be_named, minutes.not_named = tidy(may_be_named)[:5000], tidy(not_named)[:5000]
    save_version(
        minutes,
        seen=seen,
        sentence=_("Somebody else changed who was there in the meantime. Your text is still here."),
        fields=["may_be_named", "not_named"],
    )
    announce(actor, MinutesWritten(about=about(meeting), title=meeting.title))
    return minutes


@action
def approve_minutes(actor: Actor, *, minutes: Minutes) -> Minutes:
    """The body agrees to them: nobody writes in them any more, and what stayed open goes to the next meeting.

    Who was there and is named in them without having said yes is put among those who are not named.
    """
    require("meetings.run", actor, minutes.meeting)
    if minutes.state != Minutes.State.DRAFT:
        raise Refused(_("The minutes are approved already."))
    minutes.state, minutes.approved_on = Minutes.State.APPROVED, clock.today()
    unasked = named_without_a_yes(minutes, told_points(minutes, public=False))
    minutes.not_named = "\n".join(filter(None, [minutes.not_named, *unasked]))
    save_version(minutes, seen=None, sentence="", fields=["state", "approved_on", "not_named"])
    following = next_meeting(minutes.meeting)
    if following is not None:
        bring_along(following)
    announce(actor, MinutesApproved(about=about(minutes.meeting), title=minutes.meeting.title))
    return minutes


@action
def publish_minutes(actor: Actor, *, minutes: Minutes) -> Minutes:
    """Let everybody read them, with no other names than those who said yes."""
    require("meetings.run", actor, minutes.meeting)
    if minutes.state != Minutes.State.APPROVED:
        raise Refused(_("The minutes must be approved first, and are published once."))
    minutes.state, minutes.published_on = Minutes.State.PUBLISHED, clock.today()
    save_version(minutes, seen=None, sentence="", fields=["state", "published_on"])
    announce(actor, MinutesPublished(about=about(minutes.meeting), title=minutes.meeting.title))
    return minutes


@action
def reopen_minutes(actor: Actor, *, minutes: Minutes) -> Minutes:
    """Something must be put right: they are a draft again, and nobody else sees them until they are published anew."""
    require("meetings.run", actor, minutes.meeting)
    if minutes.state == Minutes.State.DRAFT:
        raise Refused(_("The minutes are a draft: just write."))
    minutes.state, minutes.approved_on, minutes.published_on = Minutes.State.DRAFT, None, None
    save_version(minutes, seen=None, sentence="", fields=["state", "approved_on", "published_on"])
    announce(actor, MinutesReopened(about=about(minutes.meeting), title=minutes.meeting.title))
    return minutes


@action
def finish_task(actor: Actor, *, task: Task, done: bool = True) -> Task:
    """A task is done, or is not after all."""
    meeting = task.point.meeting
    require("meetings.run", actor, meeting)
    point: Point | None = task.point
    while point is not None:  # where it was moved on, it is the same task
        point.tasks.filter(words=task.words, owner=task.owner).update(done=done)
        point = getattr(point, "carried_to", None)
    task.done = done
    announce(actor, TaskDone(about=about(meeting), title=meeting.title))
    return task


def _draft(meeting: Meeting) -> Minutes:
    """The minutes to write in; approved ones must be opened again first."""
    minutes = Minutes.objects.get_or_create(meeting=meeting)[0]
    if minutes.state != Minutes.State.DRAFT:
        raise Refused(_("The minutes are approved. Open them again to put something right."))
    return minutes
