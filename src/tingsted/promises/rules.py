"""Who may promise, answer, extend."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tingsted.kernel.actors import Actor
from tingsted.kernel.rights import right
from tingsted.places.models import Office, Subject
from tingsted.places.rules import is_editor, seats_of, sits_in, speaks_for
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
    "promises.review",
    thing="standing promise",
    refusal=gettext_noop("Only the two sides of a standing promise may review it or let it go."),
)
def may_review(actor: Actor, promise: Promise) -> bool:
    """One who speaks for either side, while it stands."""
    return promise.is_standing and (speaks_for(actor, promise.owed_by) or speaks_for(actor, promise.owed_to))


@right(
    "promises.move",
    thing="promise",
    refusal=gettext_noop("Only the office that owes it, or the municipality's editors, may move a promise."),
)
def may_move(actor: Actor, promise: Promise) -> bool:
    """While it is owed: one who speaks for the office that owes it, or an editor when the work is handed on."""
    return (promise.is_open or promise.is_standing) and may_move_all(actor, promise.owed_by)


@right(
    "promises.move_all",
    thing="office",
    refusal=gettext_noop("Only the office that owes it, or the municipality's editors, may move a promise."),
)
def may_move_all(actor: Actor, office: Office) -> bool:
    return speaks_for(actor, office) or (is_editor(actor) and not office.is_body)


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
    return promise.public or sits_in(actor, promise.owed_by) or sits_in(actor, promise.owed_to)


@right(
    "promises.remind",
    thing="promise",
    refusal=gettext_noop("Only the installation's own clock reminds of dates."),
)
def may_remind(actor: Actor, promise: object) -> bool:
    """Nobody by hand: the clock does, once for each date."""
    return False
