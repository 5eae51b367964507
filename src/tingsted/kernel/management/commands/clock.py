"""`clock`: does the daily and hourly work of every room, once each, whatever restarts."""

from __future__ import annotations

import logging
import time
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from tingsted.kernel import clock, clockwork
from tingsted.kernel.models import ClockRun

log = logging.getLogger("tingsted.clock")
MORNING = 6


class Command(BaseCommand):
    help = "Does the daily and hourly work of every room; runs until it is stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is due now, and stop")

    def handle(self, *args: Any, **options: Any) -> None:
        while True:
            do_what_is_due(clock.now())
            if options["once"]:
                return
            close_old_connections()
            time.sleep(30)


def do_what_is_due(now: datetime) -> list[str]:
    """Do each piece of work whose hour or day has come and that has not been done; returns the names done."""
    here = now.astimezone(clock.COPENHAGEN)
    due = [(name, f"{name}@{here:%Y-%m-%dT%H}", work) for name, work in clockwork.HOURLY.items()]
    if here.hour >= MORNING:
        due += [(name, f"{name}@{here:%Y-%m-%d}", work) for name, work in clockwork.DAILY.items()]
    return [name for name, key, work in due if _do(key, work, here.date())]


def _do(key: str, work: Callable[[date], None], on: date) -> bool:
    """Do one piece of work; a failure is logged and tried again at the next round, and holds up nothing else."""
    if ClockRun.objects.filter(key=key).exists():
        return False
    try:
        work(on)
    except Exception:
        log.exception("%s failed", key)
        return False
    clockwork.note_done(key)
    return True
