"""Who may see what waits, and change how they hear from us."""

from __future__ import annotations

from tingsted.kernel.actors import Actor
from tingsted.kernel.rights import right
from tingsted.notices.models import Ask, Bulletin, Following
from tingsted.places.models import Area
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


@right(
    "notices.tell_area",
    thing="area",
    refusal="Only those who speak for the area's body, or for its contact office, tell news here.",
)
def may_tell_area(actor: Actor, area: Area) -> bool:
    """One who speaks for a body of the area, or for the municipality's contact for it."""
    return any(
        seat.may_speak()
        and seat.office_id == actor.office_id
        and (
            (seat.office.is_body and seat.office.area_id == area.pk)
            or seat.office_id == area.contact_office_id
        )
        for seat in seats_of(actor.person)
    )


@right(
    "notices.withdraw_bulletin",
    thing="bulletin",
    refusal="Only those who may tell news here may take it down.",
)
def may_withdraw_bulletin(actor: Actor, bulletin: Bulletin) -> bool:
    return may_tell_area(actor, bulletin.area)


@right("notices.see_bulletin", thing="bulletin", refusal="The news has been taken down.")
def may_see_bulletin(actor: Actor, bulletin: Bulletin) -> bool:
    """Twin of `visible_to`: public until it is taken down."""
    return bulletin.withdrawn_on is None


@right("notices.follow", thing="area", refusal="Everybody may follow an area.")
def may_follow(actor: Actor, area: Area) -> bool:
    return True


@right("notices.keep_following", thing="following", refusal="The link has been used or is too old.")
def may_keep_following(actor: Actor, thing: Following | None) -> bool:
    """Whoever holds the signed link of the letter: the link itself is the proof."""
    return thing is not None
