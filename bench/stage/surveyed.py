"""A told survey with very many answers and an open one with none; and answers that are all different, to be counted."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from django.db import connection

from bench.stage.fill import MARKS, MEMBER, WORDS
from tingsted.accounts.models import Person
from tingsted.ideas.models import Idea
from tingsted.kernel import clock, guard
from tingsted.kernel.actors import OPERATOR, Actor
from tingsted.mapping.models.people import Headcount, Sex
from tingsted.places.actions import enter_area, found_office, set_up_municipality, take_seat
from tingsted.places.models import Area, OfficeKind, Role
from tingsted.surveys.actions import close_survey, make_survey, open_survey, publish_result
from tingsted.surveys.answers import AGE_BANDS
from tingsted.surveys.models import Ballot, Survey

VILLAGES = ("Glumsø", "Sandby", "Tyvelse")
COUNTED = 2000
"""So many are counted when the told survey closes; the rest come afterwards, since here they only go out again."""


def fill_surveys(*, ideas: int) -> tuple[str, str, str]:
    """Fill an empty database: the told survey's address, and those of two that are open."""
    lot = random.Random(2018)
    with guard.arranging():
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE bench_row (id text PRIMARY KEY, words text)")
        chair, asked = _people(ideas, lot)
        told = _opened(chair, asked, "Hvad er vigtigst?")
        _answered(told, COUNTED, lot)
        close_survey(chair, survey=told)
        publish_result(chair, survey=told)
        return told.slug, _opened(chair, asked, "Og nu?").slug, _opened(chair, asked, "Og så?").slug


def chair_of(survey: Survey) -> Actor:
    """The one who speaks for the survey's body."""
    return Actor("person", Person.objects.get(email=MEMBER), survey.body)


def fill_up(slug: str, *, answers: int) -> None:
    """Let the told survey have so many answers in all."""
    survey = Survey.objects.get(slug=slug)
    with guard.arranging():
        _answered(survey, answers - survey.ballots.count(), random.Random(2019))


def scatter(slug: str, *, answers: int) -> Survey:
    """Give a survey so many answers and no others, hardly two alike, with everything that is counted of them."""
    lot = random.Random(7)
    survey = Survey.objects.get(slug=slug)
    cards = list(survey.cards.values_list("pk", flat=True))
    with guard.arranging():
        survey.ballots.all().delete()
        _keep(
            Ballot(
                survey=survey, shown=cards, day=clock.today(), village=lot.choice(VILLAGES),
                age_band=lot.choice(AGE_BANDS),
                answers={str(card): lot.choice(MARKS) for card in cards if lot.random() < 0.85},
            )
            for _ in range(answers)
        )  # fmt: skip
        Headcount.objects.bulk_create(
            Headcount(area=survey.area, year=2026, band=band, sex=sex, count=350 + 5 * n)
            for n, band in enumerate(AGE_BANDS)
            for sex in Sex.values
        )
    return survey


def _people(ideas: int, lot: random.Random) -> tuple[Actor, list[Idea]]:
    set_up_municipality(OPERATOR, code="0370", name="Prøve Kommune", short_name="Prøve", areas_in_all=1)
    contact = found_office(OPERATOR, kind=OfficeKind.CONTACT, name="Kontakt")
    area = enter_area(OPERATOR, name="Glumsø", short_name="Glumsø", prefix="Glumsø", contact_office=contact)
    council = found_office(
        OPERATOR, kind=OfficeKind.COUNCIL, name="Lokalråd", area=area, contact_office=contact
    )
    person = Person.objects.create_user(MEMBER, name="Ruth Skovsti")
    today = clock.today()
    take_seat(
        OPERATOR, office=council, person=person, role=Role.CHAIR, starts=today, speaks=True, public=True
    )
    return Actor("person", person, council), [_idea(area, n, lot) for n in range(1, ideas + 1)]


def _idea(area: Area, number: int, lot: random.Random) -> Idea:
    words = " ".join(lot.choices(WORDS, k=6)).capitalize()
    return Idea.objects.create(
        area=area, number=number, label=f"Glumsø-{number}", title=words, words=words, said_on=clock.today()
    )


def _opened(chair: Actor, ideas: list[Idea], title: str) -> Survey:
    assert chair.office is not None
    made = make_survey(
        chair,
        body=chair.office,
        ideas=ideas,
        title=title,
        closes=clock.today() + timedelta(days=20),
        villages=VILLAGES,
    )
    return open_survey(chair, survey=made)


def _answered(survey: Survey, answers: int, lot: random.Random) -> None:
    cards = list(survey.cards.values_list("pk", flat=True))
    some = [{str(c): lot.choice(MARKS) for c in cards if lot.random() < 0.85} for _ in range(500)]
    rows = (
        Ballot(
            survey=survey, shown=cards, day=clock.today(), village=lot.choice(VILLAGES),
            age_band=lot.choice(AGE_BANDS), answers=lot.choice(some),
        )
        for _ in range(answers)
    )  # fmt: skip
    _keep(rows)


def _keep(ballots: Iterator[Ballot]) -> None:
    while batch := list(islice(ballots, 2000)):
        Ballot.objects.bulk_create(batch)
