"""The one clock: everything that asks for the time asks here, so that a test can move it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
_day_only: ContextVar[bool] = ContextVar("day_only", default=False)
_told: ContextVar[datetime | None] = ContextVar("told", default=None)


def now() -> datetime:
    """This moment, aware, in UTC."""
    if _day_only.get():
        raise HourAsked
    return _moment()


def _moment() -> datetime:
    return _told.get() or timezone.now()


def today() -> date:
    """The date on the wall in Denmark, which is what a deadline means."""
    return _moment().astimezone(COPENHAGEN).date()


def day_of(moment: datetime) -> date:
    """The date on the wall in Denmark at that moment."""
    return moment.astimezone(COPENHAGEN).date()


def noon(day: date) -> datetime:
    """A moment for something of which only the day is known: it sorts between morning and evening of that day."""
    return datetime.combine(day, time(12), COPENHAGEN)


def end_of(day: date) -> datetime:
    """The midnight that ends a day: what happened on it is before, whether the hour is known or not."""
    return datetime.combine(day + timedelta(days=1), time(), COPENHAGEN)


class HourAsked(AssertionError):
    """Something that is kept for a day asked for the hour."""


@contextmanager
def day_only() -> Iterator[None]:
    """For what is made once a day: inside, the day may be asked for, and the hour not."""
    token = _day_only.set(True)
    try:
        yield
    finally:
        _day_only.reset(token)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let it be another moment for a while: how the demo tells what happened years ago, through today's actions."""
    token = _told.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _told.reset(token)
