"""An officer's portfolio: their bodies, what is open with each, and the notes for whoever comes next."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from tingsted.kernel import ports
from tingsted.places.models import Contact, Office, PortfolioNote, Seat


@dataclass(frozen=True)
class PortfolioLine:
    """One body, who stands in, what is open with it, and what was noted."""

    body: Office
    since: date
    stand_in: Seat | None
    matters: tuple[ports.Matter, ...]
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
    matters: dict[int, list[ports.Matter]] = defaultdict(list)
    for matter in ports.open_matters.collect([seat.office, *(c.body for c in contacts)]):
        matters[matter.office_id].append(matter)
    notes: dict[int, list[PortfolioNote]] = defaultdict(list)
    written = PortfolioNote.objects.filter(office=seat.office, body__in=[c.body_id for c in contacts])
    for note in written.select_related("writer"):
        notes[note.body_id].append(note)
    lines = tuple(
        PortfolioLine(c.body, c.starts, c.stand_in, tuple(matters[c.body_id]), tuple(notes[c.body_id]))
        for c in contacts
    )
    return Portfolio(lines, tuple(matters[seat.office_id]))
