"""The doctor on the clock: a new installation has had no day yet, an old one without its clock must be mended."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

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


def test_an_address_with_https_and_no_trusted_proxy_must_be_mended(cast: Cast, settings: Any) -> None:
    settings.SECURE, settings.TRUSTED_PROXIES = True, 0
    assert [f.sound for f in examine() if "TINGSTED_TRUSTED_PROXIES=1" in f.words] == [False]
    settings.TRUSTED_PROXIES = 1
    assert not [f for f in examine() if "TINGSTED_TRUSTED_PROXIES" in f.words]


def test_a_data_folder_that_everybody_on_the_machine_can_open_must_be_mended(
    cast: Cast, settings: Any, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    for mode, said in ((0o755, [False]), (0o750, []), (0o700, [])):
        tmp_path.chmod(mode)
        assert [f.sound for f in examine() if "everybody on this machine" in f.words] == said
