"""What the clock does: rooms enter their daily and hourly work here, and it is done once, whatever restarts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from tingsted.kernel import clock, limits
from tingsted.kernel.models import ClockRun, Receipt

Work = Callable[[date], None]
DAILY: dict[str, Work] = {}
HOURLY: dict[str, Work] = {}


def daily(name: str) -> Callable[[Work], Work]:
    """Decorator: do this once every day, after four in the morning Danish time."""

    def enter(work: Work) -> Work:
        DAILY[name] = work
        return work

    return enter


def hourly(name: str) -> Callable[[Work], Work]:
    """Decorator: do this once an hour."""

    def enter(work: Work) -> Work:
        HOURLY[name] = work
        return work

    return enter


def note_done(key: str) -> None:
    """Remember that this work was done for this hour or day."""
    ClockRun.objects.get_or_create(key=key, defaults={"day": clock.today()})


@daily("kernel.forget")
def forget_old_bookkeeping(on: date) -> None:
    """Receipts, tallies and notes of work done are no use after a while, so they go."""
    limits.forget_old()
    Receipt.objects.filter(day__lt=on - timedelta(days=14)).delete()
    ClockRun.objects.filter(day__lt=on - timedelta(days=60)).delete()
