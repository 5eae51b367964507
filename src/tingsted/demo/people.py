"""The demo's people, all invented: names that nobody bears, addresses that no mail reaches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from tingsted.accounts.actions import person_with
from tingsted.accounts.models import Person
from tingsted.demo.areas import DEMO
from tingsted.demo.events import PersonInvented
from tingsted.kernel.actions import action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.rights import require
from tingsted.kernel.text import slug
from tingsted.places.actions import take_seat
from tingsted.places.models import Office, Role


@dataclass
class Company:
    """Everybody in the demo by first name, and the office each acts for."""

    people: dict[str, Person] = field(default_factory=dict)
    offices: dict[str, Office] = field(default_factory=dict)

    def seat(
        self,
        name: str,
        office: Office,
        role: str,
        starts: date,
        *,
        ends: date | None = None,
        speaks: bool = False,
        public: bool = True,
    ) -> Person:
        """Give an invented person a seat; the first time one is named, the person is made."""
        first = name.split(maxsplit=1)[0].lower()
        self.people[first] = seat_invented_person(
            DEMO,
            office=office,
            name=name,
            email=f"{slug(first)}@tingsted.example",
            role=role,
            starts=starts,
            ends=ends,
            speaks=speaks,
            public=public,
        )
        self.offices[first] = office
        return self.people[first]

    def acting(self, first: str) -> Actor:
        """That person, acting for their office."""
        return Actor("person", self.people[first], self.offices[first])


@action
def seat_invented_person(
    actor: Actor,
    *,
    office: Office,
    name: str,
    email: str,
    role: str,
    starts: date,
    ends: date | None,
    speaks: bool,
    public: bool,
) -> Person:
    """Enter one of the demo's people where they are new, and give them the seat."""
    require("places.seat_people", actor, office)
    person = person_with(email=email, name=name)
    take_seat(
        actor, office=office, person=person, role=role, starts=starts, ends=ends, speaks=speaks, public=public
    )
    announce(actor, PersonInvented(name=name, whom=person.pk))
    return person


def seat_council(company: Company, office: Office, chair: str, others: Iterable[str], starts: date) -> None:
    """A council in its simplest form: a chair who speaks for it, a deputy, and members."""
    company.seat(chair, office, Role.CHAIR, starts, speaks=True)
    for number, name in enumerate(others):
        company.seat(name, office, Role.DEPUTY if number == 0 else Role.MEMBER, starts, speaks=number == 0)
