"""The people every test knows. All invented.

Ruth chairs the council of Glumsø and Ejner is its secretary; Asta chairs the council of Fodby. Gudrun sits in the
contact office that serves both, Villy stands in for her. Holger answers for Vej og Park. Birgit is a politician, Tue an
editor in the town hall, Oda the operator. Sofie coordinates a working group and sits nowhere. Inger is a citizen
without an account.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tingsted.accounts.models import Person
from tingsted.kernel.actors import OPERATOR, VISITOR, Actor
from tingsted.places.actions import enter_area, found_office, set_up_municipality, take_seat
from tingsted.places.models import Area, Municipality, Office, OfficeKind, Role

BEGAN = date(2020, 1, 1)


@dataclass
class Cast:
    """Everybody by first name; `as_x` is that person acting for their office."""

    municipality: Municipality
    glumsoe: Area
    fodby: Area
    empty: Area
    council: Office
    fodby_council: Office
    contact: Office
    roads: Office
    culture: Office
    committee: Office
    town_hall: Office
    ruth: Person
    ejner: Person
    asta: Person
    gudrun: Person
    villy: Person
    holger: Person
    birgit: Person
    tue: Person
    oda: Person
    sofie: Person

    @property
    def as_ruth(self) -> Actor:
        return Actor("person", self.ruth, self.council)

    @property
    def as_ejner(self) -> Actor:
        return Actor("person", self.ejner, self.council)

    @property
    def as_asta(self) -> Actor:
        return Actor("person", self.asta, self.fodby_council)

    @property
    def as_gudrun(self) -> Actor:
        return Actor("person", self.gudrun, self.contact)

    @property
    def as_villy(self) -> Actor:
        return Actor("person", self.villy, self.contact)

    @property
    def as_holger(self) -> Actor:
        return Actor("person", self.holger, self.roads)

    @property
    def as_birgit(self) -> Actor:
        return Actor("person", self.birgit, self.committee)

    @property
    def as_tue(self) -> Actor:
        return Actor("person", self.tue, self.town_hall)

    @property
    def as_oda(self) -> Actor:
        return Actor("person", self.oda)

    @property
    def as_sofie(self) -> Actor:
        return Actor("person", self.sofie)

    @property
    def inger(self) -> Actor:
        return VISITOR

    def everyone(self) -> dict[str, Actor]:
        """Name → actor, for tables of rights."""
        return {
            "Inger (visitor)": self.inger,
            "Ruth (chair)": self.as_ruth,
            "Ejner (council member)": self.as_ejner,
            "Asta (chair elsewhere)": self.as_asta,
            "Sofie (coordinator)": self.as_sofie,
            "Gudrun (contact officer)": self.as_gudrun,
            "Villy (stand-in)": self.as_villy,
            "Holger (department)": self.as_holger,
            "Birgit (politician)": self.as_birgit,
            "Tue (editor)": self.as_tue,
            "Oda (operator)": self.as_oda,
        }


def gather() -> Cast:
    """Set the stage through the house's own actions, as the operator."""
    town = set_up_municipality(
        OPERATOR,
        code="0370",
        name="Næstved Kommune",
        short_name="Næstved",
        areas_in_all=19,
        councils_in_all=14,
    )
    found = lambda kind, name, **more: found_office(OPERATOR, kind=kind, name=name, **more)  # noqa: E731
    contact = found(OfficeKind.CONTACT, "Kontakt for lokalområder", mailbox="kontakt@tingsted.example")
    area = lambda name, short, number: enter_area(  # noqa: E731
        OPERATOR, name=name, short_name=short, prefix=short, number=number, contact_office=contact
    )
    glumsoe = area("Glumsø og Omegn", "Glumsø", 5)
    fodby = area("Fodby", "Fodby", 4)
    empty = area("Område 15", "Område15", 15)
    council = found(OfficeKind.COUNCIL, "Glumsø Lokalråd", area=glumsoe, contact_office=contact)
    fodby_council = found(OfficeKind.COUNCIL, "Fodby Lokalråd", area=fodby, contact_office=contact)
    roads = found(OfficeKind.DEPARTMENT, "Vej og Park", mailbox="vej@tingsted.example")
    culture = found(OfficeKind.DEPARTMENT, "Kultur og Borgerservice")
    committee = found(OfficeKind.COMMITTEE, "Udvalget for lokal udvikling")
    town_hall = found(OfficeKind.DEPARTMENT, "Center for Kultur og Borgerservice")
    people = {
        first.lower(): Person.objects.create_user(f"{first.lower()}@tingsted.example", name=f"{first} {last}")
        for first, last in {
            "Ruth": "Skovsti",
            "Ejner": "Kornmark",
            "Asta": "Engblad",
            "Gudrun": "Aabred",
            "Villy": "Stenkløver",
            "Holger": "Grusvang",
            "Birgit": "Tinghøj",
            "Tue": "Pennefjer",
            "Oda": "Ledning",
            "Sofie": "Lyngvej",
        }.items()
    }
    people["oda"].is_operator = True
    people["oda"].save()
    for first, office, role, speaks, public in (
        ("ruth", council, Role.CHAIR, True, True),
        ("ejner", council, Role.SECRETARY, False, True),
        ("asta", fodby_council, Role.CHAIR, True, True),
        ("gudrun", contact, Role.OFFICER, True, True),
        ("villy", contact, Role.STAND_IN, True, True),
        ("holger", roads, Role.OFFICER, True, False),
        ("birgit", committee, Role.POLITICIAN, False, True),
        ("tue", town_hall, Role.EDITOR, True, False),
    ):
        take_seat(
            OPERATOR,
            office=office,
            person=people[first],
            role=role,
            starts=BEGAN,
            speaks=speaks,
            public=public,
        )
    return Cast(
        municipality=town,
        glumsoe=glumsoe,
        fodby=fodby,
        empty=empty,
        council=council,
        fodby_council=fodby_council,
        contact=contact,
        roads=roads,
        culture=culture,
        committee=committee,
        town_hall=town_hall,
        **people,
    )
