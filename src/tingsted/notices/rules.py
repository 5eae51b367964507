"""Who may see what waits, and change how they hear from us."""

from __future__ import annotations

from tingsted.kernel.actors import Actor
from tingsted.kernel.rights import right
from tingsted.notices.models import Ask
from tingsted.places.rules import seats_of


@right("notices.write", thing="letter", refusal="Only the installation itself writes letters.")
def may_write(actor: Actor, thing: object) -> bool:
    """The clock and the rooms' own reactions; never a person by hand."""
    return False


@right("notices.see", thing="ask", refusal="This waits for somebody else.")
def may_see(actor: Actor, ask: Ask) -> bool:
    """Twin of `visible_to`: mine, of an office where I sit today, or for my own seat in it."""
    if ask.person_id is not None and ask.person_id == actor.person_id:
        return True
    return ask.office_id is not None and any(
        s.office_id == ask.office_id and ask.role in ("", s.role) for s in seats_of(actor.person)
    )


@right("notices.change_hearing", thing="person", refusal="Only you decide how you hear from us.")
def may_change_hearing(actor: Actor, person: object) -> bool:
    return actor.person is not None and actor.person == person
