"""What the clock does: rooms enter their daily and hourly work here, and it is done once, whatever restarts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

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
