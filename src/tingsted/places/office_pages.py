"""What an office's page shows: who sits there, in what they may answer, its years, its contacts; a few questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import F, FilteredRelation, Q

from tingsted.kernel import clock, ports, rounds
from tingsted.places.models import (
    BODIES,
    COMMITTEES,
    WITHOUT_TERRITORY,
    Area,
    Contact,
    EarlierLife,
    FormerName,
    HandOver,
    Office,
    Seat,
    SeatInvitation,
    Subject,
    TaskCode,
)
from tingsted.places.topics import Shown, profile_of, topics_chosen_by


@dataclass(frozen=True)
class MandateWords:
    """One mandate as the page says it, with the key by which it is ended."""

    key: int
    subject: str
    limits: str
    until: Any


@dataclass(frozen=True)
class SeatRow:
    """One line of those who sit there; telephone and e-mail only where the reader may see them."""

    seat: Seat
    mandates: tuple[MandateWords, ...]
    phone: str
    mail: str


@dataclass(frozen=True)
class Groups:
    """Every office in the group where somebody would look for it; dissolved ones stay findable."""

    in_areas: tuple[Office, ...]
    across: tuple[Office, ...]
    communities: tuple[Office, ...]
    town_hall: tuple[Office, ...]
    committees: tuple[Office, ...]
    dissolved: tuple[Office, ...]


@dataclass(frozen=True)
class OfficePage:
    """All that stands on an office's page."""

    rows: list[SeatRow]
    profile: Shown | None
    contacts: list[Contact]
    covers: list[Area]
    departments: list[Office]
    codes: list[TaskCode]
    names: list[FormerName]
    lives: list[EarlierLife]
    invitations: list[SeatInvitation]
    held: list[ports.Held]
    hand_overs: list[HandOver]


def read_page(office: Office, person: Any, *, keeps: bool) -> OfficePage:
    """Everything in one round; invitations and holdings only for those who keep the seats."""
    seats, chosen, contacts, covers, departments, codes, names, lives, invitations, held, planned = (
        rounds.read(
            rounds.together(
                rounds.rows(_seats_shown(office, person, keeps)),
                rounds.rows(topics_chosen_by(office)),
                rounds.rows(_contacts_shown(office)),
                rounds.rows(office.covers.in_order()),
                rounds.rows(office.departments.order_by("name", "pk")),
                rounds.rows(office.task_codes.all()),
                rounds.rows(office.former_names.all()),
                rounds.rows(office.earlier_lives.all()),
                rounds.rows(_waiting(office) if keeps else SeatInvitation.objects.none()),
                ports.office_holdings.gather(office) if keeps else rounds.rows(Office.objects.none()),
                rounds.rows(_planned(office) if keeps else HandOver.objects.none()),
            )
        )
    )
    rows = _seat_rows(seats, keeps)
    shown = profile_of(office, chosen)
    return OfficePage(
        rows, shown, contacts, covers, departments, codes, names, lives, invitations, held, planned
    )


def _seats_shown(office: Office, person: Any, keeps: bool) -> Any:
    """Those who sit there today and may be seen by this reader, once for each of their mandates."""
    today = clock.today()
    in_force = Q(mandates__starts__lte=today) & (
        Q(mandates__ends__isnull=True) | Q(mandates__ends__gte=today)
    )
    seats = Seat.objects.filter(office=office, person__isnull=False).in_force(today)
    return (
        (seats if keeps else seats.visible_to(person))
        .annotate(mandate=FilteredRelation("mandates", condition=in_force))
        .annotate(
            m_key=F("mandate__pk"), m_subject=F("mandate__subject"), m_limits=F("mandate__limits"),
            m_until=F("mandate__ends"),
        )
        .select_related("person")
        .order_by("starts", "pk", "m_key")
    )  # fmt: skip


def _seat_rows(seats: list[Seat], keeps: bool) -> list[SeatRow]:
    found: dict[int, tuple[Seat, list[MandateWords]]] = {}
    for seat in seats:
        read = vars(seat)
        _seat, mandates = found.setdefault(seat.pk, (seat, []))
        if read["m_key"]:
            subject = str(Subject(read["m_subject"]).label)
            mandates.append(MandateWords(read["m_key"], subject, read["m_limits"], read["m_until"]))
    return [
        SeatRow(
            seat,
            tuple(mandates),
            phone=seat.phone if keeps or seat.shows_phone else "",
            mail=str(seat.person.email or "") if seat.person and (keeps or seat.shows_mail) else "",
        )
        for seat, mandates in found.values()
    ]


def _contacts_shown(office: Office) -> Any:
    """A body's officer in force, or a contact office's bodies with their officers."""
    ours = Q(body=office) if office.is_body else Q(seat__office=office)
    found = Contact.objects.filter(ours).in_force().select_related("body", "seat__person", "stand_in__person")
    return found.order_by("body__name", "starts", "pk")


def _waiting(office: Office) -> Any:
    return SeatInvitation.objects.waiting().filter(office=office).order_by("pk")


def _planned(office: Office) -> Any:
    found = HandOver.objects.planned().filter(office=office)
    return found.select_related("seat__person", "successor").order_by("on", "pk")


def grouped(offices: list[Office]) -> Groups:
    """The offices in their groups, each in the order they came."""
    here = [o for o in offices if o.is_open()]
    bodies = [o for o in here if o.kind in BODIES]
    communities = [o for o in bodies if o.kind in WITHOUT_TERRITORY]
    across = [o for o in bodies if o not in communities and o.area_id is None]
    return Groups(
        in_areas=tuple(o for o in bodies if o not in communities and o not in across),
        across=tuple(across),
        communities=tuple(communities),
        town_hall=tuple(o for o in here if o.kind not in BODIES | COMMITTEES),
        committees=tuple(o for o in here if o.kind in COMMITTEES),
        dissolved=tuple(o for o in offices if not o.is_open()),
    )
