"""Promises under a moving clock: late is derived from the date, and both sides are told once of each date."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cast import Cast
from tingsted.kernel import clock
from tingsted.kernel.actors import CLOCK
from tingsted.kernel.models import JournalEntry
from tingsted.kernel.rights import NotAllowed
from tingsted.notices.models import Letter, News
from tingsted.promises.actions import give_answer, move_date, remind
from tingsted.promises.models import Promise, Reminder, days_over, shown_state

Make = Callable[..., Promise]
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@contextmanager
def _at(day: date, hour: int = 12, minute: int = 0) -> Iterator[None]:
    with time_machine.travel(
        datetime(day.year, day.month, day.day, hour, minute, tzinfo=COPENHAGEN), tick=False
    ):
        yield


@settings(max_examples=300, deadline=None)
@given(
    first=DAYS,
    moved=st.integers(0, 60),
    state=st.sampled_from(["promised", "being written", "answered", "broken", "withdrawn"]),
    answer=st.sampled_from(["we do it", "we help", "not now", "no", "passed on"]),
    answered=DAYS,
    read=DAYS,
)
def test_the_shown_state_agrees_with_the_words_of_the_glossary(
    first: date, moved: int, state: str, answer: str, answered: date, read: date
) -> None:
    due = first + timedelta(moved)
    promise = Promise(first_due=first, due=due, state=state)
    if state == "answered":
        promise.answer, promise.answered_on = answer, answered
    assert (shown_state(promise, read), days_over(promise, read)) == _oracle(promise, read)


def _oracle(promise: Promise, read: date) -> tuple[str, int]:
    """The glossary, read aloud: closed words stand; answers are kept or late; open ones late, or as they are."""
    if promise.state in ("broken", "withdrawn"):
        return promise.state, 0
    if promise.state == "answered":
        assert promise.answered_on is not None
        late = (
            sum(1 for n in range((promise.answered_on - promise.due).days))
            if promise.answered_on > promise.due
            else 0
        )
        return ("kept late" if late else "no" if promise.answer == "no" else "kept"), late
    if read > promise.due:
        return "overdue", (read - promise.due).days
    if promise.state == "being written":
        return "being written", 0
    return ("extended" if promise.due > promise.first_due else "promised"), 0


def test_a_promise_is_in_time_until_midnight_in_denmark_and_late_a_minute_after(
    cast: Cast, promised: Make
) -> None:
    with _at(date(2027, 3, 1)):
        promise = promised(due=date(2027, 3, 28))  # the night when the clocks go forward
    with _at(date(2027, 3, 28), 23, 59):
        assert (promise.shown_state, promise.days_over) == ("promised", 0)
    with _at(date(2027, 3, 29), 0, 1):
        assert (promise.shown_state, promise.days_over) == ("overdue", 1)


def test_the_night_of_the_double_hour_in_autumn_is_one_day(cast: Cast, promised: Make) -> None:
    with _at(date(2026, 10, 1)):
        promise = promised(due=date(2026, 10, 24))
    with _at(date(2026, 10, 25), 23, 59):
        assert promise.days_over == 1
    with _at(date(2026, 10, 26), 0, 1):
        assert promise.days_over == 2


def _run(day: date) -> int:
    with _at(day):
        return remind(CLOCK, on=clock.today())


def test_both_sides_are_told_once_of_each_date(cast: Cast, promised: Make) -> None:
    with _at(date(2026, 10, 1)):
        promised(due=date(2026, 11, 1))
    told = {}
    for n in range(60):
        day = date(2026, 10, 1) + timedelta(n)
        if count := _run(day) + _run(day):  # the clock may strike twice
            told[day] = count
    assert told == {date(2026, 10, 25): 1, date(2026, 11, 2): 1}
    kinds = [(n.kind, n.office) for n in News.objects.order_by("pk")]
    assert kinds == [
        ("promises.soon", cast.roads), ("promises.over_ours", cast.roads), ("promises.over_theirs", cast.council),
    ]  # fmt: skip
    letters = Letter.objects.filter(to="vej@tingsted.example").order_by("written_at")
    assert [letter.subject for letter in letters] == [
        "Et spørgsmål om »Stien til søen«. Svar senest søndag 1. november 2026",
        "Svaret om »Stien til søen« er lovet senest søndag 1. november 2026",
        "Datoen for svaret om »Stien til søen« er gået",
    ]


def test_a_clock_that_stood_still_tells_what_still_matters_and_nothing_twice(
    cast: Cast, promised: Make
) -> None:
    with _at(date(2026, 10, 1)):
        promised(due=date(2026, 11, 1))
    assert [_run(date(2026, 11, 20)), _run(date(2026, 11, 20)), _run(date(2026, 12, 24))] == [1, 0, 0]
    assert [(r.stage, r.for_due) for r in Reminder.objects.all()] == [("over", date(2026, 11, 1))]


def test_a_new_date_is_reminded_of_anew(cast: Cast, promised: Make) -> None:
    with _at(date(2026, 10, 1)):
        promise = promised(due=date(2026, 11, 1))
    assert [_run(date(2026, 10, 25)), _run(date(2026, 11, 2))] == [1, 1]
    with _at(date(2026, 11, 9)):
        move_date(
            cast.as_holger, promise=promise, to_due=date(2026, 12, 1), reason="Vi venter på brandtilsynet."
        )
    assert [
        _run(date(2026, 11, 23)),
        _run(date(2026, 11, 24)),
        _run(date(2026, 12, 2)),
        _run(date(2026, 12, 3)),
    ] == [0, 1, 1, 0]


def test_a_short_promise_is_reminded_of_halfway_and_not_at_once(cast: Cast, promised: Make) -> None:
    with _at(date(2026, 10, 1)):
        promised(due=date(2026, 10, 5))
    assert [_run(date(2026, 10, d)) for d in range(1, 8)] == [0, 0, 1, 0, 0, 1, 0]


def test_an_answer_silences_the_clock(cast: Cast, promised: Make) -> None:
    with _at(date(2026, 10, 1)):
        promise = promised(due=date(2026, 11, 1))
        give_answer(cast.as_holger, promise=promise, answer="we help", reply="")
    assert [_run(date(2026, 10, 28)), _run(date(2026, 11, 20))] == [0, 0]


def test_reminders_stand_in_the_journal_and_nobody_sets_them_off_by_hand(cast: Cast, promised: Make) -> None:
    with _at(date(2026, 10, 1)):
        promised(due=date(2026, 11, 1))
    _run(date(2026, 11, 2))
    last = JournalEntry.objects.order_by("-position").first()
    assert last is not None
    assert (
        last.sentence("en")
        == "The answer from Vej og Park about »Stien til søen« did not come by 1 November 2026"
    )
    for actor in cast.everyone().values():
        with pytest.raises(NotAllowed):
            remind(actor, on=date(2026, 12, 1))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(length=st.integers(0, 40), strikes=st.lists(st.integers(0, 60), min_size=1, max_size=12))
def test_however_the_clock_strikes_each_date_is_told_of_at_most_once(
    cast: Cast, promised: Make, length: int, strikes: list[int]
) -> None:
    start = date(2026, 10, 1)
    with _at(start):
        promise = promised(length)
    for strike in sorted(strikes):
        _run(start + timedelta(strike))
    stages = sorted(Reminder.objects.filter(promise=promise).values_list("stage", flat=True))
    assert stages in ([], ["soon"], ["over"], ["over", "soon"])
    assert ("over" in stages) == (max(strikes) > length)
