"""An answer that Vej og Park owes the council of Glumsø."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from cast import Cast
from tingsted.kernel import clock
from tingsted.promises.actions import promise_answer
from tingsted.promises.models import Promise


@pytest.fixture
def promised(cast: Cast) -> Callable[..., Promise]:
    """Make a promise due in so many days, or on a day."""

    def make(days: int = 30, *, due: date | None = None, by: str = "roads", to: str = "council") -> Promise:
        return promise_answer(
            cast.as_gudrun,
            kind="tests.path",
            owed_by=getattr(cast, by),
            owed_to=getattr(cast, to),
            area=cast.glumsoe,
            title="Stien til søen",
            question="Hvornår?",
            due=due or clock.today() + timedelta(days),
            url="/planer/x/",
        )

    return make
