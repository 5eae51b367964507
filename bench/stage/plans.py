"""Twenty plans of twelve themes and 150 actions each, one of them with 600 ideas behind it; the same every time."""

from __future__ import annotations

import random

from shapely.geometry import box, mapping

from tingsted.ideas.models import Idea
from tingsted.kernel import clock, guard
from tingsted.kernel.actors import OPERATOR
from tingsted.places.actions import enter_area, found_office, set_up_municipality
from tingsted.places.models import Area, Boundary, Office, OfficeKind
from tingsted.places.outlines.shaping import plain
from tingsted.plans.actions import start_plan
from tingsted.plans.models import Action, ActionChange, Entry, Forwarding, Goal, Plan, Theme
from tingsted.promises.models import Promise

SAYING = """
    sti sø bænk legeplads skole hal tog bus klub unge ældre natur skov å bro lys vej cykel kirke torv mad fest kunst
    musik plads hytte shelter bål træ blomst høns marked brugs grus stier grønne fælles gamle nye små store lange
"""
WORDS = SAYING.split()
NAMES = (
    "Stier",
    "Natur",
    "Unge",
    "Ældre",
    "Trafik",
    "Kultur",
    "Idræt",
    "Bosætning",
    "Energi",
    "Skole",
    "Handel",
    "Fest",
)
WORK = ("not begun", "begun", "well under way", "done")


def fill_plans(*, plans: int = 20, actions: int = 150, ideas: int = 600) -> Plan:
    """Fill an empty database; the first plan, which is the one with ideas and answers."""
    lot = random.Random(17)
    with guard.arranging():
        set_up_municipality(
            OPERATOR,
            code="0370",
            name="Prøve Kommune",
            short_name="Prøve",
            areas_in_all=plans,
            councils_in_all=plans,
        )
        contact = found_office(OPERATOR, kind=OfficeKind.CONTACT, name="Kontakt for lokalområder")
        departments = [
            found_office(OPERATOR, kind=OfficeKind.DEPARTMENT, name=name)
            for name in ("Vej og Park", "Kultur", "Skole", "Miljø")
        ]
        made = [_plan(n, contact, departments, actions, lot) for n in range(plans)]
        _ideas(made[0], ideas, lot)
    return made[0]


def _say(lot: random.Random, count: int) -> str:
    return " ".join(lot.choices(WORDS, k=count))


def _plan(number: int, contact: Office, departments: list[Office], count: int, lot: random.Random) -> Plan:
    west, south = 11.3 + 0.05 * (number % 5), 55.1 + 0.04 * (number // 5)
    area = enter_area(
        OPERATOR, name=f"Område {number}", short_name=f"Område{number}", prefix=f"Område{number}", number=number + 1,
        contact_office=contact,
    )  # fmt: skip
    Boundary.objects.create(
        area=area, geometry=plain(mapping(box(west, south, west + 0.05, south + 0.04))), west=west, south=south,
        east=west + 0.05, north=south + 0.04, certainty="documented",
    )  # fmt: skip
    body = found_office(
        OPERATOR, kind=OfficeKind.COUNCIL, name=f"Lokalråd {number}", area=area, contact_office=contact
    )
    plan = start_plan(OPERATOR, area=area, body=body, recipe="nine")
    Plan.objects.filter(pk=plan.pk).update(
        vision=_say(lot, 12), story=_say(lot, 60), adopted_on=clock.today()
    )
    themes = Theme.objects.bulk_create(
        Theme(plan=plan, name=name, order=n) for n, name in enumerate(NAMES, 1)
    )
    goals = Goal.objects.bulk_create(Goal(theme=theme, words=_say(lot, 6)) for theme in themes)
    rows = [_action(plan, themes, goals, n, (west, south), lot) for n in range(count)]
    Action.objects.bulk_create(rows)
    ActionChange.objects.bulk_create(
        ActionChange(action=row, on=clock.today(), at=clock.now(), what="added", work=row.work)
        for row in rows
    )
    _carry(rows[::5], area, body, contact, departments, lot)
    return Plan.objects.select_related("area", "body").get(pk=plan.pk)


def _action(
    plan: Plan,
    themes: list[Theme],
    goals: list[Goal],
    n: int,
    corner: tuple[float, float],
    lot: random.Random,
) -> Action:
    at = n % len(themes)
    return Action(
        plan=plan, theme=themes[at], goal=goals[at], order=n, title=_say(lot, 5).capitalize(), text=_say(lot, 30),
        driver=lot.choice(("citizens", "municipality", "joint")), work=lot.choice(WORK), work_on=clock.today(),
        work_note=_say(lot, 6), place=_say(lot, 2), time="Foråret 2028", cost=lot.randrange(5, 400) * 1000,
        money="Pulje", sdgs=[str(lot.randrange(1, 18)), "11.7"], latitude=corner[1] + lot.uniform(0.002, 0.038),
        longitude=corner[0] + lot.uniform(0.002, 0.048),
    )  # fmt: skip


def _carry(
    rows: list[Action],
    area: Area,
    body: Office,
    contact: Office,
    departments: list[Office],
    lot: random.Random,
) -> None:
    """Every fifth action is with a department, which has answered half of them."""
    for n, action in enumerate(rows):
        answered = {
            "state": "answered",
            "answer": "we help",
            "reply": _say(lot, 20),
            "answered_on": clock.today(),
        }
        promise = Promise.objects.create(
            kind="plans.action", owed_by=departments[n % 4], owed_to=body, area=area, title=action.title,
            promised_on=clock.today(), due=clock.today(), first_due=clock.today(), **(answered if n % 2 else {}),
        )  # fmt: skip
        Forwarding.objects.create(
            action=action, to=promise.owed_by, by=contact, on=clock.today(), at=clock.now(), promise=promise
        )


def _ideas(plan: Plan, count: int, lot: random.Random) -> None:
    """Ideas behind the actions, four to each."""
    made = Idea.objects.bulk_create(
        Idea(
            area=plan.area, number=n, label=f"{plan.area.prefix}-{n}", title=_say(lot, 5), words=_say(lot, 12),
            said_on=clock.today(),
        )
        for n in range(1, count + 1)
    )  # fmt: skip
    actions = list(plan.actions.order_by("pk"))
    Entry.objects.bulk_create(
        Entry(action=actions[n % len(actions)], idea=idea, at=clock.now()) for n, idea in enumerate(made)
    )
