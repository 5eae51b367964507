"""Whether a deadline leaves volunteers time: holidays don't count, and what is short is said before it is told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tingsted.involvement.models import Matter
from tingsted.involvement.queries import days_to_think, warnings_about
from tingsted.involvement.queries.deadlines import is_holiday

DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))


@pytest.mark.parametrize(
    ("kind", "start", "deadline", "told"),
    [
        ("project", date(2026, 9, 1), date(2026, 9, 29), []),
        (
            "project",
            date(2026, 9, 1),
            date(2026, 9, 28),
            ["Der er 27 dage til at svare. I den slags sager er der normalt mindst 28."],
        ),
        (
            "strategy",
            date(2026, 6, 20),
            date(2026, 8, 20),
            ["Uden juli og jul er der 30 dage til at svare. Normalt er der mindst 56."],
        ),
        (
            "project",
            date(2026, 6, 1),
            date(2026, 7, 15),
            ["Fristen ligger i juli, hvor lokalrådene holder fri. Flyt den til slutningen af august."],
        ),
        (
            "project",
            date(2026, 11, 1),
            date(2026, 12, 28),
            ["Fristen ligger i juledagene, hvor lokalrådene holder fri. Flyt den ind i januar."],
        ),
        ("decision", date(2026, 9, 1), date(2026, 9, 2), []),
    ],
)
def test_a_short_deadline_and_one_in_the_holidays_are_warned_about(
    kind: str, start: date, deadline: date, told: list[str]
) -> None:
    if kind == "project" and deadline.month == 7:
        assert days_to_think(start, deadline) == 29
    assert warnings_about(Matter(kind=kind, deadline=deadline), start) == told


def test_what_only_tells_is_never_warned_about() -> None:
    matter = Matter(kind="strategy", deadline=date(2026, 7, 1), for_information=True)
    assert warnings_about(matter, date(2026, 6, 30)) == []


@given(start=DAYS, length=st.integers(0, 400))
def test_the_days_to_think_are_the_days_that_are_no_holidays(start: date, length: int) -> None:
    days = [start + timedelta(days=number) for number in range(1, length + 1)]
    assert days_to_think(start, start + timedelta(days=length)) == len([d for d in days if not is_holiday(d)])
