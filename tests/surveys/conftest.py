"""An open survey on three ideas of Glumsø."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cast import Cast
from tingsted.ideas.models import Idea
from tingsted.kernel import clock, guard
from tingsted.surveys.actions import (
    make_survey,
    open_survey,
)
from tingsted.surveys.models import Survey


@pytest.fixture
def ideas(cast: Cast) -> list[Idea]:
    with guard.arranging():
        return [
            Idea.objects.create(
                area=cast.glumsoe,
                number=n,
                label=f"Glumsø-{n}",
                title=title,
                words=title,
                said_on=date(2026, 9, 1),
            )
            for n, title in enumerate(("Sti til søen", "Shelter ved søen", "Lys ved busstoppet"), start=1)
        ]


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
