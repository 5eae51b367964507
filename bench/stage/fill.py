"""Fills an empty database: 1,000 ideas, 3,000 comments, a survey with 20,000 answers, a plan of 150 actions."""

from __future__ import annotations

import random
from datetime import timedelta
from itertools import islice

from tingsted.accounts.models import Person
from tingsted.ideas.models import Idea, Offer
from tingsted.kernel import clock, guard
from tingsted.kernel.actors import OPERATOR, Actor
from tingsted.places.actions import enter_area, found_office, set_up_municipality, take_seat
from tingsted.places.models import Area, Office, OfficeKind, Role
from tingsted.plans.actions import add_theme, forward_action, start_plan
from tingsted.plans.models import Action, Entry, Plan
from tingsted.promises.actions import give_answer
from tingsted.surveys.actions import close_survey, make_survey, open_survey, publish_result
from tingsted.surveys.models import Ballot, Comment, Survey

MEMBER = "ruth@tingsted.example"
WORDS = [
    "sti",
    "sø",
    "skole",
    "lys",
    "bænk",
    "bus",
    "træ",
    "hal",
    "bro",
    "mark",
    "kirke",
    "vej",
    "legeplads",
    "forsamlingshus",
    "cykel",
    "vand",
    "by",
    "nat",
    "dag",
]
MARKS = ("very", "important", "not now", "dont know")


def fill(
    *, ideas: int = 1000, comments: int = 3000, answers: int = 20_000, actions: int = 150
) -> dict[str, list[str]]:
    """Fill it and return the addresses to measure, by name."""
    lot = random.Random(2018)
    with guard.arranging():
        area, council, chair = people()
        rows = _ideas(area, ideas, lot)
        told = _survey(council, chair, rows[:40], "Hvad er vigtigst?", answers, comments, lot)
        close_survey(chair, survey=told)
        publish_result(chair, survey=told)
        plan = _plan(area, council, chair, rows, actions, lot)
        asked = _survey(council, chair, rows[:40], "Og nu?", 50, 20, lot)
    return {
        "front page": ["/"],
        "area": [area.get_absolute_url()],
        "ideas list": [f"{area.get_absolute_url()}ideer/"],
        "idea": [idea.get_absolute_url() for idea in (*rows[3:], *rows[:3])],
        "plan": [plan.get_absolute_url()],
        "survey form": [asked.get_absolute_url()],
        "results": [f"{told.get_absolute_url()}resultat/"],
    }


def people() -> tuple[Area, Office, Actor]:
    set_up_municipality(OPERATOR, code="0370", name="Prøve Kommune", short_name="Prøve", areas_in_all=1)
    contact = found_office(OPERATOR, kind=OfficeKind.CONTACT, name="Kontakt")
    area = enter_area(
        OPERATOR, name="Glumsø og Omegn", short_name="Glumsø", prefix="Glumsø", contact_office=contact
    )
    council = found_office(
        OPERATOR, kind=OfficeKind.COUNCIL, name="Lokalråd", area=area, contact_office=contact
    )
    return area, council, _seated(MEMBER, "Ruth Skovsti", council, Role.CHAIR)


def _ideas(area: Area, count: int, lot: random.Random) -> list[Idea]:
    made = [
        Idea(
            area=area,
            number=n,
            label=f"Glumsø-{n}",
            title=_say(lot, 4).capitalize(),
            words=_say(lot, 18) + ".",
            theme=lot.choice(("Stier", "Unge", "Trafik", "Natur")),
            said_on=clock.today(),
            column=lot.choice(("have", "want")),
            origin="Borgermøde, bord 3",
        )
        for n in range(1, count + 1)
    ]
    Idea.objects.bulk_create(made, batch_size=500)
    offers = [
        Offer(
            idea=lot.choice(made[:60]),
            kind="time",
            email=f"h{n}@tingsted.example",
            consented_on=clock.today(),
        )
        for n in range(400)
    ]
    Offer.objects.bulk_create(offers)
    return made


def _survey(
    council: Office,
    chair: Actor,
    ideas: list[Idea],
    title: str,
    answers: int,
    comments: int,
    lot: random.Random,
) -> Survey:
    made = make_survey(
        chair,
        body=council,
        ideas=ideas,
        title=title,
        closes=clock.today() + timedelta(days=20),
        villages=["Glumsø", "Sandby", "Tyvelse"],
    )
    open_survey(chair, survey=made)
    cards = [card.pk for card in made.cards.all()]
    leaning = {card: lot.uniform(0.5, 4) for card in cards}
    rows = (
        Ballot(
            survey=made,
            shown=cards,
            day=clock.today(),
            village=lot.choice(made.villages),
            answers={
                str(c): lot.choices(MARKS, (leaning[c], 2, 2, 1))[0] for c in cards if lot.random() < 0.8
            },
        )
        for _ in range(answers)
    )
    while batch := list(islice(rows, 1000)):
        Ballot.objects.bulk_create(batch)
    Comment.objects.bulk_create(
        [
            Comment(
                survey=made,
                card_id=lot.choice(cards),
                words=_say(lot, 12),
                standing="public",
                day=clock.today(),
            )
            for _ in range(comments)
        ],
        batch_size=1000,
    )
    return made


def _plan(
    area: Area, council: Office, chair: Actor, ideas: list[Idea], count: int, lot: random.Random
) -> Plan:
    """A plan with twelve themes, an idea behind each action, and every fifth action carried to a department."""
    plan = start_plan(
        chair, area=area, body=council, title="Plan for Glumsø", kind="lup", with_municipality=True
    )
    themes = [add_theme(chair, plan=plan, name=f"Tema {n}") for n in range(1, 13)]
    actions = Action.objects.bulk_create(
        Action(
            plan=plan,
            theme=lot.choice(themes),
            order=n,
            title=_say(lot, 5).capitalize(),
            text=_say(lot, 30),
            work=lot.choice(("not begun", "begun", "well under way", "done")),
            work_on=clock.today(),
        )
        for n in range(count)
    )
    behind = [ideas[3], *lot.sample(ideas, count - 1)]
    Entry.objects.bulk_create(
        Entry(action=action, idea=idea, at=clock.now()) for action, idea in zip(actions, behind, strict=True)
    )
    _carry(council, actions[::5], lot)
    return plan


def _carry(council: Office, actions: list[Action], lot: random.Random) -> None:
    """The contact officer carries actions to a department, which has answered half of them."""
    department = found_office(OPERATOR, kind=OfficeKind.DEPARTMENT, name="Vej og Park")
    assert council.contact_office is not None
    officer = _seated("camilla@tingsted.example", "Camilla Rosvang", council.contact_office, Role.OFFICER)
    leader = _seated("lars@tingsted.example", "Lars Enghave", department, Role.LEADER)
    for n, action in enumerate(actions):
        carried = forward_action(
            officer, action=action, to=department, due=clock.today() + timedelta(days=30 + n)
        )
        if n % 2:
            give_answer(leader, promise=carried.promise, answer="we help", reply=_say(lot, 20))


def _seated(email: str, name: str, office: Office, role: Role) -> Actor:
    """Somebody with the mandate to speak for an office."""
    person = Person.objects.create_user(email, name=name)
    take_seat(
        OPERATOR, office=office, person=person, role=role, starts=clock.today(), speaks=True, public=True
    )
    return Actor("person", person, office)


def _say(lot: random.Random, words: int) -> str:
    return " ".join(lot.choice(WORDS) for _ in range(words))
