"""Days on which no council meets and nobody answers: a plan's dates are proposed around them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from tingsted.involvement.queries.deadlines import is_holiday

AUTUMN_BREAK, WINTER_BREAK = 42, 7


@cache
def easter_of(year: int) -> date:
    """Easter Sunday (the Gregorian computus of J. Meeus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30, 0
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def is_free(day: date) -> bool:
    """July, Christmas, the week before Easter until Easter Monday, and the school breaks of winter and autumn."""
    easter = easter_of(day.year)
    at_easter = easter - timedelta(8) <= day <= easter + timedelta(1)
    return is_holiday(day) or at_easter or day.isocalendar().week in {AUTUMN_BREAK, WINTER_BREAK}


def next_day_at_work(day: date) -> date:
    """That day, or the first weekday after it that is in no holiday."""
    while is_free(day) or day.weekday() > 4:
        day += timedelta(1)
    return day


def after_weeks_at_work(start: date, weeks: int) -> date:
    """The day on which so many weeks have passed, holidays not counted."""
    left, day = weeks * 7, start
    while left:
        left -= not is_free(day)
        day += timedelta(1)
    return day


def skipped_between(start: date, end: date) -> int:
    """How many days of holiday lie between two days."""
    return sum(is_free(start + timedelta(n)) for n in range(max(0, (end - start).days)))
