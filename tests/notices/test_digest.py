"""The digest: at most one a day, none when empty, the same under a moving clock and after a restart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from cast import Cast
from tingsted.kernel import clockwork, guard
from tingsted.kernel.actors import CLOCK
from tingsted.kernel.management.commands.clock import do_what_is_due
from tingsted.notices.actions import ask, settle, tell
from tingsted.notices.digests import make_digest, people_to_tell
from tingsted.notices.models import Digest, Letter
from tingsted.notices.writing import words_for

MORNING = datetime(2026, 3, 2, 6, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _words() -> Iterator[None]:
    words_for("test.ask", verb="Answer")(lambda facts: f"Svar om {facts['title']}")
    words_for("test.news")(lambda facts: f"Nyt om {facts['title']}")
    yield


@pytest.fixture
def stage(
    time_machine: time_machine.TimeMachineFixture, cast: Cast
) -> tuple[time_machine.TimeMachineFixture, Cast]:
    time_machine.move_to(MORNING, tick=False)
    with guard.arranging():
        ask(
            kind="test.ask",
            about="x:1",
            url="/x/",
            office=cast.council,
            area=cast.glumsoe,
            title="stien",
            due=date(2026, 3, 20),
        )
    return time_machine, cast


def letters() -> list[tuple[str, str]]:
    return list(
        Letter.objects.filter(kind="notices.digest").order_by("written_at").values_list("to", "subject")
    )


def test_everybody_in_the_office_hears_of_a_new_thing_once(stage: tuple[object, Cast]) -> None:
    _, cast = stage
    for _ in range(3):
        for person in (cast.ruth, cast.ejner, cast.asta):
            make_digest(CLOCK, person=person, on=date(2026, 3, 2))
    assert letters() == [
        ("ruth@tingsted.example", "Én ting venter på dig i Glumsø og Omegn"),
        ("ejner@tingsted.example", "Én ting venter på dig i Glumsø og Omegn"),
    ]


def test_an_empty_digest_is_no_letter(stage: tuple[object, Cast]) -> None:
    _, cast = stage
    assert make_digest(CLOCK, person=cast.asta, on=date(2026, 3, 2)).empty is True
    assert letters() == []


def test_a_thing_that_waits_is_told_new_and_a_week_a_day_and_no_day_before(
    stage: tuple[time_machine.TimeMachineFixture, Cast],
) -> None:
    traveller, cast = stage
    told = []
    for days in range(25):
        traveller.move_to(MORNING + timedelta(days=days), tick=False)
        on = date(2026, 3, 2) + timedelta(days=days)
        if not make_digest(CLOCK, person=cast.ruth, on=on).empty:
            told.append(on)
    assert told == [date(2026, 3, 2), date(2026, 3, 13), date(2026, 3, 19), date(2026, 3, 20)]


def test_what_is_done_is_not_told(stage: tuple[object, Cast]) -> None:
    _, cast = stage
    with guard.arranging():
        settle(about="x:1")
    assert make_digest(CLOCK, person=cast.ruth, on=date(2026, 3, 2)).empty is True


def test_the_clock_makes_one_digest_a_day_through_restarts_and_the_change_to_summer_time(
    stage: tuple[time_machine.TimeMachineFixture, Cast], monkeypatch: pytest.MonkeyPatch
) -> None:
    traveller, cast = stage
    monkeypatch.setattr(clockwork, "DAILY", {"notices.digests": clockwork.DAILY["notices.digests"]})
    monkeypatch.setattr(clockwork, "HOURLY", {})
    moment = datetime(2026, 3, 27, 0, 10, tzinfo=UTC)
    while moment < datetime(2026, 3, 31, 0, 0, tzinfo=UTC):  # summer time begins on the 29th
        traveller.move_to(moment, tick=False)
        with guard.arranging():
            tell(kind="test.news", about="x:2", url="/y/", office=cast.council, title=moment.isoformat())
        do_what_is_due(moment)
        do_what_is_due(moment)
        moment += timedelta(minutes=50)
    days = sorted(Digest.objects.filter(person=cast.ruth).values_list("day", flat=True))
    assert days == [date(2026, 3, d) for d in (27, 28, 29, 30)]
    assert len([1 for to, _ in letters() if to == "ruth@tingsted.example"]) == 4


def test_a_piece_of_news_is_told_exactly_once(stage: tuple[time_machine.TimeMachineFixture, Cast]) -> None:
    traveller, cast = stage
    with guard.arranging():
        settle(about="x:1")
        tell(kind="test.news", about="x:3", url="/z/", office=cast.council, title="broen")
    for days in range(1, 5):
        traveller.move_to(MORNING + timedelta(days=days), tick=False)
        make_digest(CLOCK, person=cast.ruth, on=date(2026, 3, 2) + timedelta(days=days))
    texts = [
        letter.text for letter in Letter.objects.filter(to="ruth@tingsted.example", kind="notices.digest")
    ]
    assert [text.count("Nyt om broen") for text in texts] == [1]


def test_one_can_say_no_to_the_digest_from_the_mail_without_signing_in(stage: tuple[object, Cast]) -> None:
    _, cast = stage
    make_digest(CLOCK, person=cast.ruth, on=date(2026, 3, 2))
    url = (
        Letter.objects.get(to="ruth@tingsted.example")
        .headers["List-Unsubscribe"]
        .strip("<>")
        .split("8000", 1)[1]
    )
    client = Client()
    assert client.get(url).status_code == 200
    assert cast.ruth in people_to_tell(date(2026, 3, 3))
    assert (
        make_digest(CLOCK, person=cast.ruth, on=date(2026, 3, 13)).empty is False
    )  # a look alone changed nothing
    client.post(url)
    assert make_digest(CLOCK, person=cast.ruth, on=date(2026, 3, 19)).empty is True
