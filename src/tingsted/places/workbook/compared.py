"""What is wrong only when rows are held beside each other: two chairs, overlapping terms, one address for two names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from tingsted.places.models import Role
from tingsted.places.workbook import sheets
from tingsted.places.workbook.faults import Fault
from tingsted.places.workbook.records import ContactRecord, SeatRecord
from tingsted.places.workbook.sheets import Book

SPOILING = {"Råd-id", "Rolle", "Fra", "Til"}


def find_seat_clashes(book: Book, seats: Sequence[SeatRecord], faults: Sequence[Fault]) -> Iterator[Fault]:
    """Seats that can't both hold, and addresses under two names; a row whose term can't be read is left out."""
    written = {row.number: row for row in book.of(sheets.SEATS)}
    spoilt = {f.row for f in faults if f.sheet == sheets.SEATS and f.column in SPOILING}
    earlier: list[SeatRecord] = []
    names: dict[str, SeatRecord] = {}
    for seat in seats:
        known = names.setdefault(seat.mail, seat)
        if seat.mail and known.person.casefold() != seat.person.casefold():
            yield Fault(sheets.SEATS, seat.row, "Mail", seat.mail, "maybe same person", str(known.row))
        if seat.row in spoilt:
            continue
        for other in earlier:
            if other.body != seat.body or not _overlap(seat, other):
                continue
            row = written[seat.row]
            if _same_person(seat, other) and seat.role == other.role and seat.title == other.title:
                yield Fault(sheets.SEATS, seat.row, "Fra", row.written("Fra"), "overlap", str(other.row))
                break
            if seat.role == other.role == Role.CHAIR:
                yield Fault(sheets.SEATS, seat.row, "Rolle", row.written("Rolle"), "overlap", str(other.row))
                break
        earlier.append(seat)


def find_contact_clashes(book: Book, contacts: Sequence[ContactRecord], today: date) -> Iterator[Fault]:
    """Two contacts of one body at a time, and a contact that ended with nobody after."""
    written = {row.number: row for row in book.of(sheets.CONTACTS)}
    for place, contact in enumerate(contacts):
        same = [c for c in contacts if c.body and c.body == contact.body and c.row != contact.row]
        before = [c for c in contacts[:place] if c in same and _overlap(contact, c)]
        if before:
            value = written[contact.row].written("Fra")
            yield Fault(sheets.CONTACTS, contact.row, "Fra", value, "overlap", str(before[0].row))
        ended = contact.ends is not None and contact.ends < today
        if ended and contact.officer and not any(_comes_after(c, contact) for c in same):
            value = written[contact.row].written("Til")
            yield Fault(sheets.CONTACTS, contact.row, "Til", value, "ended without successor")


def _overlap(one: SeatRecord | ContactRecord, other: SeatRecord | ContactRecord) -> bool:
    first, second = (
        (one.starts or date.min, one.ends or date.max),
        (other.starts or date.min, other.ends or date.max),
    )
    return first[0] <= second[1] and second[0] <= first[1]


def _comes_after(one: ContactRecord, other: ContactRecord) -> bool:
    return one.starts is not None and other.ends is not None and one.starts > other.ends


def _same_person(one: SeatRecord, other: SeatRecord) -> bool:
    return one.person.casefold() == other.person.casefold() or bool(one.mail and one.mail == other.mail)
