"""Moving a date, and the clock's eye on every date: before, over, and the leader's desk."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.promises import events
from tingsted.promises.actions.telling import (
    ask_for_it,
    ask_for_review,
    ask_the_contact_office,
    ask_the_leader,
    changed_meanwhile,
    in_words_why,
    is_asked_for,
    stop_chasing,
    tell_those_who_owe,
    tell_those_who_wait,
)
from tingsted.promises.models import Extension, Promise, Reminder
from tingsted.promises.notices import leaders_office, write_reminders
from tingsted.promises.queries import to_be_reminded


@action
def move_date(
    actor: Actor, *, promise: Promise, to_due: date, reason: str, seen: int | None = None
) -> Promise:
    """Give a new date and why; the old one stays readable."""
    require("promises.extend", actor, promise)
    if to_due <= promise.due or to_due < clock.today():
        raise Refused(_("The new date must be later than the old one, and not passed."), "to_due")
    reason = in_words_why(reason)
    extension = Extension(
        promise=promise, from_due=promise.due, to_due=to_due, reason=reason, on=clock.today()
    )
    promise.due, promise.word = to_due, reason
    save_version(promise, seen=seen, sentence=changed_meanwhile(), fields=["due", "word"])
    extension.save()
    stop_chasing(promise)
    if is_asked_for(promise):
        ask_for_it(promise)
    tell_those_who_wait(promise, "promises.moved", due=to_due.isoformat())
    announce(
        actor,
        events.DateMoved(
            about=about(promise),
            promise=promise.pk,
            title=promise.title,
            owed_by=str(promise.owed_by),
            to_due=to_due.isoformat(),
        ),
    )
    return promise


@action
def remind(actor: Actor, *, on: date) -> int:
    """Remind those who owe before a date, tell both sides when it has passed and the leader when it did long ago.

    Each once, whoever's clock asks again; returns how many were told. An office that owes many answers to one thing by
    one day hears of them once, those who wait each of theirs; a day's letters to one address are one letter.
    """
    require("promises.remind", actor)
    reminded, heard = 0, set[tuple[object, ...]]()
    letters: list[tuple[Promise, str]] = []
    for promise, stage in [*to_be_reminded(on)]:
        if stage == Reminder.Stage.LEADER and leaders_office(promise.owed_by)[0] is None:
            continue  # told the day there is a leader to tell
        reminder, new = Reminder.objects.get_or_create(
            promise=promise, stage=stage, for_due=promise.due, defaults={"on": on}
        )
        if new:
            thing = (stage, promise.owed_by_id, promise.title, promise.due)
            if thing not in heard:
                letters.append((promise, reminder.stage))
            _tell_of_the_date(actor, promise, reminder.stage, is_news=thing not in heard)
            heard.add(thing)
            reminded += 1
    write_reminders(letters)
    return reminded


def _tell_of_the_date(actor: Actor, promise: Promise, stage: str, *, is_news: bool) -> None:
    """Tell whom a date concerns now: the side that waits and, where it is news to them, those who owe."""
    facts = {"title": promise.title, "owed_by": str(promise.owed_by), "due": promise.due.isoformat()}
    if stage == Reminder.Stage.REVIEW:
        ask_for_review(promise)
    elif is_news:
        match stage:
            case Reminder.Stage.SOON:
                tell_those_who_owe(promise, "promises.soon", **facts)
            case Reminder.Stage.OVER:
                tell_those_who_owe(promise, "promises.over_ours", **facts)
                ask_the_contact_office(promise)
            case Reminder.Stage.LEADER:
                ask_the_leader(promise)
    if stage == Reminder.Stage.OVER:
        tell_those_who_wait(promise, "promises.over_theirs")
    announce(actor, HAPPENED[Reminder.Stage(stage)](about=about(promise), **facts))


HAPPENED = {
    Reminder.Stage.SOON: events.Reminded,
    Reminder.Stage.OVER: events.DatePassed,
    Reminder.Stage.LEADER: events.LeaderTold,
    Reminder.Stage.REVIEW: events.ReviewDue,
}
