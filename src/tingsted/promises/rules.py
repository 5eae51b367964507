"""Who may promise, answer, extend."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tingsted.kernel.actors import Actor
from tingsted.kernel.rights import right
from tingsted.places.models import Subject
from tingsted.places.rules import seats_of, sits_in, speaks_for
from tingsted.promises.models import Promise


@right(
    "promises.answer",
    thing="promise",
    refusal=gettext_noop("Only the office that owes the answer may give it."),
)
def may_answer(actor: Actor, promise: Promise) -> bool:
    """One who speaks for the office that owes the answer, while it is owed."""
    return promise.is_open and speaks_for(actor, promise.owed_by, Subject.ANSWERS)


@right(
    "promises.extend",
    thing="promise",
    refusal=gettext_noop("Only the office that owes the answer may move its date."),
)
def may_extend(actor: Actor, promise: Promise) -> bool:
    return promise.is_open and speaks_for(actor, promise.owed_by, Subject.ANSWERS)


@right(
    "promises.withdraw",
    thing="promise",
    refusal=gettext_noop("Only the office that was promised an answer may let it go."),
)
def may_withdraw(actor: Actor, promise: Promise) -> bool:
    return promise.is_open and speaks_for(actor, promise.owed_to, Subject.ANSWERS)


@right(
    "promises.promise",
    thing="office",
    refusal=gettext_noop("Only an office may promise or ask for an answer."),
)
def may_promise(actor: Actor, office: object) -> bool:
    """Any seat in force: which office may ask which is decided by the room that asks."""
    return actor.office is not None and any(s.office_id == actor.office_id for s in seats_of(actor.person))


@right("promises.see", thing="promise", refusal=gettext_noop("This promise is between two bodies."))
def may_see(actor: Actor, promise: Promise) -> bool:
    """Twin of `visible_to`: what the municipality owes is public, what volunteers owe is seen by the two sides."""
    return not promise.owed_by.is_body or sits_in(actor, promise.owed_by) or sits_in(actor, promise.owed_to)


@right(
    "promises.remind",
    thing="promise",
    refusal=gettext_noop("Only the installation's own clock reminds of dates."),
)
def may_remind(actor: Actor, promise: object) -> bool:
    """Nobody by hand: the clock does, once for each date."""
    return False
