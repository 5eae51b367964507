"""Beginning an answer, giving it, passing the question on, saying openly that none will come."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.notices.actions import settle
from tingsted.places.models import Office
from tingsted.promises import events
from tingsted.promises.actions.promising import promise_answer
from tingsted.promises.actions.telling import changed_meanwhile, in_words_why, tell_those_who_wait
from tingsted.promises.models import WITH_REASONS, Answer, Promise, State


@action
def begin_answer(actor: Actor, *, promise: Promise, word: str = "", seen: int | None = None) -> Promise:
    """Say that the answer is being written, with the office's own word on where it stands."""
    require("promises.answer", actor, promise)
    promise.state, promise.word = State.WRITING, tidy(word)
    save_version(promise, seen=seen, sentence=changed_meanwhile(), fields=["state", "word"])
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
    if answer in WITH_REASONS and not tidy(reply):
        raise Refused(_("A no needs its reasons. Write them here."), "reply")
    _answer(promise, answer, reply, seen)
    tell_those_who_wait(promise, "promises.answered")
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
    tell_those_who_wait(promise, "promises.passed_on", onward_to=str(to))
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
def declare_broken(actor: Actor, *, promise: Promise, reason: str, seen: int | None = None) -> Promise:
    """The owing office says openly that no answer will come, and why."""
    require("promises.answer", actor, promise)
    promise.state, promise.word = State.BROKEN, in_words_why(reason)
    save_version(promise, seen=seen, sentence=changed_meanwhile(), fields=["state", "word"])
    settle(about=about(promise))
    tell_those_who_wait(promise, "promises.broken")
    announce(
        actor,
        events.PromiseBroken(
            about=about(promise), promise=promise.pk, title=promise.title, owed_by=str(promise.owed_by)
        ),
    )
    return promise


def _answer(promise: Promise, answer: str, reply: str, seen: int | None) -> None:
    """Enter an answer, whichever it is; it waits on nobody's desk any more.

    Of two who answer at once the second is told, also where no form carried the version they had seen.
    """
    seen = promise.version if seen is None else seen
    promise.state, promise.answer, promise.reply = State.ANSWERED, answer, tidy(reply)
    promise.answered_on = clock.today()
    save_version(
        promise, seen=seen, sentence=changed_meanwhile(), fields=["state", "answer", "reply", "answered_on"]
    )
    settle(about=about(promise))
