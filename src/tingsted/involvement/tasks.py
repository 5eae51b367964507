"""What the clock does here."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

from django.conf import settings
from django_tasks import task

from tingsted.involvement.actions import (
    cases_to_deliver,
    deliver_case,
    forget_what_is_old,
    keep_deadlines,
)
from tingsted.kernel.actors import CLOCK
from tingsted.kernel.clockwork import daily, hourly

log = logging.getLogger("tingsted.involvement")


@task()
def deliver_cases() -> int:
    """Lay case files in the records system's folder; one that it does not take waits for the next hour."""
    delivered = 0
    for case_file in cases_to_deliver() if settings.RECORDS_FOLDER else ():
        try:
            deliver_case(CLOCK, case_file=case_file, folder=Path(settings.RECORDS_FOLDER))
            delivered += 1
        except OSError:
            log.exception("case file %s could not be laid in the records system's folder", case_file.pk)
    return delivered


@hourly("involvement.cases")
def try_again(on: date) -> None:
    """Deliver again what the folder would not take."""
    if settings.RECORDS_FOLDER and cases_to_deliver():
        deliver_cases.enqueue()


@daily("involvement.deadlines")
def keep_the_deadlines(on: date) -> None:
    """Tomorrow's last days, and what has passed."""
    keep_deadlines(CLOCK, on=on)


@daily("involvement.forget")
def forget_what_was_kept_long_enough(on: date) -> None:
    """Case files that were fetched, and addresses whose matter is at its end."""
    forget_what_is_old(CLOCK, on=on)
