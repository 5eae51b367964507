"""A councillor across committees: where each sits now and sat before, as far as they agreed to be shown."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import chain

from django.db.models import Q

from tingsted.kernel import clock
from tingsted.kernel.text import danish_key, slug
from tingsted.places.models import COMMITTEES, Office, Role, Seat
from tingsted.places.remembered import remembered


@dataclass(frozen=True)
class SatIn:
    """A committee where somebody sat before, and in which years, the latest first."""

    office: Office
    years: str


@dataclass(frozen=True)
class Councillor:
    """One person: the seats of today and those to come, the committees of before, and how to reach them."""

    name: str
    anchor: str
    now: tuple[Seat, ...]
    later: tuple[Seat, ...]
    before: tuple[SatIn, ...]

    @property
    def phones(self) -> list[str]:
        return [*dict.fromkeys(seat.phone for seat in self.now if seat.shows_phone and seat.phone)]

    @property
    def mails(self) -> list[str]:
        shown = (str(seat.person.email or "") for seat in self.now if seat.person and seat.shows_mail)
        return [*dict.fromkeys(filter(None, shown))]


@dataclass(frozen=True)
class Councillors:
    """Those who sit in a committee today, or will, and those who only did before."""

    today: tuple[Councillor, ...]
    before: tuple[Councillor, ...]


@remembered(most=2)
def councillors() -> Councillors:
    """Everybody with a public seat in a committee or as a politician, each once: one query."""
    seats = Seat.objects.filter(public=True, person__isnull=False).filter(
        Q(office__kind__in=COMMITTEES) | Q(role=Role.POLITICIAN)
    )
    theirs: dict[int, list[Seat]] = defaultdict(list)
    for seat in seats.select_related("person", "office").order_by("-starts", "office__name", "pk"):
        theirs[seat.person_id or 0].append(seat)
    taken: set[str] = set()
    everybody = [_told(rows, clock.today(), taken) for rows in sorted(theirs.values(), key=_by_name)]
    return Councillors(
        today=tuple(c for c in everybody if c.now or c.later),
        before=tuple(c for c in everybody if not c.now and not c.later),
    )


def _by_name(rows: list[Seat]) -> tuple[object, int]:
    return danish_key(str(rows[0].person)), rows[0].person_id or 0


def _told(rows: list[Seat], today: date, taken: set[str]) -> Councillor:
    name = str(rows[0].person)
    address = slug(name) or "navn"
    anchor = next(a for a in chain([address], (f"{address}-{n}" for n in range(2, 999))) if a not in taken)
    taken.add(anchor)
    now = [seat for seat in rows if seat.is_in_force(today)]
    return Councillor(
        name=name,
        anchor=anchor,
        now=tuple(sorted(now, key=lambda seat: (seat.role != Role.CHAIR, danish_key(seat.office.name)))),
        later=tuple(seat for seat in rows if seat.starts > today),
        before=_before([seat for seat in rows if seat.ends is not None and seat.ends < today]),
    )


def _before(rows: list[Seat]) -> tuple[SatIn, ...]:
    """Each committee once: a councillor who sat there for three terms sat there in three stretches of years."""
    stretches: dict[int, list[str]] = defaultdict(list)
    for seat in rows:
        assert seat.ends is not None
        first, last = seat.starts.year, seat.ends.year
        stretches[seat.office_id].append(f"{first}–{last}" if first != last else str(first))
    offices = {seat.office_id: seat.office for seat in rows}
    return tuple(SatIn(offices[key], ", ".join(dict.fromkeys(years))) for key, years in stretches.items())
