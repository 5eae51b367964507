"""An open survey on three ideas of Glumsø."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cast import Cast
from tingsted.ideas.actions import raise_idea
from tingsted.ideas.models import Idea
from tingsted.kernel import clock
from tingsted.surveys.actions import (
    make_survey,
    open_survey,
)
from tingsted.surveys.models import Survey


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
