"""Promises go where the work goes: from an office that closes or hands its work on, to the one that takes it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import ChangedMeanwhile, Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.notices.actions import settle, tell
from tingsted.places.models import Office
from tingsted.promises import events
from tingsted.promises.actions.telling import (
    ask_for_it,
    ask_for_review,
    ask_the_contact_office,
    ask_the_leader,
    changed_meanwhile,
    in_words_why,
    tell_those_who_owe,
    tell_those_who_wait,
)
from tingsted.promises.models import Move, Promise


@action
def move_promise(
    actor: Actor, *, promise: Promise, to: Office, reason: str, seen: int | None = None
) -> Promise:
    """Let another office owe what this one owed, with its date and its history; both sides are told.

    Passing a question on is an answer; this is none: the work itself has gone to another office.
    """
    require("promises.move", actor, promise)
    before = promise.owed_by
    if seen is not None and promise.version != seen:
        raise ChangedMeanwhile(promise, changed_meanwhile())
    if to in (before, promise.owed_to):
        raise Refused(_("Choose another office than the two that already have the question."), "to")
    if to.is_body != before.is_body:
        raise Refused(
            _("What the municipality owes stays with the municipality, and what a body owes with a body."),
            "to",
        )
    if to.dissolved is not None and to.dissolved <= clock.today():
        raise Refused(_("%(office)s is dissolved and can't answer.") % {"office": to}, "to")
    move = Move(
        promise=promise, from_office=before, to_office=to, reason=in_words_why(reason), on=clock.today()
    )
    promise.owed_by, promise.public = to, not to.is_body
    save_version(promise, seen=seen, sentence=changed_meanwhile(), fields=["owed_by", "public"])
    move.save()
    _follow_the_asks(promise)
    facts = {"title": promise.title, "from_office": str(before)}
    tell_those_who_owe(promise, "promises.moved_here", **facts)
    tell_those_who_wait(promise, "promises.moved_away", from_office=str(before))
    tell(
        kind="promises.moved_away",
        about=about(promise),
        url=promise.get_absolute_url(),
        office=before,
        area=promise.area,
        owed_by=str(to),
        **facts,
    )
    announce(
        actor,
        events.PromiseMoved(
            about=about(promise),
            promise=promise.pk,
            title=promise.title,
            owed_by=str(to),
            from_office=str(before),
        ),
    )
    return promise


def _follow_the_asks(promise: Promise) -> None:
    """What waited because of the promise waits on, in the words of who owes it now and on their leader's desk."""
    whose = {
        "promises.answer": ask_for_it,
        "promises.chase": ask_the_contact_office,
        "promises.lead": ask_the_leader,
        "promises.review": ask_for_review,
    }
    for kind, ask_again in whose.items():
        if settle(about=about(promise), kind=kind):
            ask_again(promise)
    if promise.is_open:
        ask_for_it(promise)  # also what was promised quietly: it waited with a thing of the office before


@action
def move_all_promises(actor: Actor, *, office: Office, to: Office, reason: str) -> int:
    """Move everything an office still owes, before it closes: open answers and standing promises; returns how many."""
    require("promises.move_all", actor, office)
    owed = Promise.objects.filter(owed_by=office).select_related("owed_by", "owed_to", "area").order_by("pk")
    moved = [*owed.open(), *owed.standing()]
    if not moved:
        raise Refused(_("%(office)s owes nothing that could be moved.") % {"office": office})
    for promise in moved:
        move_promise(actor, promise=promise, to=to, reason=reason)
    return len(moved)
