"""Who may keep an office: its mandates, contacts, hand-overs and foundings."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tingsted.kernel.actors import Actor
from tingsted.kernel.rights import right
from tingsted.places.models import (
    Area,
    Founding,
    HandOver,
    Interest,
    Office,
    PortfolioNote,
    Role,
    Seat,
)
from tingsted.places.rules.predicates import (
    in_contact_office_of,
    is_editor,
    seats_of,
    serves,
    speaks_for,
)


@right(
    "places.keep_office",
    thing="office",
    refusal=gettext_noop("Only the contact office or the municipality's editors may do this."),
)
def may_keep_office(actor: Actor, office: Office) -> bool:
    """What a body stands on, its names and its approval are facts that the municipality answers for."""
    return serves(actor, office) or is_editor(actor)


@right(
    "places.give_mandate",
    thing="office",
    refusal=gettext_noop("Only one who speaks for the office in everything may give a mandate in its name."),
)
def may_give_mandate(actor: Actor, office: Office) -> bool:
    return speaks_for(actor, office) or serves(actor, office) or is_editor(actor)


@right(
    "places.name_contact",
    thing="body",
    refusal=gettext_noop("Only the contact office or the municipality's editors may do this."),
)
def may_name_contact(actor: Actor, body: Office) -> bool:
    return (serves(actor, body) and speaks_for(actor, actor.office)) or is_editor(actor)


@right(
    "places.write_note",
    thing="body",
    refusal=gettext_noop("Only those in the contact office write notes for the next officer."),
)
def may_write_note(actor: Actor, body: Office) -> bool:
    return serves(actor, body)


@right(
    "places.see_note",
    thing="note for the next officer",
    refusal=gettext_noop("These notes are for the contact office."),
)
def may_see_note(actor: Actor, note: PortfolioNote) -> bool:
    """Twin of `visible_to`: those who sit in the contact office it was written in."""
    return any(mine.office_id == note.office_id for mine in seats_of(actor.person))


@right(
    "places.hand_over",
    thing="seat",
    refusal=gettext_noop("Only the officer, a leader of the contact office or an editor hands bodies over."),
)
def may_hand_over(actor: Actor, seat: Seat) -> bool:
    mine = [s for s in seats_of(actor.person) if s.office_id == actor.office_id]
    return (
        is_editor(actor)
        or any(s.pk == seat.pk for s in mine)
        or any(s.office_id == seat.office_id and s.role == Role.LEADER for s in mine)
    )


@right(
    "places.see_hand_over",
    thing="hand-over",
    refusal=gettext_noop("A hand-over is read by the contact office and the one who takes over."),
)
def may_see_hand_over(actor: Actor, hand_over: HandOver) -> bool:
    """Twin of `visible_to`: those of the contact office, and the successor."""
    if hand_over.successor_id is not None and hand_over.successor_id == actor.person_id:
        return True
    return any(mine.office_id == hand_over.office_id for mine in seats_of(actor.person))


@right(
    "places.take_over",
    thing="hand-over",
    refusal=gettext_noop("Only the one who takes over can say that they have read it."),
)
def may_take_over(actor: Actor, hand_over: HandOver) -> bool:
    return hand_over.successor_id is not None and hand_over.successor_id == actor.person_id


@right(
    "places.begin_founding",
    thing="area",
    refusal=gettext_noop("Only the area's contact office or the municipality's editors may do this."),
)
def may_begin_founding(actor: Actor, area: Area) -> bool:
    return is_editor(actor) or in_contact_office_of(actor, area)


@right(
    "places.lead_founding",
    thing="founding",
    refusal=gettext_noop("Only the area's contact office or the municipality's editors may do this."),
)
def may_lead_founding(actor: Actor, founding: Founding) -> bool:
    return is_editor(actor) or in_contact_office_of(actor, founding.area)


@right(
    "places.show_interest",
    thing="area without a body",
    refusal=gettext_noop("Nobody is founding a body here just now."),
)
def may_show_interest(actor: Actor, area: Area) -> bool:
    """Everybody, with or without an account: the list is how it begins."""
    return True


@right(
    "places.withdraw_interest",
    thing="interest",
    refusal=gettext_noop("The link has been used or is too old."),
)
def may_withdraw_interest(actor: Actor, interest: Interest | None) -> bool:
    """Whoever holds the signed link of the letter: the link itself is the proof."""
    return True


@right(
    "places.see_interest",
    thing="interest",
    refusal=gettext_noop("Only the area's contact office sees who gave their name."),
)
def may_see_interest(actor: Actor, interest: Interest) -> bool:
    """Twin of `visible_to`: those who sit in the area's contact office."""
    office_id = interest.founding.area.contact_office_id
    return office_id is not None and any(mine.office_id == office_id for mine in seats_of(actor.person))


@right("places.keep_time", thing="municipality", refusal=gettext_noop("The clock does this by itself."))
def may_keep_time(actor: Actor, thing: object) -> bool:
    """Nobody by hand: what was planned for a day happens on that day."""
    return False
