"""Fills an empty database with fifteen years of two ledgers: 20 areas, 3,000 matters, 30,000 contributions, 60,000
promises. The same seed gives the same years."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any

from tingsted.accounts.models import Person
from tingsted.ideas.models import Standing
from tingsted.involvement.models import Contribution, Invitation, Kind, Matter, Phase, Reply
from tingsted.kernel import clock, guard
from tingsted.kernel.actors import OPERATOR
from tingsted.notices.models import Ask
from tingsted.places.actions import enter_area, found_office, set_up_municipality, take_seat
from tingsted.places.models import Area, Office, OfficeKind, Role
from tingsted.promises.models import Promise

YEARS = 15
DEPARTMENTS = (
    "Vej og Park",
    "Kultur",
    "Børn og Skole",
    "Plan og Byg",
    "Miljø",
    "Ældre",
    "Ejendomme",
    "Landdistrikt",
)
CHAIR, CONTACT, OFFICER = "chair@tingsted.example", "contact@tingsted.example", "officer@tingsted.example"


@dataclass(frozen=True)
class Size:
    """How much there is."""

    areas: int = 20
    matters: int = 3000
    contributions: int = 30_000
    promises: int = 60_000


@dataclass(frozen=True)
class Town:
    """Whoever can ask, owe and answer."""

    areas: list[Area]
    councils: list[Office]
    departments: list[Office]
    contact: Office


def fill_ledgers(size: Size) -> None:
    """Fill it, with whoever reads the desks: a chair, the contact officer, and an officer of a department."""
    lot = random.Random(15)
    with guard.arranging():
        town = _town(size.areas)
        matters = _matters(town, size.matters, lot)
        _contributions(town, matters, size.contributions, lot)
        _rest(town, size.promises - size.contributions, lot)
        _asks()


def _town(count: int) -> Town:
    set_up_municipality(
        OPERATOR,
        code="0370",
        name="Prøve Kommune",
        short_name="Prøve",
        areas_in_all=count,
        councils_in_all=count,
    )
    contact = found_office(OPERATOR, kind=OfficeKind.CONTACT, name="Kontakt")
    areas, councils = [], []
    for n in range(1, count + 1):
        area = enter_area(
            OPERATOR,
            name=f"Område {n}",
            short_name=f"Omr{n}",
            prefix=f"Omr{n}",
            number=n,
            contact_office=contact,
        )
        areas.append(area)
        councils.append(
            found_office(
                OPERATOR, kind=OfficeKind.COUNCIL, name=f"Lokalråd {n}", area=area, contact_office=contact
            )
        )
    departments = [found_office(OPERATOR, kind=OfficeKind.DEPARTMENT, name=name) for name in DEPARTMENTS]
    for email, office, role in (
        (CHAIR, councils[0], Role.CHAIR),
        (CONTACT, contact, Role.OFFICER),
        (OFFICER, departments[0], Role.LEADER),
    ):
        person = Person.objects.create_user(email, name=email.partition("@")[0].title())
        take_seat(OPERATOR, office=office, person=person, role=role, starts=clock.today(), speaks=True)
    return Town(areas, councils, departments, contact)


def _matters(town: Town, count: int, lot: random.Random) -> list[Matter]:
    rows = []
    for n in range(count):
        started = _some_day(lot)
        deadline = started + timedelta(lot.randrange(30, 70))
        over = deadline < clock.today()
        rows.append(
            Matter(
                kind=lot.choice([Kind.PROJECT, Kind.STRATEGY, Kind.EFFORT]), owner=lot.choice(town.departments),
                title=f"Sag {n} om {lot.choice(WORDS)}", slug=f"sag-{n}", question="Hvad mener I?",
                can_influence="Rækkefølgen.", fixed="Budgettet.", started_on=started, opened_on=started,
                deadline=deadline, answer_by=deadline + timedelta(40),
                phase=lot.choice([Phase.DECIDED, Phase.EVALUATED]) if over else Phase.HEARING,
            )
        )  # fmt: skip
    made = _written(Matter, rows)
    through = Matter.areas.through
    pairs = (
        through(matter_id=matter.pk, area_id=area.pk) for matter in made for area in lot.sample(town.areas, 3)
    )
    _written(through, pairs)
    return made


def _contributions(town: Town, matters: list[Matter], count: int, lot: random.Random) -> None:
    """So many bodies contributed to each matter, each through its invitation, each owed an answer."""
    invitations, promises, said = [], [], []
    for matter in matters:
        for council in lot.sample(town.councils, min(len(town.councils), round(count / len(matters)))):
            on = matter.started_on + timedelta(lot.randrange(1, 30))
            due = matter.answer_by or on
            invitations.append(
                Invitation(
                    matter=matter, office=council, invited_on=matter.started_on, seen_on=on, replied_on=on,
                    reply=Reply.CONTRIBUTED,
                )
            )  # fmt: skip
            promises.append(
                _promise(lot, "involvement.contribution", (matter.owner, council), matter.title, on, due)
            )
            said.append((matter, council, on))
    kept = _written(Invitation, invitations)
    owed = _written(Promise, promises)
    _written(
        Contribution,
        (
            Contribution(
                matter=matter, invitation=invitation, office=council, area=council.area, words=_say(lot),
                standing=Standing.PUBLIC, sent_on=on, sent_at=clock.noon(on), promise=promise,
            )
            for (matter, council, on), invitation, promise in zip(said, kept, owed, strict=True)
        ),
    )  # fmt: skip


def _rest(town: Town, count: int, lot: random.Random) -> None:
    """What plans and proposals were promised, and now and then what volunteers owe."""
    rows = []
    for n in range(count):
        council, made = lot.choice(town.councils), _some_day(lot)
        by, to = lot.choice(town.departments), council
        if lot.random() < 0.02:
            by, to = council, town.contact
        due = made + timedelta(lot.randrange(14, 90))
        kind = lot.choice(["plans.action", "involvement.proposal"])
        rows.append(_promise(lot, kind, (by, to), f"Sti {n} {lot.choice(WORDS)}", made, due))
    _written(Promise, rows)


def _promise(
    lot: random.Random, kind: str, sides: tuple[Office, Office], title: str, made: date, due: date
) -> Promise:
    """Answered if its day is long gone; a few are late, broken or still owed."""
    (by, to), today = sides, clock.today()
    chance, answered = lot.random(), made + timedelta(lot.randrange(5, 80))
    state = "promised" if answered > today or (chance < 0.02 and today - due < timedelta(200)) else "answered"
    state = "broken" if state == "answered" and chance > 0.99 else state
    done = state == "answered"
    return Promise(
        kind=kind, owed_by=by, owed_to=to, area=by.area or to.area, title=title, question=_say(lot),
        promised_on=made, due=due, first_due=due, state=state, answered_on=answered if done else None,
        public=not by.is_body,
        answer=lot.choice(["we do it", "we help", "not now", "no"]) if done else "", reply=_say(lot) if done else "",
        url="/",
    )  # fmt: skip


def _asks() -> None:
    """What is still owed waits on its desk; what is late waits with the contact office too."""
    today, now = clock.today(), clock.now()
    rows = []
    for promise in Promise.objects.open().select_related("owed_by", "owed_to", "area__contact_office"):
        facts = {"title": promise.title, "owed_by": str(promise.owed_by), "owed_to": str(promise.owed_to)}
        late = promise.area and promise.due < today
        offices: list[tuple[str, Office | None]] = [("promises.answer", promise.owed_by)]
        offices += [("promises.chase", promise.area.contact_office)] if promise.area and late else []
        rows += [
            Ask(
                kind=kind, about=f"promises.promise:{promise.pk}", office=office, area=promise.area, facts=facts,
                url=promise.get_absolute_url(), due=promise.due, since=now,
            )
            for kind, office in offices
        ]  # fmt: skip
    _written(Ask, rows)


WORDS = ("sti", "sø", "skole", "lys", "bænk", "bus", "træ", "hal", "bro", "mark", "vej", "legeplads", "vand")


def _say(lot: random.Random) -> str:
    return " ".join(lot.choices(WORDS, k=14)).capitalize() + "."


def _some_day(lot: random.Random) -> date:
    """A day in the fifteen years, up to last week."""
    return clock.today() - timedelta(7 + lot.randrange(YEARS * 365))


def _written(model: Any, rows: Iterable[Any]) -> list[Any]:
    """Write rows some thousand at a time."""
    made: list[Any] = []
    waiting: Iterator[Any] = iter(rows)
    while batch := list(islice(waiting, 2000)):
        made += model.objects.bulk_create(batch)
    return made
