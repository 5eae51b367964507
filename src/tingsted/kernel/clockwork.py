"""What the clock does: rooms enter their daily and hourly work here, and it is done once, whatever restarts."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import TypeVar

from tingsted.kernel import clock, limits, work
from tingsted.kernel.models import ClockRun, Receipt

log = logging.getLogger("tingsted.clock")
T = TypeVar("T")
Work = Callable[[date], None]
DAILY: dict[str, Work] = {}
HOURLY: dict[str, Work] = {}


class NotAllDone(RuntimeError):
    """Part of a piece of work failed; the rest of it is done."""


def daily(name: str) -> Callable[[Work], Work]:
    """Decorator: do this once every day, after six in the morning Danish time."""

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


def each(things: Iterable[T], do: Callable[[T], object]) -> None:
    """Do it for each; one that fails is logged by its number and holds up no other.

    Afterwards the work counts as failed, so that the clock tries again: what is done must bear being done twice.
    """
    failed = 0
    for thing in things:
        try:
            do(thing)
        except Exception:
            log.exception("%s %s could not be done", type(thing).__name__, getattr(thing, "pk", ""))
            failed += 1
    if failed:
        raise NotAllDone(f"{failed} could not be done")


def note_done(key: str) -> None:
    """Remember that this work was done for this hour or day."""
    ClockRun.objects.get_or_create(key=key, defaults={"day": clock.today()})


@daily("kernel.forget")
def forget_old_bookkeeping(on: date) -> None:
    """Receipts, tallies, tasks and notes of work done are no use after a while, so they go."""
    limits.forget_old()
    work.forget_finished()
    Receipt.objects.filter(day__lt=on - timedelta(days=14)).delete()
    ClockRun.objects.filter(day__lt=on - timedelta(days=60)).delete()
