"""Promise, begin, answer, pass on, move the date, withdraw, declare broken, remind: the only writers of the ledger."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.notices.actions import ask, settle, tell
from tingsted.places.models import Area, Office
from tingsted.promises import events
from tingsted.promises.models import Answer, Extension, Promise, Reminder, State
from tingsted.promises.notices import write_question, write_reminder
from tingsted.promises.queries import to_be_reminded


@action
def promise_answer(
    actor: Actor,
    *,
    kind: str,
    owed_by: Office,
    owed_to: Office | None,
    title: str,
    due: date,
    area: Area | None = None,
    question: str = "",
    url: str = "",
    tag: str = "",
    tag_url: str = "",
    quietly: bool = False,
) -> Promise:
    """Enter that an office owes an answer by a date; it waits on that office's desk from now on.

    `quietly` where many answers are owed to one thing: the room that asks puts one ask on the desk for all of them.
    """
    require("promises.promise", actor, owed_by)
    if due < clock.today():
        raise Refused(_("The date has already passed. Choose one that gives time to answer."), "due")
    if owed_by.dissolved and owed_by.dissolved <= clock.today():
        raise Refused(_("%(office)s is dissolved and can't answer.") % {"office": owed_by}, "to")
    promise = Promise.objects.create(
        kind=kind,
        owed_by=owed_by,
        owed_to=owed_to,
        area=area,
        title=title,
        question=tidy(question),
        url=url,
        tag=tag,
        tag_url=tag_url,
        promised_on=clock.today(),
        due=due,
        first_due=due,
    )
    if not quietly:
        _ask_for_it(promise)
        write_question(promise)
    announce(
        actor,
        events.AnswerPromised(about=about(promise), title=title, owed_by=str(owed_by), due=due.isoformat()),
    )
    return promise


@action
def begin_answer(actor: Actor, *, promise: Promise, word: str = "", seen: int | None = None) -> Promise:
    """Say that the answer is being written, with the office's own word on where it stands."""
    require("promises.answer", actor, promise)
    promise.state, promise.word = State.WRITING, tidy(word)
    save_version(promise, seen=seen, sentence=_changed(), fields=["state", "word"])
    announce(
        actor, events.AnswerBegun(about=about(promise), title=promise.title, owed_by=str(promise.owed_by))
    )
    return promise


@action
def give_answer(
    actor: Actor, *, promise: Promise, answer: str, reply: str, seen: int | None = None
) -> Promise:
    """Give the owed answer; a no needs its reasons, and a reasoned no in time is a kept promise."""
    require("promises.answer", actor, promise)
    if answer not in Answer.values:
        raise Refused(_("Choose one of the answers."), "answer")
    if answer == Answer.PASSED_ON:
        raise Refused(_("Choose the office that the question goes on to."), "to")
    if answer in (Answer.NO, Answer.NOT_NOW) and not tidy(reply):
        raise Refused(_("A no needs its reasons. Write them here."), "reply")
    _answer(promise, answer, reply, seen)
    _tell_those_who_wait(promise, "promises.answered")
    announce(
        actor,
        events.AnswerGiven(
            about=about(promise),
            promise=promise.pk,
            title=promise.title,
            owed_by=str(promise.owed_by),
            answer=answer,
        ),
    )
    return promise


@action
def pass_on(
    actor: Actor, *, promise: Promise, to: Office, due: date, reply: str = "", seen: int | None = None
) -> Promise:
    """Pass the question on to the office it belongs to: the answer is owed anew, by them; returns their promise."""
    require("promises.answer", actor, promise)
    if to in (promise.owed_by, promise.owed_to):
        raise Refused(_("Choose another office than the two that already have the question."), "to")
    _answer(promise, Answer.PASSED_ON, reply, seen)
    onward = promise_answer(
        actor,
        kind=promise.kind,
        owed_by=to,
        owed_to=promise.owed_to,
        title=promise.title,
        due=due,
        area=promise.area,
        question=promise.question,
        url=promise.url,
        tag=promise.tag,
        tag_url=promise.tag_url,
    )
    promise.passed_to = onward
    promise.save(update_fields=["passed_to"])
    _tell_those_who_wait(promise, "promises.passed_on", onward_to=str(to))
    announce(
        actor,
        events.AnswerPassedOn(
            about=about(promise),
            promise=promise.pk,
            onward=onward.pk,
            title=promise.title,
            owed_by=str(promise.owed_by),
            onward_to=str(to),
        ),
    )
    return onward


@action
def move_date(
    actor: Actor, *, promise: Promise, to_due: date, reason: str, seen: int | None = None
) -> Promise:
    """Give a new date and why; the old one stays readable."""
    require("promises.extend", actor, promise)
    if to_due <= promise.due or to_due < clock.today():
        raise Refused(_("The new date must be later than the old one, and not passed."), "to_due")
    reason = _reason(reason)
    extension = Extension(
        promise=promise, from_due=promise.due, to_due=to_due, reason=reason, on=clock.today()
    )
    promise.due, promise.word = to_due, reason
    save_version(promise, seen=seen, sentence=_changed(), fields=["due", "word"])
    extension.save()
    _ask_for_it(promise)
    _tell_those_who_wait(promise, "promises.moved", due=to_due.isoformat())
    announce(
        actor,
        events.DateMoved(
            about=about(promise), title=promise.title, owed_by=str(promise.owed_by), to_due=to_due.isoformat()
        ),
    )
    return promise


@action
def withdraw(actor: Actor, *, promise: Promise, reason: str, seen: int | None = None) -> Promise:
    """Those who were promised an answer let it go, and say why."""
    require("promises.withdraw", actor, promise)
    promise.state, promise.word = State.WITHDRAWN, _reason(reason)
    save_version(promise, seen=seen, sentence=_changed(), fields=["state", "word"])
    settle(about=about(promise))
    tell(
        kind="promises.withdrawn",
        about=about(promise),
        url=promise.get_absolute_url(),
        office=promise.owed_by,
        area=promise.area,
        title=promise.title,
        owed_to=str(promise.owed_to or ""),
    )
    announce(
        actor,
        events.PromiseWithdrawn(about=about(promise), title=promise.title, owed_by=str(promise.owed_by)),
    )
    return promise


@action
def declare_broken(actor: Actor, *, promise: Promise, reason: str, seen: int | None = None) -> Promise:
    """The owing office says openly that no answer will come, and why."""
    require("promises.answer", actor, promise)
    promise.state, promise.word = State.BROKEN, _reason(reason)
    save_version(promise, seen=seen, sentence=_changed(), fields=["state", "word"])
    settle(about=about(promise))
    _tell_those_who_wait(promise, "promises.broken")
    announce(
        actor, events.PromiseBroken(about=about(promise), title=promise.title, owed_by=str(promise.owed_by))
    )
    return promise


@action
def remind(actor: Actor, *, on: date) -> int:
    """Remind those who owe before a date, and tell both sides when it has passed, each once; returns how many."""
    require("promises.remind", actor)
    reminded = 0
    for promise, stage in to_be_reminded(on):
        reminder, new = Reminder.objects.get_or_create(
            promise=promise, stage=stage, for_due=promise.due, defaults={"on": on}
        )
        if new:
            _tell_of_the_date(actor, promise, reminder.stage)
            reminded += 1
    return reminded


def _tell_of_the_date(actor: Actor, promise: Promise, stage: str) -> None:
    facts = {"title": promise.title, "owed_by": str(promise.owed_by), "due": promise.due.isoformat()}
    ours = "promises.soon" if stage == Reminder.Stage.SOON else "promises.over_ours"
    tell(
        kind=ours,
        about=about(promise),
        url=promise.answer_url(),
        office=promise.owed_by,
        area=promise.area,
        **facts,
    )
    if stage == Reminder.Stage.OVER:
        _tell_those_who_wait(promise, "promises.over_theirs")
    write_reminder(promise, stage)
    event = events.Reminded if stage == Reminder.Stage.SOON else events.DatePassed
    announce(actor, event(about=about(promise), **facts))


def _answer(promise: Promise, answer: str, reply: str, seen: int | None) -> None:
    """Enter an answer, whichever it is; it waits on nobody's desk any more."""
    promise.state, promise.answer, promise.reply = State.ANSWERED, answer, tidy(reply)
    promise.answered_on = clock.today()
    save_version(promise, seen=seen, sentence=_changed(), fields=["state", "answer", "reply", "answered_on"])
    settle(about=about(promise))


def _ask_for_it(promise: Promise) -> None:
    ask(
        kind="promises.answer",
        about=about(promise),
        url=promise.answer_url(),
        office=promise.owed_by,
        area=promise.area,
        due=promise.due,
        title=promise.title,
        owed_to=str(promise.owed_to or ""),
    )


def _tell_those_who_wait(promise: Promise, kind: str, **facts: Any) -> None:
    if promise.owed_to is not None:
        tell(
            kind=kind,
            about=about(promise),
            url=promise.get_absolute_url(),
            office=promise.owed_to,
            area=promise.area,
            title=promise.title,
            owed_by=str(promise.owed_by),
            **facts,
        )


def _reason(reason: str) -> str:
    if not tidy(reason):
        raise Refused(_("Write why, so that those who wait can understand it."), "reason")
    return tidy(reason)


def _changed() -> str:
    return _("A colleague changed the same answer in the meantime. Your text is still here.")
