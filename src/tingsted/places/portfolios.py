"""An officer's portfolio: their bodies, what each holds and what is open with it, and the notes for the next."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from tingsted.kernel import ports, rounds
from tingsted.places.models import Contact, Office, PortfolioNote, Seat


@dataclass(frozen=True)
class PortfolioLine:
    """One body, who stands in, what is open with it, what it holds, and what was noted."""

    body: Office
    since: date
    stand_in: Seat | None
    matters: tuple[ports.Matter, ...]
    held: tuple[ports.Held, ...]
    notes: tuple[PortfolioNote, ...]


@dataclass(frozen=True)
class Portfolio:
    """All of one officer's bodies, and what waits for the contact office itself."""

    lines: tuple[PortfolioLine, ...]
    at_office: tuple[ports.Matter, ...]


def portfolio_of(seat: Seat, on: date) -> Portfolio:
    """What the officer in this seat has on that day: as many questions for many bodies as for one."""
    contacts = list(
        Contact.objects.filter(seat=seat)
        .in_force(on)
        .select_related("body", "body__area", "stand_in__person")
        .order_by("body__name", "pk")
    )
    bodies = [contact.body for contact in contacts]
    written = PortfolioNote.objects.filter(office=seat.office, body__in=[body.pk for body in bodies])
    found_notes, found_matters, *held = rounds.read(
        rounds.together(
            rounds.rows(written.select_related("writer")),
            ports.open_matters.gather([seat.office, *bodies]),
            *(ports.office_holdings.gather(body) for body in bodies),
        )
    )
    matters: dict[int, list[ports.Matter]] = defaultdict(list)
    for matter in found_matters:
        matters[matter.office_id].append(matter)
    notes: dict[int, list[PortfolioNote]] = defaultdict(list)
    for note in found_notes:
        notes[note.body_id].append(note)
    lines = tuple(
        PortfolioLine(
            c.body, c.starts, c.stand_in, tuple(matters[c.body_id]), tuple(holds), tuple(notes[c.body_id])
        )
        for c, holds in zip(contacts, held, strict=True)
    )
    return Portfolio(lines, tuple(matters[seat.office_id]))
