"""Seats and contacts from a workbook."""

from __future__ import annotations

from datetime import date
from typing import Any

from tingsted.accounts.actions import person_named, person_with
from tingsted.kernel.actions import announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.places.actions.contacts import name_contact
from tingsted.places.actions.importing.ledger import Ledger, What
from tingsted.places.actions.offices import change_office, found_office
from tingsted.places.actions.seating import check_seat, check_term, cut_to_term, overlapping
from tingsted.places.actions.seats import take_seat
from tingsted.places.models import Area, Contact, Office, OfficeKind, Role, Seat
from tingsted.places.office_events import SeatChanged
from tingsted.places.rules import forget_seats
from tingsted.places.workbook import Reading, sheets
from tingsted.places.workbook.records import ContactRecord, SeatRecord

CONTACT_OFFICE = "Kontakt for lokalområder"


def bring_seats(actor: Actor, reading: Reading, ledger: Ledger) -> None:
    """Seats are known by body, person and role. An import puts nobody on a public list and sends no letter."""
    bodies = {office.slug: office for office in Office.objects.bodies()}
    for record in reading.seats:
        with ledger.row(sheets.SEATS, record.row):
            ledger.note(sheets.SEATS, _bring_seat(actor, bodies[record.body], record))


def _bring_seat(actor: Actor, office: Office, record: SeatRecord) -> What:
    assert record.starts is not None  # a missing date stops the import
    person = _person(office, record.person, record.mail)
    facts: dict[str, Any] = {
        "ends": record.ends,
        "title": record.title,
        "chosen_by": record.chosen_by,
        "speaks": record.speaks,
    }
    seat = _seat_like(office, person, record.role, record.starts, record.ends)
    if seat is None:
        chosen_by = facts.pop("chosen_by")
        seat = take_seat(actor, office=office, person=person, role=record.role, starts=record.starts, **facts)
        _set(seat, {"chosen_by": chosen_by})
        return "new"
    wanted: dict[str, Any] = {"starts": record.starts, **facts}
    changed = {k: v for k, v in wanted.items() if v not in ("", None) and getattr(seat, k) != v}
    if not changed:
        return "same"
    starts, ends = changed.get("starts", seat.starts), changed.get("ends", seat.ends)
    check_term(office, starts, ends)
    check_seat(office, person, record.role, starts, ends, leave_out=[seat.pk])
    _set(seat, changed)
    cut_to_term(seat)
    forget_seats(person)
    announce(actor, SeatChanged(about=about(office), office=office.name))
    return "changed"


def _seat_like(office: Office, person: Any, role: str, starts: date, ends: date | None) -> Seat | None:
    """The seat the row is about: the one that begins that day, or one that it overlaps with."""
    there = Seat.objects.filter(office=office, person=person, role=role).order_by("starts", "pk")
    return there.filter(starts=starts).first() or overlapping(there, starts, ends).first()


def _person(office: Office, name: str, mail: str = "") -> Any:
    """The person behind an address; without one, somebody of that name in the office, or a name only."""
    if mail:
        return person_with(email=mail, name=name)
    known = Seat.objects.filter(office=office, person__name__iexact=name).select_related("person")
    seat = known.order_by("starts", "pk").first()
    return seat.person if seat is not None else person_named(name)


def _set(seat: Seat, values: dict[str, Any]) -> None:
    for field, value in values.items():
        setattr(seat, field, value)
    seat.save(update_fields=[*values])


def bring_contacts(actor: Actor, reading: Reading, ledger: Ledger) -> None:
    """Each body's local contact person, its officer and the one who stands in; the earliest first."""
    rows = sorted((r for r in reading.contacts if r.starts), key=lambda r: (r.starts or date.min, r.row))
    if not rows:
        return
    office = _contact_office(actor, reading)
    bodies = {body.slug: body for body in Office.objects.bodies().select_related("area")}
    officers = {r.officer for r in rows if r.officer}
    since: dict[str, date] = {}
    for record in rows:
        for name in (record.officer, record.stand_in):
            since.setdefault(name, record.starts or date.max)
    for record in rows:
        with ledger.row(sheets.CONTACTS, record.row):
            body = bodies[record.body]
            found = {_served_by(actor, body, office), _local(actor, body, record)}
            for name in filter(None, (record.officer, record.stand_in)):
                role = Role.OFFICER if name in officers else Role.STAND_IN
                found.add(_officer(actor, office, name, role, since[name])[1])
            found.add(_portfolio(actor, body, office, record))
            what: What = "new" if "new" in found else "changed" if "changed" in found else "same"
            ledger.note(sheets.CONTACTS, what)


def _contact_office(actor: Actor, reading: Reading) -> Office:
    """The municipality's contact office: the one that is here, or a first one."""
    office = Office.objects.filter(kind=OfficeKind.CONTACT).open().order_by("pk").first()
    if office is None:
        office = found_office(actor, kind=OfficeKind.CONTACT, name=CONTACT_OFFICE)
        Area.objects.filter(contact_office__isnull=True).update(contact_office=office)
    return office


def _served_by(actor: Actor, body: Office, office: Office) -> What:
    if body.contact_office_id is not None:
        return "same"
    change_office(actor, office=body, contact_office=office)
    if body.area is not None and body.area.contact_office_id is None:
        body.area.contact_office = office
        body.area.save(update_fields=["contact_office"])
    return "new"


def _local(actor: Actor, body: Office, record: ContactRecord) -> What:
    if not record.local or record.starts is None:
        return "same"
    person = _person(body, record.local)
    seat = _seat_like(body, person, Role.LOCAL_CONTACT, record.starts, record.ends)
    if seat is None:
        seat = take_seat(
            actor, office=body, person=person, role=Role.LOCAL_CONTACT, starts=record.starts, ends=record.ends
        )
        _set(seat, {"phone": record.phone})
        return "new"
    if record.phone in ("", seat.phone):
        return "same"
    _set(seat, {"phone": record.phone})
    announce(actor, SeatChanged(about=about(body), office=body.name))
    return "changed"


def _officer(actor: Actor, office: Office, name: str, role: str, since: date) -> tuple[Seat, What]:
    """The seat in the contact office of somebody of that name; a new one speaks for it where they have bodies."""
    there = Seat.objects.filter(office=office, person__name__iexact=name).select_related("person")
    seat = there.order_by("-starts", "-pk").first()
    if seat is not None:
        return seat, "same"
    speaks = role == Role.OFFICER
    person = person_named(name)
    return take_seat(actor, office=office, person=person, role=role, starts=since, speaks=speaks), "new"


def _portfolio(actor: Actor, body: Office, office: Office, record: ContactRecord) -> What:
    """Who has the body. One whom somebody took over from here since is not put back."""
    if not record.officer or record.starts is None:
        return "same"
    seat, _how = _officer(actor, office, record.officer, Role.OFFICER, record.starts)
    stand_in = (
        _officer(actor, office, record.stand_in, Role.STAND_IN, record.starts)[0] if record.stand_in else None
    )
    starts = max(record.starts, seat.starts)
    there = Contact.objects.filter(body=body, seat=seat, starts=starts).order_by("pk").first()
    if there is None:
        name_contact(actor, body=body, seat=seat, stand_in=stand_in, starts=starts, ends=record.ends)
        return "new"
    if stand_in is not None and there.stand_in_id != stand_in.pk and there.ends is None:
        there.stand_in = stand_in
        there.save(update_fields=["stand_in"])
        return "changed"
    return "same"
