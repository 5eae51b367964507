"""Seats are the only source of civic and municipal rights: the predicates every room builds on."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F, FilteredRelation, Q
from django.utils.translation import gettext_noop

from tingsted.kernel import clock
from tingsted.kernel.actors import Actor
from tingsted.kernel.rights import right
from tingsted.places.models import (
    Area,
    Founding,
    HandOver,
    Interest,
    Municipality,
    Office,
    PortfolioNote,
    Redrawing,
    Role,
    Seat,
    SeatInvitation,
    Subject,
)


def seats_of(person: Any, on: date | None = None) -> list[Seat]:
    """The seats this person holds in force that day, with their offices; read once per person and day."""
    if getattr(person, "pk", None) is None or not getattr(person, "is_active", False):
        return []
    day = on or clock.today()
    known: dict[date, list[Seat]] = person.__dict__.setdefault("_seats_in_force", {})
    if day not in known:
        known[day] = _with_mandates(person, day)
    return known[day]


def _with_mandates(person: Any, day: date) -> list[Seat]:
    """The seats, each knowing what it has a mandate in that day: one query for both."""
    in_force = Q(mandates__starts__lte=day) & (Q(mandates__ends__isnull=True) | Q(mandates__ends__gte=day))
    rows = (
        Seat.objects.filter(person=person)
        .in_force(day)
        .annotate(mandate=FilteredRelation("mandates", condition=in_force))
        .annotate(subject=F("mandate__subject"))
        .select_related("office", "office__area")
    )
    seats: dict[int, Seat] = {}
    for row in rows:
        seat = seats.setdefault(row.pk, row)
        if subject := row.__dict__["subject"]:
            seat.__dict__["mandated"] = seat.__dict__.get("mandated", frozenset()) | {subject}
    return list(seats.values())


def forget_seats(person: Any) -> None:
    """After a change of seats: ask the database again."""
    person.__dict__.pop("_seats_in_force", None)


def sits_in(actor: Actor, office: Office | None) -> bool:
    """Whether the actor acts for this office and holds a seat in it today."""
    return (
        office is not None
        and actor.office_id == office.pk
        and any(seat.office_id == office.pk for seat in seats_of(actor.person))
    )


def speaks_for(actor: Actor, office: Office | None, subject: str = "") -> bool:
    """Whether the actor holds the mandate to answer and act for this office today, in that subject or in everything."""
    return (
        office is not None
        and actor.office_id == office.pk
        and any(seat.office_id == office.pk and seat.may_speak(subject) for seat in seats_of(actor.person))
    )


def serves(actor: Actor, body: Office | None) -> bool:
    """Whether the actor sits in the municipal contact office of this body."""
    if body is None or body.contact_office_id is None:
        return False
    return actor.office_id == body.contact_office_id and any(
        seat.office_id == body.contact_office_id for seat in seats_of(actor.person)
    )


def is_editor(actor: Actor) -> bool:
    """Whether the actor keeps the municipality's areas, bodies and look: an editor's or leader's seat."""
    return any(
        seat.role in (Role.EDITOR, Role.LEADER) and seat.office_id == actor.office_id
        for seat in seats_of(actor.person)
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
    return is_editor(actor) or _in_contact_office_of(actor, area)


@right(
    "places.lead_founding",
    thing="founding",
    refusal=gettext_noop("Only the area's contact office or the municipality's editors may do this."),
)
def may_lead_founding(actor: Actor, founding: Founding) -> bool:
    return is_editor(actor) or _in_contact_office_of(actor, founding.area)


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


def _in_contact_office_of(actor: Actor, area: Area) -> bool:
    office_id = area.contact_office_id
    return (
        office_id is not None
        and actor.office_id == office_id
        and any(seat.office_id == office_id for seat in seats_of(actor.person))
    )
