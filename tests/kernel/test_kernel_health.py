"""The doctor on the clock: a new installation has had no day yet, an old one without its clock must be mended."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from cast import Cast
from tingsted.kernel import clock, guard
from tingsted.kernel.clockwork import note_done
from tingsted.kernel.keeping.health import examine


def on_the_clock() -> list[tuple[bool | None, str]]:
    return [(found.sound, found.words) for found in examine() if "clock" in found.words.lower()]


NOT_YET = (None, "The clock has not had its first day yet. It works while `tingsted serve` runs.")
STOPPED = (False, "The clock has not worked since yesterday. Is `tingsted serve` running?")


@pytest.mark.django_db
def test_an_installation_in_which_nothing_has_happened_has_a_clock_that_has_not_begun() -> None:
    assert on_the_clock() == [NOT_YET]


def test_an_installation_of_today_has_a_clock_that_has_not_begun(cast: Cast) -> None:
    assert on_the_clock() == [NOT_YET]


def test_an_installation_of_last_week_whose_clock_never_worked_must_be_mended(cast: Cast) -> None:
    with time_machine.travel(clock.now() + timedelta(days=7), tick=False):
        assert on_the_clock() == [STOPPED]


def test_a_clock_that_worked_works_until_the_day_after_tomorrow(cast: Cast) -> None:
    with guard.arranging():
        note_done("kernel.forget")
    assert on_the_clock() == [(True, "The clock works.")]
    with time_machine.travel(clock.now() + timedelta(days=2), tick=False):
        assert on_the_clock() == [STOPPED]
