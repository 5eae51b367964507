"""A municipality after thirty years: 40 areas, 60 bodies, 6,000 seats, 200 boundary versions; the same every time.

Beside what is promised it has what such a municipality has besides: committees with councillors, and village clusters.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import count
from typing import Any

import numpy as np
from shapely import MultiPoint, box, segmentize, transform, voronoi_polygons
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from tingsted.accounts.models import Person
from tingsted.kernel import clock, guard
from tingsted.kernel.actors import OPERATOR
from tingsted.places.actions import enter_area, found_office, prepare_outline, set_up_municipality, take_seat
from tingsted.places.models import Area, Boundary, Municipality, Office, OfficeKind, Redrawing, Role, Seat
from tingsted.places.outlines.shaping import plain
from tingsted.places.queries import forget_municipality

AREAS, BODIES, SEATS, VERSIONS = 40, 60, 6000, 200
COUNCILLORS = 31
TERMS, YEARS_IN_A_TERM = 10, 3
TOWN = box(11.3, 55.0, 12.1, 55.4)
FINENESS = 0.002
EDITOR, OFFICER, CHAIR = "tue@tingsted.example", "gudrun@tingsted.example", "ruth@tingsted.example"
BODY_KINDS = (
    *(OfficeKind.COUNCIL,) * 20,
    *(OfficeKind.FORUM,) * 18,
    OfficeKind.ASSOCIATION,
    OfficeKind.CONTACT_GROUP,
)
ROLES = (Role.CHAIR, Role.DEPUTY, Role.TREASURER, Role.SECRETARY, Role.SUBSTITUTE, *(Role.MEMBER,) * 5)


def fill_relation(*, areas: int = AREAS, bodies: int = BODIES, versions: int = VERSIONS) -> Redrawing:
    """Fill an empty database; the draft of a new boundary that it ends with."""
    lot = random.Random(2007)
    with guard.arranging():
        set_up_municipality(
            OPERATOR, code="0370", name="Prøve Kommune", short_name="Prøve", areas_in_all=areas,
            councils_in_all=bodies,
        )  # fmt: skip
        contact = found_office(OPERATOR, kind=OfficeKind.CONTACT, name="Kontakt for lokalområder")
        town_hall = found_office(OPERATOR, kind=OfficeKind.DEPARTMENT, name="Center for Kultur")
        entered = [_area(number, contact) for number in range(1, areas + 1)]
        today = _versions(entered, versions // areas, lot)
        Municipality.objects.update(outline=plain(mapping(unary_union(today))))
        forget_municipality()
        offices = [_body(n, entered, contact) for n in range(bodies)]
        _seats(offices, lot)
        _committees(lot)
        _clusters(entered, contact)
        for email, office, role in ((EDITOR, town_hall, Role.EDITOR), (OFFICER, contact, Role.OFFICER)):
            person = Person.objects.create_user(email, name=email.partition("@")[0].title())
            take_seat(
                OPERATOR,
                office=office,
                person=person,
                role=role,
                starts=date(2020, 1, 1),
                speaks=True,
                public=True,
            )
        moved = transform(today[0], lambda corners: corners + 0.0005)
        return prepare_outline(
            OPERATOR, area=entered[0], outline=moved, on=clock.today() + timedelta(days=30),
            adopted_by="Byrådet", certainty="documented",
        )  # fmt: skip


def outlines(count: int, seed: int = 2007) -> list[BaseGeometry]:
    """As many areas that cover a municipality without overlaps, with borders as crooked as real ones."""
    return _outlines(count, random.Random(seed))


def _outlines(count: int, lot: random.Random) -> list[BaseGeometry]:
    west, south, east, north = TOWN.bounds
    hearts = [(lot.uniform(west, east), lot.uniform(south, north)) for _ in range(count)]
    cells = voronoi_polygons(MultiPoint(hearts), extend_to=TOWN).geoms
    crooked = [transform(segmentize(cell.intersection(TOWN), FINENESS), _crooked) for cell in cells]
    return sorted(crooked, key=lambda outline: outline.bounds)


def _crooked(corners: Any) -> Any:
    """Every corner a little aside, the same for both areas that share it."""
    x, y = corners[:, 0], corners[:, 1]
    return np.column_stack(
        (x + 0.0004 * np.sin(3000 * x + 7000 * y), y + 0.0003 * np.sin(5000 * x - 2000 * y))
    )


def _area(number: int, contact: Office) -> Area:
    return enter_area(
        OPERATOR, name=f"Lokalområde {number}", short_name=f"Område {number}", prefix=f"Omr{number}",
        number=number, contact_office=contact,
    )  # fmt: skip


def _versions(areas: Sequence[Area], each: int, lot: random.Random) -> list[BaseGeometry]:
    """Every area has had that many boundaries, each from a year until the day before the next; those of today."""
    years = [1996 + 30 * n // each for n in range(each)]
    rows, drawn = [], []
    for n, year in enumerate(years):
        last = None if n + 1 == each else date(years[n + 1], 1, 1) - timedelta(days=1)
        drawn = _outlines(len(areas), lot)
        for area, outline in zip(areas, drawn, strict=True):
            west, south, east, north = outline.bounds
            rows.append(
                Boundary(
                    area=area, geometry=plain(mapping(outline)), west=west, south=south, east=east, north=north,
                    valid_from=date(year, 1, 1), valid_until=last, adopted_by="Byrådet", certainty="documented",
                )
            )  # fmt: skip
    Boundary.objects.bulk_create(rows)
    return drawn


def _body(n: int, areas: Sequence[Area], contact: Office) -> Office:
    return found_office(
        OPERATOR, kind=BODY_KINDS[n % len(BODY_KINDS)], name=f"Lokalråd {n + 1}", area=areas[n % len(areas)],
        contact_office=contact, founded=date(1996, 1, 1),
    )  # fmt: skip


def _seats(offices: Sequence[Office], lot: random.Random) -> None:
    """Ten seats in each body, chosen anew every third year for thirty years."""
    numbers = count(1)
    people = Person.objects.bulk_create(
        Person(email=CHAIR if n == 0 else f"p{n}@tingsted.example", name=f"Person {n}") for n in range(1500)
    )
    first = clock.today().replace(month=1, day=1)
    rows = []
    for office in offices:
        for term in range(TERMS):
            starts = first.replace(year=first.year - YEARS_IN_A_TERM * (TERMS - 1 - term))
            ends = starts.replace(year=starts.year + YEARS_IN_A_TERM) - timedelta(days=1)
            sitting = lot.sample(people[1:], len(ROLES))
            if next(numbers) == TERMS:  # the chair of the first body today
                sitting[0] = people[0]
            rows += [
                Seat(
                    office=office, person=person, role=role, starts=starts, ends=ends,
                    speaks=role == Role.CHAIR, public=lot.random() < 0.8,
                )
                for person, role in zip(sitting, ROLES, strict=True)
            ]  # fmt: skip
    Seat.objects.bulk_create(rows, batch_size=500)


def _committees(lot: random.Random) -> None:
    """Thirty-one councillors in eight committees, for each council term of thirty years."""
    people = Person.objects.bulk_create(
        Person(email=f"b{n}@tingsted.example", name=f"Politiker {n}") for n in range(COUNCILLORS)
    )
    committees = [found_office(OPERATOR, kind=OfficeKind.COMMITTEE, name=f"Udvalg {n}") for n in range(1, 9)]
    now = clock.today().year
    Seat.objects.bulk_create(
        [
            Seat(
                office=committee, person=person, role=Role.CHAIR if n == 0 else Role.MEMBER, public=True,
                starts=date(year, 1, 1), ends=date(year + 3, 12, 31),
            )
            for year in range(now - 28, now + 1, 4)
            for committee in committees
            for n, person in enumerate(lot.sample(people, 7))
        ]
    )  # fmt: skip


def _clusters(areas: Sequence[Area], contact: Office) -> None:
    """Five clusters of four areas each."""
    for n in range(5):
        enter_area(
            OPERATOR, name=f"Landsbyklynge {n + 1}", short_name=f"Klynge {n + 1}", prefix=f"Klynge{n + 1}",
            kind=Area.Kind.CLUSTER, parts=list(areas[4 * n : 4 * n + 4]), contact_office=contact,
        )  # fmt: skip
