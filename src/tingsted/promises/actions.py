"""Promise, begin, answer, move the date, withdraw, declare broken: the only writers of the ledger."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.notices.actions import ask, settle, tell
from tingsted.places.models import Area, Office
from tingsted.promises.events import (
    AnswerBegun,
    AnswerGiven,
    AnswerPromised,
    DateMoved,
    PromiseBroken,
    PromiseWithdrawn,
)
from tingsted.promises.models import Answer, Extension, Promise, State


@action
def promise_answer(
    actor: Actor, *, kind: str, owed_by: Office, owed_to: Office | None, title: str, due: date,
    area: Area | None = None, question: str = "", url: str = "",
) -> Promise:
    """Enter that an office owes an answer by a date; it waits on that office's desk from now on."""
    require("promises.promise", actor, owed_by)
    if due < clock.today():
        raise Refused(_("The date has already passed. Choose one that gives time to answer."), "due")
    promise = Promise.objects.create(
        kind=kind, owed_by=owed_by, owed_to=owed_to, area=area, title=title, question=tidy(question), url=url,
        promised_on=clock.today(), due=due, first_due=due,
    )
    ask(
        kind="promises.answer", about=about(promise), url=promise.get_absolute_url(), office=owed_by, area=area,
        due=due, title=title, owed_to=str(owed_to or ""),
    )
    announce(
        actor, AnswerPromised(about=about(promise), title=title, owed_by=str(owed_by), due=due.isoformat())
    )
    return promise


@action
def begin_answer(actor: Actor, *, promise: Promise, word: str = "", seen: int | None = None) -> Promise:
    """Say that the answer is being written, with the office's own word on where it stands."""
    require("promises.answer", actor, promise)
    promise.state, promise.word = State.WRITING, tidy(word)
    save_version(promise, seen=seen, sentence=_changed(), fields=["state", "word"])
    announce(actor, AnswerBegun(about=about(promise), title=promise.title, owed_by=str(promise.owed_by)))
    return promise


@action
def give_answer(actor: Actor, *, promise: Promise, answer: str, reply: str, seen: int | None = None) -> Promise:
    """Give the owed answer; a no needs its reasons, and a reasoned no in time is a kept promise."""
    require("promises.answer", actor, promise)
    reply = tidy(reply)
    if answer not in Answer.values:
        raise Refused(_("Choose one of the answers."), "answer")
    if answer in (Answer.NO, Answer.NOT_NOW) and not reply:
        raise Refused(_("A no needs its reasons. Write them here."), "reply")
    promise.state, promise.answer, promise.reply = State.ANSWERED, answer, reply
    promise.answered_on = clock.today()
    save_version(
        promise, seen=seen, sentence=_changed(), fields=["state", "answer", "reply", "answered_on"]
    )
    settle(about=about(promise))
    if promise.owed_to is not None:
        tell(
            kind="promises.answered", about=about(promise), url=promise.url or promise.get_absolute_url(),
            office=promise.owed_to, area=promise.area, title=promise.title, owed_by=str(promise.owed_by),
        )
    announce(
        actor,
        AnswerGiven(
            about=about(promise), promise=promise.pk, title=promise.title, owed_by=str(promise.owed_by), answer=answer
        ),
    )
    return promise


@action
def move_date(actor: Actor, *, promise: Promise, to_due: date, reason: str, seen: int | None = None) -> Promise:
    """Give a new date and why; the old one stays readable."""
    require("promises.extend", actor, promise)
    if to_due <= promise.due or to_due < clock.today():
        raise Refused(_("The new date must be later than the old one, and not passed."), "to_due")
    if not tidy(reason):
        raise Refused(_("Write why, so that those who wait can understand it."), "reason")
    Extension.objects.create(
        promise=promise, from_due=promise.due, to_due=to_due, reason=tidy(reason), on=clock.today()
    )
    promise.due, promise.word = to_due, tidy(reason)
    save_version(promise, seen=seen, sentence=_changed(), fields=["due", "word"])
    ask(
        kind="promises.answer", about=about(promise), url=promise.get_absolute_url(), office=promise.owed_by,
        area=promise.area, due=to_due, title=promise.title, owed_to=str(promise.owed_to or ""),
    )
    announce(
        actor,
        DateMoved(about=about(promise), title=promise.title, owed_by=str(promise.owed_by), to_due=to_due.isoformat()),
    )
    return promise


@action
def withdraw(actor: Actor, *, promise: Promise, reason: str) -> Promise:
    """Those who were promised an answer let it go, and say why."""
    require("promises.withdraw", actor, promise)
    if not tidy(reason):
        raise Refused(_("Write why."), "reason")
    promise.state, promise.word = State.WITHDRAWN, tidy(reason)
    save_version(promise, seen=None, sentence=_changed(), fields=["state", "word"])
    settle(about=about(promise))
    announce(actor, PromiseWithdrawn(about=about(promise), title=promise.title, owed_by=str(promise.owed_by)))
    return promise


@action
def declare_broken(actor: Actor, *, promise: Promise, reason: str) -> Promise:
    """The owing office says openly that no answer will come, and why."""
    require("promises.answer", actor, promise)
    if not tidy(reason):
        raise Refused(_("Write why."), "reason")
    promise.state, promise.word = State.BROKEN, tidy(reason)
    save_version(promise, seen=None, sentence=_changed(), fields=["state", "word"])
    settle(about=about(promise))
    announce(actor, PromiseBroken(about=about(promise), title=promise.title, owed_by=str(promise.owed_by)))
    return promise


def _changed() -> str:
    return _("A colleague changed the same answer in the meantime. Your text is still here.")
