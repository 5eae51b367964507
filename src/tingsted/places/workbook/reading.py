"""From rows to records, sheet by sheet, with every fault on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import TypeVar

from tingsted.places.models import OfficeKind, Role
from tingsted.places.workbook import sheets
from tingsted.places.workbook.cells import Cells, nearest
from tingsted.places.workbook.compared import find_contact_clashes, find_seat_clashes
from tingsted.places.workbook.faults import Fault
from tingsted.places.workbook.records import (
    AreaRecord,
    BodyRecord,
    CommitteeRecord,
    ContactRecord,
    DepartmentRecord,
    SeatRecord,
    Status,
)
from tingsted.places.workbook.sheets import Book

KINDS = {
    "lokalråd": OfficeKind.COUNCIL, "landsbyråd": OfficeKind.COUNCIL, "udviklingsråd": OfficeKind.COUNCIL,
    "lokalforum": OfficeKind.FORUM, "lokaludvalg": OfficeKind.DISTRICT, "bylaug": OfficeKind.GUILD,
    "landsbylaug": OfficeKind.GUILD, "landsbyklynge": OfficeKind.CLUSTER, "forening": OfficeKind.ASSOCIATION,
    "kontaktgruppe": OfficeKind.CONTACT_GROUP, "beboerforening": OfficeKind.ESTATE,
    "forældreråd": OfficeKind.PARENTS, "brugerråd": OfficeKind.USERS, "fællesskab": OfficeKind.COMMUNITY,
    "paraply": OfficeKind.UMBRELLA,
}  # fmt: skip
ROLES = {
    "formand": Role.CHAIR, "forperson": Role.CHAIR, "forkvinde": Role.CHAIR, "næstformand": Role.DEPUTY,
    "kasserer": Role.TREASURER, "sekretær": Role.SECRETARY, "medlem": Role.MEMBER, "suppleant": Role.SUBSTITUTE,
    "revisor": Role.AUDITOR, "kontaktperson": Role.LOCAL_CONTACT,
}  # fmt: skip
OWN_TITLES = {"forperson", "forkvinde"}
STATUSES: dict[str, Status] = {
    "": "active", "aktiv": "active", "nedlagt": "dissolved", "under stiftelse": "being founded",
}  # fmt: skip
EVERYWHERE = "alle"
R = TypeVar("R")


@dataclass(frozen=True)
class Known:
    """What the installation already has: the workbook may point at it."""

    areas: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    departments: frozenset[str] = frozenset()
    prefixes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """All that a workbook says. Records of rows with a fault that stops are left out."""

    areas: tuple[AreaRecord, ...]
    bodies: tuple[BodyRecord, ...]
    seats: tuple[SeatRecord, ...]
    contacts: tuple[ContactRecord, ...]
    departments: tuple[DepartmentRecord, ...]
    committees: tuple[CommitteeRecord, ...]
    faults: tuple[Fault, ...]

    @property
    def stops(self) -> tuple[Fault, ...]:
        return tuple(f for f in self.faults if not f.is_soft)


def read_workbook(book: Book, known: Known, today: date) -> Reading:
    """Read every sheet; the faults stand in the order of sheets and rows."""
    faults = [Fault(sheet, 1, column, "", "missing column") for sheet, column in book.missing]
    areas = _each(book, sheets.AREAS, _area, faults)
    _twice(sheets.AREAS, "Område-id", areas, faults)
    area_ids = known.areas | {a.slug for a in areas}
    bodies = _each(book, sheets.BODIES, lambda cells: _body(cells, area_ids), faults)
    _twice(sheets.BODIES, "Råd-id", bodies, faults)
    by_id: dict[str, BodyRecord | None] = dict.fromkeys(known.bodies)
    for body in reversed(bodies):
        by_id[body.slug] = body
    seats = _each(book, sheets.SEATS, lambda cells: _seat(cells, by_id), faults)
    contacts = _each(book, sheets.CONTACTS, lambda cells: _contact(cells, by_id), faults)
    departments = _departments(book, known, faults)
    names = known.departments | {d.name for d in departments}
    committees = _each(book, sheets.COMMITTEES, lambda cells: _committee(cells, names), faults)
    faults += find_seat_clashes(book, seats, faults)
    faults += find_contact_clashes(book, contacts, today)
    order = list(sheets.HEADINGS)
    faults.sort(key=lambda f: (order.index(f.sheet), f.row))
    return Reading(
        tuple(areas),
        tuple(bodies),
        tuple(seats),
        tuple(contacts),
        tuple(departments),
        tuple(committees),
        tuple(faults),
    )


def _each(book: Book, sheet: str, read: Callable[[Cells], R], faults: list[Fault]) -> list[R]:
    return [read(Cells(row, faults)) for row in book.of(sheet)]


def _twice(
    sheet: str, column: str, records: Iterable[AreaRecord] | Iterable[BodyRecord], faults: list[Fault]
) -> None:
    seen: set[str] = set()
    for record in records:
        if record.slug and record.slug in seen:
            faults.append(Fault(sheet, record.row, column, record.slug, "id twice"))
        seen.add(record.slug)


def _area(cells: Cells) -> AreaRecord:
    slug = cells.key("Område-id")
    cells.yes("Har lokalråd")
    postcodes = [p for p in cells.row.written("Postnumre").replace(";", ",").replace(" ", "").split(",") if p]
    if any(len(p) != 4 or not p.isdecimal() for p in postcodes):
        cells.fault("Postnumre", "bad postcode")
    return AreaRecord(
        row=cells.row.number,
        slug=slug,
        name=cells.text("Navn", most=120, needed=True),
        postcodes=tuple(postcodes),
        boundary=cells.text("Grænse"),
        note=cells.text("Bemærkning", most=500),
    )


def _body(cells: Cells, areas: frozenset[str]) -> BodyRecord:
    slug = cells.key("Råd-id")
    name = cells.text("Navn", most=120, needed=True)
    kind = cells.one_of("Slags", KINDS, "unknown kind")
    written = [a.strip() for a in cells.text("Område-id", most=2000).split(";") if a.strip()]
    for area in written:
        if area != EVERYWHERE and area not in areas:
            cells.fault("Område-id", "unknown area", nearest(area, sorted(areas)))
            break
    status = STATUSES.get(cells.text("Status").casefold())
    if status is None:
        cells.fault("Status", "unknown value", ", ".join(s for s in STATUSES if s))
    if status == "being founded" and not written:
        cells.fault("Område-id", "missing value")
    return BodyRecord(
        row=cells.row.number,
        slug=slug,
        name=name,
        kind=kind or OfficeKind.COMMUNITY,
        areas=tuple(a for a in written if a != EVERYWHERE),
        everywhere=EVERYWHERE in written,
        how_chosen=cells.text("Valgmåde"),
        founded=cells.day("Stiftet"),
        term_years=cells.number("Valgperiode (år)"),
        mailbox=cells.mail("Mail"),
        status=status or "active",
    )


def _which_body(cells: Cells, bodies: dict[str, BodyRecord | None]) -> str:
    """The body a row belongs to; one that is not on its sheet, or has no seats yet, is named."""
    slug = cells.text("Råd-id", needed=True)
    body = bodies.get(slug)
    if slug and slug not in bodies:
        cells.fault("Råd-id", "unknown body", nearest(slug, sorted(bodies)))
        return ""
    if body is not None and body.status == "being founded":
        cells.fault("Råd-id", "not founded yet")
        return ""
    return slug


def _seat(cells: Cells, bodies: dict[str, BodyRecord | None]) -> SeatRecord:
    slug = _which_body(cells, bodies)
    person = cells.text("Person", most=120, needed=True)
    written = cells.text("Rolle", most=80, needed=True)
    role = ROLES.get(written.casefold())
    if role is None and (slip := nearest_role(written)):
        cells.fault("Rolle", "unknown role", slip)
    starts, ends = cells.day("Fra", needed=True), cells.day("Til")
    body = bodies.get(slug)
    if body is not None and body.status == "dissolved" and not cells.row.text("Til"):
        cells.fault("Til", "missing date")
    if starts and ends and ends < starts:
        cells.fault("Til", "end before start")
    return SeatRecord(
        row=cells.row.number,
        body=slug,
        person=person,
        role=role or Role.MEMBER,
        title=written if role is None or written.casefold() in OWN_TITLES else "",
        starts=starts,
        ends=ends,
        chosen_by=cells.text("Mandat", most=120),
        speaks=cells.yes("Må svare for rådet"),
        mail=cells.mail("Mail"),
    )


def nearest_role(written: str) -> str:
    """The role that a word is a slip of the pen for; nothing for a title of the body's own."""
    return next(iter(get_close_matches(written.casefold(), ROLES, n=1, cutoff=0.85)), "")


def _contact(cells: Cells, bodies: dict[str, BodyRecord | None]) -> ContactRecord:
    slug = _which_body(cells, bodies)
    for column in ("Lokal kontaktperson", "Kommunal kontaktperson"):
        if not cells.row.text(column):
            cells.fault(column, "missing contact")
    officer, stand_in = cells.person("Kommunal kontaktperson"), cells.person("Stedfortræder")
    if officer and officer.casefold() == stand_in.casefold():
        cells.fault("Stedfortræder", "same person")
    starts, ends = cells.day("Fra", needed=True), cells.day("Til")
    if starts and ends and ends < starts:
        cells.fault("Til", "end before start")
    return ContactRecord(
        row=cells.row.number,
        body=slug,
        local=cells.person("Lokal kontaktperson"),
        phone=cells.phone("Telefon"),
        officer=officer,
        stand_in=stand_in,
        starts=starts,
        ends=ends,
    )


def _departments(book: Book, known: Known, faults: list[Fault]) -> list[DepartmentRecord]:
    holders, names, records = dict(known.prefixes), set[str](), []
    for row in book.of(sheets.DEPARTMENTS):
        cells = Cells(row, faults)
        name = cells.text("Navn", most=120, needed=True)
        if name and name.casefold() in names:
            cells.fault("Navn", "id twice")
        names.add(name.casefold())
        prefixes = cells.prefixes("KLE-præfikser")
        for prefix in prefixes:
            if holders.setdefault(prefix, name) != name:
                cells.fault("KLE-præfikser", "prefix twice", holders[prefix])
        if not row.text("Postkasse"):
            cells.fault("Postkasse", "no mailbox")
        records.append(
            DepartmentRecord(
                row.number,
                name,
                cells.text("Arbejder med", most=2000),
                tuple(prefixes),
                cells.mail("Postkasse"),
            )
        )
    return records


def _committee(cells: Cells, departments: frozenset[str] | set[str]) -> CommitteeRecord:
    written = [d.strip() for d in cells.text("Forvaltning", most=1000).split(";") if d.strip()]
    for name in written:
        if name not in departments:
            cells.fault("Forvaltning", "unknown department", nearest(name, sorted(departments)))
            break
    starts, ends = cells.day("Fra"), cells.day("Til")
    if starts and ends and ends < starts:
        cells.fault("Til", "end before start")
    return CommitteeRecord(
        row=cells.row.number,
        name=cells.text("Navn", most=120, needed=True),
        departments=tuple(written),
        secretary=cells.text("Sekretær", most=120),
        starts=starts,
        ends=ends,
        size=cells.number("Antal medlemmer"),
    )
