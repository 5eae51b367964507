"""Standing promises: made by an office, looked at again by both sides, let go by either."""

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
from tingsted.promises.actions.telling import changed_meanwhile, in_words_why
from tingsted.promises.models import Promise, State


@action
def make_standing_promise(
    actor: Actor,
    *,
    kind: str,
    owed_by: Office,
    owed_to: Office | None,
    title: str,
    review_on: date,
    area: Area | None = None,
    text: str = "",
    url: str = "",
) -> Promise:
    """Enter what an office promises until further notice; on the day of review both sides look at it again."""
    require("promises.promise", actor, owed_by)
    if owed_by.dissolved and owed_by.dissolved <= clock.today():
        raise Refused(_("%(office)s is dissolved and can't promise anything.") % {"office": owed_by})
    promise = Promise.objects.create(
        standing=True,
        kind=kind,
        owed_by=owed_by,
        owed_to=owed_to,
        area=area,
        title=title,
        question=tidy(text),
        url=url,
        promised_on=clock.today(),
        due=_ahead(review_on),
        first_due=review_on,
    )
    announce(actor, events.StandingPromiseMade(about=about(promise), title=title, owed_by=str(owed_by)))
    return promise


@action
def review_standing_promise(
    actor: Actor, *, promise: Promise, review_on: date, word: str = "", seen: int | None = None
) -> Promise:
    """Say that a standing promise still holds, perhaps how it went, and when it is looked at next."""
    require("promises.review", actor, promise)
    promise.due, promise.word = _ahead(review_on), tidy(word)
    save_version(promise, seen=seen, sentence=changed_meanwhile(), fields=["due", "word"])
    settle(about=about(promise))
    announce(
        actor,
        events.StandingPromiseReviewed(
            about=about(promise),
            title=promise.title,
            owed_by=str(promise.owed_by),
            due=promise.due.isoformat(),
        ),
    )
    return promise


@action
def end_standing_promise(actor: Actor, *, promise: Promise, reason: str, seen: int | None = None) -> Promise:
    """Let a standing promise go, with the reason; the other side is told."""
    require("promises.review", actor, promise)
    promise.state, promise.word, promise.answered_on = State.WITHDRAWN, in_words_why(reason), clock.today()
    save_version(promise, seen=seen, sentence=changed_meanwhile(), fields=["state", "word", "answered_on"])
    settle(about=about(promise))
    for office in (promise.owed_by, promise.owed_to):
        if office is not None and office.pk != actor.office_id:
            tell(
                kind="promises.ended",
                about=about(promise),
                url=promise.get_absolute_url(),
                office=office,
                area=promise.area,
                title=promise.title,
                owed_by=str(promise.owed_by),
            )
    announce(
        actor,
        events.PromiseWithdrawn(about=about(promise), title=promise.title, owed_by=str(promise.owed_by)),
    )
    return promise


def _ahead(review_on: date) -> date:
    if review_on <= clock.today():
        raise Refused(_("Choose a day ahead on which you both look at the promise again."), "review_on")
    return review_on
