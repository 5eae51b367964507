"""What the clock does here: coordinators are asked twice a year, planners told each quarter, shared wishes sought."""

from __future__ import annotations

from datetime import date, timedelta

from django_tasks import task

from tingsted.kernel.actors import CLOCK
from tingsted.kernel.clockwork import daily
from tingsted.kernel.work import enqueue
from tingsted.plans.actions import ask_coordinators, keep_wishes, tell_of_quarter
from tingsted.plans.models import WishSearch
from tingsted.plans.quarters import Quarter
from tingsted.plans.wishes import groups_in, to_search

CATCH_UP = timedelta(days=14)


@daily("plans.nudges")
def ask_how_far(on: date) -> None:
    """On the first of March and September, or made up for within three weeks."""
    ask_coordinators(CLOCK, on=on)


@daily("plans.quarter")
def look_back(on: date) -> None:
    """When a quarter has begun, the one before it is told of; once, and made up for within two weeks."""
    if on < Quarter.of(on).first + CATCH_UP:
        past = Quarter.of(on).before()
        enqueue("plans.tell_quarter", year=past.year, quarter=past.number)


@task()
def tell_quarter(year: int, quarter: int) -> int:
    """Read the quarter and tell those who plan."""
    return tell_of_quarter(CLOCK, year=year, quarter=quarter)


@daily("plans.wishes")
def look_for_wishes(on: date) -> None:
    """Every night, so that nobody waits for it on a page."""
    enqueue("plans.find_wishes")


@task()
def find_wishes() -> int:
    """As the worker does it."""
    return seek_wishes()


def seek_wishes() -> int:
    """Read all plans against each other, once for the same words; how many wishes several areas share."""
    searched, last = to_search(), WishSearch.objects.first()
    if last is None or last.digest != searched.digest:
        last = keep_wishes(CLOCK, searched=searched, groups=groups_in(searched))
    return len(last.groups)
