"""Reads that more than one page needs: the municipality of this installation, and whom to turn to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from time import monotonic

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from tingsted.design.days import day_text
from tingsted.kernel import clock, journal, rounds
from tingsted.kernel.text import slug
from tingsted.places.models import Area, Contact, Municipality, Office, Role, Seat, SeatInvitation
from tingsted.places.models.seats import SeatQuerySet

# Other processes of the same installation notice a change within this many seconds.
FRESH_FOR = 10.0
_known: dict[str, tuple[float, str | None, Municipality]] = {}


def the_municipality() -> Municipality:
    """The municipality this installation serves, unsaved before it is set up.

    Where the journal's end is known it tells whether anything was changed; elsewhere it is read every few seconds.
    """
    return rounds.read(municipality_of_ours())


def municipality_of_ours() -> rounds.Reading[Municipality]:
    """The same as a reading: a page that reads other things anyway takes it along."""
    end = journal.state() if journal.is_held() else None
    known = _known.get("it")
    if known is not None and (monotonic() < known[0] if end is None else end == known[1]):
        return known[2]
    found = yield from rounds.rows(Municipality.objects.filter(pk=1))
    municipality = found[0] if found else Municipality(name="Tingsted", version=0)
    _known["it"] = (monotonic() + FRESH_FOR, end, municipality)
    return municipality


def forget_municipality() -> None:
    """Read it again next time: it was changed."""
    _known.clear()


def prefixes_in_families() -> dict[str, list[str]]:
    """Every prefix that stands or stood before numbers, with all that the same area has had: today's first.

    They are found by how they are written without å, capitals and the like, as people do who have no such keys.
    """
    had = Area.objects.order_by("pk", "-former_names__pk").values_list("pk", "prefix", "former_names__prefix")
    families: dict[int, list[str]] = {}
    for area, now, before in had:
        families.setdefault(area, [now]).extend([before] if before else [])
    return {slug(prefix): [*dict.fromkeys(all_)] for all_ in families.values() for prefix in all_}


@dataclass(frozen=True)
class Contacts:
    """Whom a citizen of an area may turn to. Names stand here only where their seats are public."""

    body: Office | None
    office: Office | None
    chair: Seat | None
    local: tuple[Seat, ...]
    municipal: tuple[Seat, ...]
    stand_ins: tuple[Seat, ...]
    members: tuple[Seat, ...]
    in_all: int
    speakers: tuple[str, ...]


def seats_around(area_id: int) -> SeatQuerySet:
    """The seats in force of an area's bodies and of the offices that are a contact there."""
    bodies = Office.objects.bodies().filter(area=area_id)
    near = Q(office__in=bodies.values("pk")) | Q(office__in=bodies.values("contact_office"))
    seats = Seat.objects.in_force().filter(
        near | Q(office__in=Area.objects.filter(pk=area_id).values("contact_office"))
    )
    theirs = Contact.objects.filter(body__in=bodies.values("pk")).in_force()
    return (
        seats.annotate(
            has_it=Exists(theirs.filter(seat=OuterRef("pk"))),
            stands_in_for_it=Exists(theirs.filter(stand_in=OuterRef("pk"))),
        )
        .select_related("person")
        .order_by("starts", "pk")
    )


def contacts_of(area: Area, bodies: Sequence[Office], seats: Sequence[Seat]) -> Contacts:
    """The area's body and the people around it, among the seats around the area."""
    body = bodies[0] if bodies else None
    office = (body.contact_office if body else None) or area.contact_office
    shown = [s for s in seats if s.public and s.person is not None]
    ours = [s for s in shown if body is not None and s.office_id == body.pk]
    theirs = [s for s in shown if office is not None and s.office_id == office.pk]
    return Contacts(
        body=body,
        office=office,
        chair=next((s for s in ours if s.role == Role.CHAIR), None),
        local=tuple(s for s in ours if s.role == Role.LOCAL_CONTACT),
        municipal=_marked(theirs, "has_it") or tuple(s for s in theirs if s.role != Role.STAND_IN),
        stand_ins=_marked(theirs, "stands_in_for_it") or tuple(s for s in theirs if s.role == Role.STAND_IN),
        members=tuple(ours),
        in_all=len(
            {s.person_id for s in seats if body is not None and s.office_id == body.pk and s.person_id}
        ),
        speakers=tuple(
            dict.fromkeys(
                str(s.get_role_display())
                for s in seats
                if body is not None and s.office_id == body.pk and s.speaks
            )
        ),
    )


def _marked(seats: Sequence[Seat], mark: str) -> tuple[Seat, ...]:
    """The officers who are noted for the body; where nobody is, all in the contact office may be asked."""
    return tuple(seat for seat in seats if vars(seat).get(mark))


def who_may_follow(seats: Iterable[Seat]) -> list[tuple[Seat, str]]:
    """Those of an office who may become its chair, each once: the seat they give up for it, and all their roles."""
    held: dict[int | None, list[Seat]] = {}
    for seat in sorted(seats, key=lambda seat: (seat.role != Role.MEMBER, seat.starts, seat.pk)):
        held.setdefault(seat.person_id, []).append(seat)
    return [
        (theirs[0], ", ".join(str(seat.get_role_display()) for seat in theirs))
        for theirs in held.values()
        if all(seat.role != Role.CHAIR for seat in theirs)
    ]


def noted_chairs(office: Office) -> str:
    """Who is noted as chair of an office from today on, a sentence for each: seated, or invited."""
    today = clock.today()
    seats = Seat.objects.filter(office=office, role=Role.CHAIR, person__isnull=False).exclude(ends__lt=today)
    invited = SeatInvitation.objects.waiting().filter(office=office, role=Role.CHAIR)
    return " ".join(
        [
            *(
                _("%(name)s is the chair from %(day)s.")
                % {"name": seat.person, "day": day_text(seat.starts, "lang")}
                for seat in seats.select_related("person").order_by("starts", "pk")
            ),
            *(
                _("%(name)s is invited to be the chair from %(day)s.")
                % {"name": who.name, "day": day_text(who.starts, "lang")}
                for who in invited.order_by("starts", "pk")
            ),
        ]
    )
