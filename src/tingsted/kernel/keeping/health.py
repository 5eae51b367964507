"""A look over the installation: each thing in one sentence, sound or with what to mend."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from tingsted.kernel import clock, journal, ports
from tingsted.kernel.models import ClockRun, JournalEntry

LEAST_ROOM = 1024**3


@dataclass(frozen=True)
class Finding:
    """One thing looked at. `sound` is None where it is neither right nor wrong, only worth knowing."""

    sound: bool | None
    words: str


def examine() -> Iterator[Finding]:
    """Everything worth looking at, worst first within its kind."""
    try:
        connection.ensure_connection()
    except DatabaseError as fault:
        yield Finding(
            False, f"The database does not answer: {str(fault).strip()}. Look at TINGSTED_DATABASE_URL."
        )
        return
    yield from _schema()
    yield from _settings()
    yield from _disk()
    for check in ports.setup_checks.collect():
        yield Finding(True if check.done else None, str(check.words))


def _schema() -> Iterator[Finding]:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        yield Finding(False, f"{len(waiting)} steps of the database are missing. Run: tingsted upgrade")
        return
    yield Finding(True, f"The database ({connection.vendor}) is at this version.")
    broken = journal.verify()
    yield (
        Finding(True, "The journal's chain holds from its first entry to its last.")
        if broken is None
        else Finding(False, f"The journal does not hold at entry {broken.position}: {broken.why}.")
    )
    yield _clockwork()


def _clockwork() -> Finding:
    """Whether the clock does its daily work; an installation of today has not had time for it."""
    yesterday = clock.today() - timedelta(days=1)
    last = ClockRun.objects.order_by("-day").first()
    if last is not None and last.day >= yesterday:
        return Finding(True, "The clock works.")
    began = JournalEntry.objects.order_by("position").first()
    if last is None and (began is None or began.day >= yesterday):
        return Finding(None, "The clock has not had its first day yet. It works while `tingsted serve` runs.")
    return Finding(False, "The clock has not worked since yesterday. Is `tingsted serve` running?")


def _settings() -> Iterator[Finding]:
    if settings.DEBUG:
        yield Finding(False, "TINGSTED_DEBUG is on. Switch it off wherever others can come in.")
    if settings.DEMO:
        yield Finding(None, "TINGSTED_DEMO is on: from this machine one can look in as anybody.")
    if not settings.SECURE:
        yield Finding(
            None, f"The address is {settings.ORIGIN}, without https. Fine on one's own machine only."
        )
    if not settings.MAIL_SERVER:
        yield Finding(None, "There is no mail server: letters are kept, not sent. Set TINGSTED_MAIL_URL.")
    if settings.SECURE and not settings.TRUSTED_PROXIES:
        yield Finding(
            False,
            "No proxy is trusted: everybody seems to come from the proxy's own address, so the limits on sign-in and "
            "answers count all as one, and browsers are not told to keep to https. Set TINGSTED_TRUSTED_PROXIES=1.",
        )
    if Path(settings.DATA).stat().st_mode & 0o007:
        yield Finding(
            False,
            f"{settings.DATA} can be opened by everybody on this machine. Run: chmod o= {settings.DATA}",
        )
    secret = Path(settings.DATA) / "secret"
    if secret.exists() and secret.stat().st_mode & 0o077:
        yield Finding(False, f"{secret} can be read by others. Run: chmod 600 {secret}")


def _disk() -> Iterator[Finding]:
    free = shutil.disk_usage(settings.DATA).free
    yield Finding(free > LEAST_ROOM, f"{free / 1024**3:.1f} GB of disk are free.")
