"""Open surveys on three ideas of Glumsø, on trust, by code and by mail; and a pile of paper."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cast import Cast
from surveys.doors import asked_by
from tingsted.ideas.actions import raise_idea
from tingsted.ideas.models import Idea
from tingsted.kernel import clock
from tingsted.surveys.actions import (
    make_survey,
    open_survey,
    print_sheets,
    type_sheet,
)
from tingsted.surveys.models import Batch, Door, Survey


@pytest.fixture
def ideas(cast: Cast) -> list[Idea]:
    titles = ("Sti til søen", "Shelter ved søen", "Lys ved busstoppet")
    return [raise_idea(cast.as_ruth, area=cast.glumsoe, words=title) for title in titles]


@pytest.fixture
def survey(cast: Cast, ideas: list[Idea]) -> Survey:
    made = make_survey(
        cast.as_ejner,
        body=cast.council,
        ideas=ideas,
        title="Hvad er vigtigst?",
        closes=clock.today() + timedelta(days=14),
        villages=["Glumsø", "Sandby"],
    )
    return open_survey(cast.as_ruth, survey=made)


@pytest.fixture
def by_code(cast: Cast, ideas: list[Idea]) -> Survey:
    return open_survey(cast.as_ruth, survey=asked_by(cast, ideas, Door.CODE, per_household=True))


@pytest.fixture
def by_mail(cast: Cast, ideas: list[Idea]) -> Survey:
    return open_survey(cast.as_ruth, survey=asked_by(cast, ideas, Door.MAIL))


@pytest.fixture
def pile(cast: Cast, survey: Survey) -> Batch:
    """Twelve sheets that Ruth has typed: the first idea is very important to all of them."""
    card = survey.cards.all()[0]
    for number, code in enumerate(print_sheets(cast.as_ruth, survey=survey, copies=12)):
        typed = {f"v{card.pk}": ["very"], f"k{card.pk}": [f"Ord {number}"]}
        type_sheet(cast.as_ruth, survey=survey, code=code, typed=typed)
    return Batch.objects.get()
