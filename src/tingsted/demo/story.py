"""What has happened in the demo: told through today's actions, at the moments it happened."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any, TypeVar

from tingsted.demo.people import Company
from tingsted.ideas.actions import raise_idea
from tingsted.ideas.models import Help, Idea
from tingsted.kernel import clock
from tingsted.kernel.actors import VISITOR, Actor
from tingsted.meetings.actions import call_meeting, note_on_wall
from tingsted.meetings.models import Meeting
from tingsted.places.models import Area
from tingsted.plans.actions import add_theme
from tingsted.plans.models import Plan, Theme
from tingsted.surveys.actions import Given, Helping, receive_answer
from tingsted.surveys.given import Reach
from tingsted.surveys.models import Kind, Survey

Made = TypeVar("Made")
AGES = ("15-29", "30-49", "50-64", "65-79", "80+")
HOW_OLD = (4, 16, 28, 36, 12)
MARKS = ("very", "important", "not now", "dont know")


def lot(seed: int) -> random.Random:
    """Chance that falls the same way every time: for stories, never for draws."""
    return random.Random(seed)  # noqa: S311  a demo must be the same every time


def on(day: date, tell: Callable[[], Made], hour: int = 10) -> Made:
    """Let something happen on a day, at an hour of the clock on the wall."""
    with clock.at(datetime.combine(day, time(hour), clock.COPENHAGEN)):
        return tell()


def evening(day: date, hour: int = 19) -> datetime:
    """A moment in the evening of that day."""
    return datetime.combine(day, time(hour), clock.COPENHAGEN)


def hold_meeting(
    actor: Actor,
    *,
    plan: Plan | None,
    title: str,
    day: date,
    place: str,
    called: date,
    about: str = "",
    kind: str = "citizen",
) -> Meeting:
    """A meeting, called some weeks before."""
    assert actor.office is not None
    return on(
        called,
        lambda: call_meeting(
            actor,
            body=actor.office,
            title=title,
            starts_at=evening(day),
            ends_at=evening(day, 21),
            place=place,
            about=about,
            kind=kind,
            plan=plan,
        ),
    )


def write_wall(
    actor: Actor, meeting: Meeting, day: date, notes: Sequence[tuple[str, str, str, str]]
) -> list[Idea]:
    """The notes of one evening: theme, title, words, column; typed by the secretary."""

    def type_in() -> list[Idea]:
        return [
            note_on_wall(
                actor,
                meeting=meeting,
                words=words if words.startswith(title) else f"{title}. {words}",
                column=column,
                table=str(1 + number % 6),
                theme=theme,
            ).idea
            for number, (theme, title, words, column) in enumerate(notes)
        ]

    return on(day, type_in, hour=20)


def answer_survey(
    survey: Survey,
    first: date,
    days: int,
    count: int,
    *,
    lot: random.Random,
    liked: Mapping[str, float],
    comments: Sequence[tuple[str, str]] = (),
) -> None:
    """Answers spread over some days; `liked` says how much an idea is pointed to (1 is usual), by its title.

    Each comment (title of the idea, words) comes with one answer.
    """
    cards = list(survey.cards.all())
    liking = {card.pk: liked.get(card.title, lot.uniform(0.15, 1.1)) for card in cards}
    by_title = {card.title: card.pk for card in cards}
    said = {number * 3 + 1: (by_title[title], words) for number, (title, words) in enumerate(comments)}
    for number in range(count):
        day = first + timedelta(days=number * days // count)
        on(day, partial(_answer_once, survey, liking, said.get(number), number=number, lot=lot))


def _answer_once(
    survey: Survey,
    liking: Mapping[int, float],
    comment: tuple[int, str] | None,
    *,
    number: int,
    lot: random.Random,
) -> None:
    answers = {
        pk: lot.choices(MARKS, (like * 0.8, like, 1.5, 0.5))[0]
        for pk, like in liking.items()
        if lot.random() < 0.85
    }
    helping = None
    if lot.random() < 0.4:
        wished = lot.choices(list(liking), list(liking.values()))[0]
        helping = Helping(
            kinds={wished: [lot.choice(Help.values)]}, email=f"borger{survey.pk}x{number}@tingsted.example"
        )
    given = Given(
        answers=answers,
        shown=list(liking),
        comments=dict([comment]) if comment else {},
        village=lot.choice(survey.villages),
        age_band=lot.choices(AGES, HOW_OLD)[0],
        **_beside_the_cards(survey, answers, number),
    )
    receive_answer(VISITOR, survey=survey, given=given, helping=helping)


def _beside_the_cards(survey: Survey, answers: Mapping[int, str], number: int) -> dict[str, Any]:
    """What the survey asks beside its ideas: the ones that matter most, and a few who may be told what comes of it."""
    beside: dict[str, Any] = {}
    if survey.asks_top and number % 2:
        beside["top"] = [card for card, mark in answers.items() if mark == "very"][:3]
    if number % 9 == 4 and (asked := survey.questions.filter(kind=Kind.CONTACT).first()):
        beside["reached"] = {asked.pk: Reach(email=f"nysgerrig{survey.pk}x{number}@tingsted.example")}
    return beside


def themes_of(actor: Actor, plan: Plan, names: Sequence[str]) -> dict[str, Theme]:
    """The plan's themes in this order, each once."""
    there = {theme.name: theme for theme in plan.themes.all()}
    return {name: there.get(name) or add_theme(actor, plan=plan, name=name) for name in dict.fromkeys(names)}


def say(area: Area, company: Company, who: str, *, title: str, words: str, theme: str, day: date) -> Idea:
    """An idea somebody in the body wrote down, public at once."""
    return on(
        day,
        lambda: raise_idea(
            company.acting(who),
            area=area,
            words=words,
            title=title,
            theme=theme,
            said_on=day,
            read_first=False,
        ),
    )
