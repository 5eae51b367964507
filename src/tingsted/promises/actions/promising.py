"""Entering that an answer is owed, and letting it go again."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.notices.actions import settle, tell
from tingsted.places.models import Area, Office
from tingsted.promises import events
from tingsted.promises.actions.telling import ask_for_it, changed_meanwhile, in_words_why
from tingsted.promises.models import Promise, State
from tingsted.promises.notices import write_question


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
        ask_for_it(promise)
        write_question(promise)
    announce(
        actor,
        events.AnswerPromised(about=about(promise), title=title, owed_by=str(owed_by), due=due.isoformat()),
    )
    return promise


@action
def withdraw(actor: Actor, *, promise: Promise, reason: str, seen: int | None = None) -> Promise:
    """Those who were promised an answer let it go, and say why."""
    require("promises.withdraw", actor, promise)
    promise.state, promise.word = State.WITHDRAWN, in_words_why(reason)
    save_version(promise, seen=seen, sentence=changed_meanwhile(), fields=["state", "word"])
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
