"""What a town asks for while it answers is remembered, and forgotten as soon as anything else happens."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from answers import given
from cast import Cast
from tingsted.ideas.actions import hide_idea, raise_idea
from tingsted.kernel import journal
from tingsted.kernel.actors import VISITOR
from tingsted.places.remembered import forget_all
from tingsted.surveys.actions import (
    add_ideas,
    add_question,
    change_question,
    close_question,
    close_survey,
    make_survey,
    open_survey,
    receive_answer,
    shorten_card,
)
from tingsted.surveys.models import Ballot, Survey
from tingsted.surveys.views import form_page

CHANGES: dict[str, Callable[[Cast, Survey], object]] = {
    "an idea is added": lambda cast, survey: add_ideas(
        cast.as_ejner, survey=survey, ideas=[raise_idea(cast.as_ruth, area=cast.glumsoe, words="En bænk")]
    ),
    "a card is shortened": lambda cast, survey: shorten_card(
        cast.as_ruth, card=survey.cards.all()[0], title="Sti", words=""
    ),
    "an idea is hidden": lambda cast, survey: hide_idea(cast.as_ruth, idea=survey.cards.all()[1].idea),
    "a question is added": lambda cast, survey: add_question(
        cast.as_ejner, survey=survey, kind="text", words="Og hvad mere?"
    ),
    "a question is reworded": lambda cast, survey: change_question(
        cast.as_ejner, question=survey.questions.get(), words="Hvad mangler her?"
    ),
    "a question is closed": lambda cast, survey: close_question(
        cast.as_ejner, question=survey.questions.get()
    ),
    "the survey closes": lambda cast, survey: close_survey(cast.as_ruth, survey=survey),
}


@pytest.fixture
def one_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same order and the same key for everybody, so that two pages can be held against each other."""
    monkeypatch.setattr(form_page.secrets, "token_hex", lambda _n: "a1")
    monkeypatch.setattr(form_page, "new_key", lambda: "KEY")


def test_after_any_change_the_page_is_as_a_process_draws_it_that_has_just_begun(
    cast: Cast, survey: Survey, one_order: None
) -> None:
    """Nothing but the journal tells a process what happened, so one that did not act itself knows it the same way."""
    client, url = Client(), survey.get_absolute_url()
    before = client.get(url).content
    for name, change in CHANGES.items():
        change(cast, survey)
        known = client.get(url).content
        forget_all()
        assert (name, known) == (name, client.get(url).content)
        assert (name, known == before) == (name, False)
        before = known


def test_while_answers_come_nothing_that_is_asked_is_read_again(cast: Cast, survey: Survey) -> None:
    client, url, card = Client(), survey.get_absolute_url(), survey.cards.all()[0]
    for key in ("a", "b"):
        with CaptureQueriesContext(connection) as queries:
            client.post(url, {"kvittering": key, f"v{card.pk}": "very"})
    told = str(queries.captured_queries)
    assert [table for table in ("surveys_card", "surveys_survey", "places_area") if table in told] == []
    assert Ballot.objects.count() == 2
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    assert len(queries) == 1


def test_an_answer_is_taken_from_the_first_moment_and_refused_from_the_last(
    cast: Cast, survey: Survey
) -> None:
    draft = make_survey(
        cast.as_ejner,
        body=cast.council,
        ideas=[survey.cards.all()[0].idea],
        title="Og nu?",
        closes=survey.closes,
    )
    client, url = Client(), draft.get_absolute_url()
    sheet = {f"v{draft.cards.get().pk}": "very"}
    assert client.post(url, {"kvittering": "early", **sheet}).status_code == 404
    open_survey(cast.as_ruth, survey=draft)
    assert client.post(url, {"kvittering": "now", **sheet}).status_code == 302
    close_survey(cast.as_ruth, survey=draft)
    assert client.post(url, {"kvittering": "late", **sheet}).status_code == 403
    assert draft.ballots.count() == 1


def test_what_somebody_typed_is_on_nobody_elses_page(cast: Cast, survey: Survey) -> None:
    client, url, card = Client(), survey.get_absolute_url(), survey.cards.all()[0]
    clean = client.get(url).content.decode()
    words = {f"k{card.pk}": "Kun min", f"h{card.pk}": "time", "kvittering": "a"}
    assert "Kun min" in client.post(url, words).content.decode()
    assert ("Kun min" in client.get(url).content.decode(), "Kun min" in clean) == (False, False)


def test_an_answer_moves_the_journal_and_leaves_its_last_loud_entry(cast: Cast, survey: Survey) -> None:
    before = journal.state(), journal.state(over_quiet=True)
    receive_answer(VISITOR, survey=survey, given=given(survey, "very"))
    after = journal.state(), journal.state(over_quiet=True)
    assert (before[0] == after[0], before[1] == after[1], journal.verify()) == (False, True, None)
    close_survey(cast.as_ruth, survey=survey)
    assert journal.state(over_quiet=True) == journal.state()
