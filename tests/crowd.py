"""A crowd: the cast's offices with seats dealt at random, for properties that must hold whoever sits where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from cast import Cast
from tingsted.accounts.models import Person
from tingsted.kernel import clock
from tingsted.kernel.actors import VISITOR, Actor
from tingsted.places.models import Area, Office, Role, Seat
from tingsted.places.rules import seats_of

OFFICES = ("council", "fodby_council", "contact", "roads", "committee")
PEOPLE = ("ruth", "asta", "gudrun", "holger", "sofie")


@dataclass
class Crowd:
    """Random seats over known offices; `deal` draws anything a row needs."""

    cast: Cast
    deal: Any

    @property
    def offices(self) -> list[Office]:
        return [getattr(self.cast, name) for name in OFFICES]

    @property
    def people(self) -> list[Person]:
        return [getattr(self.cast, name) for name in PEOPLE]

    @property
    def areas(self) -> list[Area]:
        return [self.cast.glumsoe, self.cast.fodby, self.cast.empty]

    def one_of(self, things: list[Any]) -> Any:
        return self.deal(st.sampled_from(things))

    def maybe(self) -> bool:
        return bool(self.deal(st.booleans()))

    def actors(self) -> list[tuple[Person | None, list[Actor]]]:
        """Everybody, each with all the ways they can act: for each of their offices, and for themselves."""
        found: list[tuple[Person | None, list[Actor]]] = [(None, [VISITOR])]
        for known in self.people:
            person = Person.objects.get(pk=known.pk)
            offices = {seat.office_id: seat.office for seat in seats_of(person)}
            found.append((person, [Actor("person", person, o) for o in (*offices.values(), None)]))
        return found


def gather_crowd(cast: Cast, deal: Any) -> Crowd:
    """Deal every seat anew: past, present and future ones, public or not, with or without mandate."""
    Seat.objects.all().delete()
    crowd = Crowd(cast, deal)
    today = clock.today()
    without_end: set[object] = set()
    for _ in range(deal(st.integers(0, 6))):
        starts = today + timedelta(days=deal(st.sampled_from([-400, -1, 0, 1])))
        lasts = deal(st.sampled_from([None, 0, 1, 399, 400]))
        office, person = crowd.one_of(crowd.offices), crowd.one_of([*crowd.people, None])
        role = crowd.one_of(list(Role))
        kinds = {(office.pk, person, role), (office.pk, role) if role == Role.CHAIR else None} - {None}
        if lasts is None and kinds & without_end:
            lasts = 400  # the database keeps two of a kind without an end apart
        elif lasts is None:
            without_end |= kinds
        Seat.objects.create(
            office=office, person=person, role=role, starts=starts,
            ends=None if lasts is None else starts + timedelta(days=lasts),
            speaks=crowd.maybe(), public=crowd.maybe(),
        )  # fmt: skip
    return crowd
