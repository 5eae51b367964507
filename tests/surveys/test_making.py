"""From an area's ideas to a survey in one step, or from a pattern."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from cast import Cast
from tingsted.ideas.models import Idea
from tingsted.kernel import clock
from tingsted.surveys.models import Survey
from tingsted.surveys.patterns import BY_KEY, PATTERNS, Pattern

PAGE = "/omraader/glumsoe/spoergeskema/nyt/"


@pytest.fixture
def ejner(cast: Cast, client: Client) -> Client:
    client.force_login(cast.ejner)
    return client


def test_an_area_with_ideas_gets_its_survey_from_one_form(ejner: Client, ideas: list[Idea]) -> None:
    form = ejner.get(PAGE).context["form"]
    assert sorted(form["ideas"].value()) == [idea.pk for idea in ideas]
    sent = {"title": "Hvad nu?", "closes": clock.today() + timedelta(14), "ideas": [i.pk for i in ideas]}
    assert ejner.post(PAGE, sent).status_code == 302
    made = Survey.objects.get()
    assert (made.title, made.cards.count(), made.questions.count()) == ("Hvad nu?", 3, 0)


def test_without_ideas_the_patterns_are_the_beginning(ejner: Client) -> None:
    assert ejner.get(PAGE).context["patterns"] == PATTERNS


def test_with_ideas_the_patterns_are_one_link_away(ejner: Client, ideas: list[Idea]) -> None:
    assert 'href="?skabelon=alle"' in ejner.get(PAGE).content.decode()
    assert ejner.get(f"{PAGE}?skabelon=alle").context["patterns"] == PATTERNS


@pytest.mark.parametrize("pattern", BY_KEY.values(), ids=lambda pattern: pattern.key)
def test_a_pattern_makes_a_survey_with_its_questions(
    ejner: Client, ideas: list[Idea], pattern: Pattern
) -> None:
    address = f"{PAGE}?skabelon={pattern.key}"
    form = ejner.get(address).context["form"]
    sent = {"title": form["title"].value(), "closes": clock.today() + timedelta(14)}
    if pattern.cards:
        sent["ideas"] = [idea.pk for idea in ideas]
    assert ejner.post(address, sent).status_code == 302
    made = Survey.objects.get()
    kinds = [question.kind for question in made.questions.order_by("order", "pk")]
    assert (kinds, made.cards.count()) == (
        [q.kind.value for q in pattern.questions],
        3 if pattern.cards else 0,
    )


def test_the_last_day_is_there_from_the_start_as_a_browsers_calendar_reads_it(
    ejner: Client, ideas: list[Idea]
) -> None:
    page = ejner.get(PAGE).content.decode()
    (closes,) = (tag for tag in re.findall(r"<input[^>]*>", page) if 'name="closes"' in tag)
    assert 'type="date"' in closes and f'value="{clock.today() + timedelta(days=21):%Y-%m-%d}"' in closes
