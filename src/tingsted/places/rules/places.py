"""Who may set up, draw, describe, and give and show seats."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tingsted.kernel.actors import Actor
from tingsted.kernel.rights import right
from tingsted.places.models import (
    Area,
    Municipality,
    Office,
    Redrawing,
    Role,
    Seat,
    SeatInvitation,
    Subject,
)
from tingsted.places.rules.predicates import (
    is_editor,
    seats_of,
    serves,
    speaks_for,
)


@right(
    "places.set_up",
    thing="municipality",
    refusal=gettext_noop("Only the municipality's editors may do this."),
)
def may_set_up(actor: Actor, municipality: Municipality | None) -> bool:
    return is_editor(actor)


@right(
    "places.draw",
    thing="area",
    refusal=gettext_noop(
        "Only the area's contact office or the municipality's editors may draw its boundary."
    ),
)
def may_draw(actor: Actor, area: Area) -> bool:
    return is_editor(actor) or speaks_for(actor, area.contact_office)


@right(
    "places.see_redrawing",
    thing="draft of the map",
    refusal=gettext_noop("A draft of the map is the town hall's until it is adopted."),
)
def may_see_redrawing(actor: Actor, redrawing: Redrawing) -> bool:
    """Twin of `visible_to`: the editors, and the contact office of the area."""
    return any(
        seat.role in (Role.EDITOR, Role.LEADER) or seat.office_id == redrawing.area.contact_office_id
        for seat in seats_of(actor.person)
    )


@right(
    "places.adopt_redrawing",
    thing="draft of the map",
    refusal=gettext_noop("Only the municipality's editors divide and merge areas."),
)
def may_adopt_redrawing(actor: Actor, redrawing: Redrawing) -> bool:
    """A new boundary also the contact office's speakers; what makes or ends an area only the editors."""
    if redrawing.kind == Redrawing.Kind.OUTLINE:
        return may_draw(actor, redrawing.area)
    return is_editor(actor)


@right("places.carry_out", thing="municipality", refusal=gettext_noop("The clock does this by itself."))
def may_carry_out(actor: Actor, thing: object) -> bool:
    return False


@right(
    "places.seat_people",
    thing="office",
    refusal=gettext_noop("Only the body's own speakers or the contact office may do this."),
)
def may_seat_people(actor: Actor, office: Office) -> bool:
    return speaks_for(actor, office, Subject.SEATS) or serves(actor, office) or is_editor(actor)


@right(
    "places.seat_editors",
    thing="office",
    refusal=gettext_noop("Only the municipality's editors make others editors or leaders."),
)
def may_seat_editors(actor: Actor, office: Office) -> bool:
    """These seats keep every area and body, so no office gives them to itself, and no body of citizens has them."""
    return is_editor(actor) and not office.is_body


@right(
    "places.describe",
    thing="area",
    refusal=gettext_noop("Only the area's own body or the municipality's editors may do this."),
)
def may_describe(actor: Actor, area: Area) -> bool:
    return is_editor(actor) or any(
        seat.may_speak() and seat.office_id == actor.office_id and seat.office.area_id == area.pk
        for seat in seats_of(actor.person)
    )


@right(
    "places.describe_office",
    thing="office",
    refusal=gettext_noop("Only the office's own speakers or the municipality's editors may do this."),
)
def may_describe_office(actor: Actor, office: Office) -> bool:
    return speaks_for(actor, office) or is_editor(actor)


@right(
    "places.show_seat",
    thing="seat",
    refusal=gettext_noop("Only the person in the seat decides whether their name is shown."),
)
def may_show_seat(actor: Actor, seat: Seat) -> bool:
    return seat.person_id is not None and seat.person_id == actor.person_id


@right(
    "places.see_seat",
    thing="seat",
    refusal=gettext_noop("This person has not agreed to stand on the public list."),
)
def may_see_seat(actor: Actor, seat: Seat) -> bool:
    """Twin of `visible_to`: public seats, one's own, and those of the offices where one sits."""
    return (
        seat.public
        or (actor.person_id is not None and seat.person_id == actor.person_id)
        or any(mine.office_id == seat.office_id for mine in seats_of(actor.person))
    )


@right(
    "places.see_invitation",
    thing="invitation",
    refusal=gettext_noop("Only the office that invites sees who was asked."),
)
def may_see_invitation(actor: Actor, invitation: SeatInvitation) -> bool:
    """Twin of `visible_to`: the office asked for, and its contact office."""
    offices = {invitation.office_id, invitation.office.contact_office_id}
    return any(mine.office_id in offices for mine in seats_of(actor.person))


@right(
    "places.take_invited_seat",
    thing="invitation",
    refusal=gettext_noop("The invitation is not open any more."),
)
def may_take_invited_seat(actor: Actor, invitation: SeatInvitation) -> bool:
    """Whoever holds the signed link of the letter, while it is open: the link itself is the proof."""
    return invitation.is_waiting()


@right(
    "places.forget_invitations", thing="municipality", refusal=gettext_noop("The clock does this by itself.")
)
def may_forget_invitations(actor: Actor, thing: object) -> bool:
    return False
