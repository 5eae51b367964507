"""What is read across the nouns of a cooperation basis: the bodies it covers, their answers, and the live contacts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from tingsted.agreements.models import Answer, Basis, Part, Pledge, Version
from tingsted.agreements.reading import Block, read_blocks
from tingsted.kernel import rounds
from tingsted.places.models import BODIES, Contact, Office, Role, Seat


def bodies_of(basis: Basis) -> list[Office]:
    """The open bodies that the basis covers: those named, or all."""
    return rounds.read(covered(basis))


def covered(basis: Basis) -> rounds.Reading[list[Office]]:
    """The same as a reading, in one round."""
    wanted = Office.objects.open().select_related("area", "contact_office").order_by("name", "pk")
    named, everybody = yield from rounds.together(
        rounds.rows(wanted.filter(covered_by=basis)), rounds.rows(wanted.bodies())
    )
    return list(named or everybody)


@dataclass(frozen=True)
class Text:
    """A version with its parts and promises, read at once."""

    version: Version
    sections: tuple[Part, ...]
    annexes: tuple[Part, ...]
    municipality: tuple[Pledge, ...]
    bodies: tuple[Pledge, ...]

    @property
    def has_contacts(self) -> bool:
        return any(part.kind == Part.Kind.CONTACTS for part in self.annexes)


def text_of(version: Version) -> Text:
    """The text of a version, read at once."""
    return rounds.read(reading_of(version))


def reading_of(version: Version) -> rounds.Reading[Text]:
    """The same as a reading: the parts and the promises in one round."""
    parts, pledges = yield from rounds.together(
        rounds.rows(version.parts.all()), rounds.rows(version.pledges.all())
    )
    return Text(
        version=version,
        sections=tuple(part for part in parts if not part.is_annex),
        annexes=tuple(part for part in parts if part.is_annex),
        municipality=tuple(p for p in pledges if p.side == Pledge.Side.MUNICIPALITY),
        bodies=tuple(p for p in pledges if p.side == Pledge.Side.BODIES),
    )


@dataclass(frozen=True)
class Drawn:
    """A part or a promise as a page draws it: its words, and its text as paragraphs and lists."""

    key: str
    heading: str
    blocks: tuple[Block, ...]
    contacts: bool = False


def drawn(rows: Iterable[Part | Pledge]) -> list[Drawn]:
    """Parts or promises, read for a page."""
    return [
        Drawn(
            row.key,
            row.heading,
            tuple(read_blocks(row.text)),
            contacts=isinstance(row, Part) and row.kind == Part.Kind.CONTACTS,
        )
        for row in rows
    ]


@dataclass(frozen=True)
class ContactRow:
    """One body in the annex of contacts. Names stand here only where their seats are public."""

    body: Office
    local: tuple[Seat, ...]
    municipal: tuple[Seat, ...]
    stand_ins: tuple[Seat, ...]

    @property
    def office(self) -> Office | None:
        """The municipality's contact office for the body."""
        return self.body.contact_office


def contact_rows(bodies: Iterable[Office]) -> list[ContactRow]:
    """Whom to turn to in each body and for each body, as it is today."""
    seats, contacts = rounds.read(people_around())
    return rows_of(bodies, seats, contacts)


def people_around() -> rounds.Reading[list[Any]]:
    """Those who agreed to be named in any body or contact office today, and who has which body; in one round."""
    near = Q(office__kind__in=BODIES) | Q(office__in=Office.objects.filter(bodies_served__isnull=False))
    return rounds.together(
        rounds.rows(
            Seat.objects.in_force()
            .filter(near, public=True, person__isnull=False)
            .select_related("person")
            .order_by("starts", "pk")
        ),
        rounds.rows(Contact.objects.in_force().select_related("seat__person", "stand_in__person")),
    )


def rows_of(bodies: Iterable[Office], seats: Iterable[Seat], contacts: Iterable[Contact]) -> list[ContactRow]:
    """A row for each body, of those people."""
    found: dict[int, list[Seat]] = defaultdict(list)
    for seat in seats:
        found[seat.office_id].append(seat)
    own = {contact.body_id: contact for contact in contacts}
    return [_contact_row(body, found, own.get(body.pk)) for body in bodies]


def _contact_row(body: Office, seats: dict[int, list[Seat]], own: Contact | None) -> ContactRow:
    ours, theirs = seats[body.pk], seats[body.contact_office_id or 0]
    local = [s for s in ours if s.role == Role.LOCAL_CONTACT] or [s for s in ours if s.role == Role.CHAIR]
    if own is None:
        municipal = [s for s in theirs if s.role != Role.STAND_IN]
        stand_ins = [s for s in theirs if s.role == Role.STAND_IN]
    else:
        municipal = [s for s in (own.seat,) if s.public and s.person is not None]
        stand_ins = [s for s in (own.stand_in,) if s is not None and s.public and s.person is not None]
    return ContactRow(body, tuple(local), tuple(municipal), tuple(stand_ins))


@dataclass(frozen=True)
class AnswerRow:
    """A body and what it has said to a draft, if it has."""

    body: Office
    answer: Answer | None
    earlier: bool = False


def answer_rows(version: Version, bodies: Iterable[Office], answers: Iterable[Answer]) -> list[AnswerRow]:
    """Every body that was asked, with its answer; `earlier` where it was given to an earlier wording."""
    given = {answer.body_id: answer for answer in answers}
    asked = list(bodies)
    asked += [a.body for a in given.values() if a.body_id not in {o.pk for o in asked}]
    return [
        AnswerRow(
            body,
            answer := given.get(body.pk),
            bool(answer and version.asked_on and answer.on < version.asked_on),
        )
        for body in asked
    ]
