"""Reads across the ledger: what is due, what an area was promised, how the year went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy

from tingsted.kernel import clock, rounds
from tingsted.places.models import Area
from tingsted.places.remembered import remembered
from tingsted.promises.models import Promise, PromiseQuerySet, Reminder, State, patience, shown_state


def to_be_reminded(on: date) -> Iterator[tuple[Promise, Reminder.Stage]]:
    """The promises whose date is near, has passed, or passed long ago, and of which nobody was told yet."""
    told = Reminder.objects.filter(promise=OuterRef("pk"), for_due=OuterRef("due"))
    waits = patience()
    sides = ("owed_by", "owed_to__contact_office", "area__contact_office")
    near = Promise.objects.select_related(*sides).order_by("due", "pk")

    def untold(rows: PromiseQuerySet, stage: Reminder.Stage) -> Iterator[tuple[Promise, Reminder.Stage]]:
        return ((promise, stage) for promise in rows.exclude(Exists(told.filter(stage=stage))))

    yield from untold(near.open().filter(due__lt=on), Reminder.Stage.OVER)
    long_ago = on - timedelta(waits.tell_leader_after)
    yield from untold(near.open().filter(due__lte=long_ago, public=True), Reminder.Stage.LEADER)
    soon = near.open().filter(due__gte=on, due__lte=on + timedelta(waits.remind_before))
    for promise, stage in untold(soon, Reminder.Stage.SOON):
        # where less time was given than that, halfway
        if (promise.due - on).days <= (promise.due - promise.promised_on).days // 2:
            yield promise, stage
    yield from untold(near.standing().filter(due__lte=on), Reminder.Stage.REVIEW)


def ledger(person: object, area: Area | None = None, only: str = "") -> PromiseQuerySet:
    """The promises a person may see, newest first; `only` is »open«, »late« or »answered«."""
    rows = (
        Promise.objects.all()
        .visible_to(person)
        .select_related("owed_by", "owed_to", "area", "passed_to__owed_by")
    )
    if area is not None:
        rows = rows.filter(area=area)
    if only == "open":
        rows = rows.open()
    elif only == "late":
        rows = rows.overdue()
    elif only == "answered":
        rows = rows.filter(state=State.ANSWERED)
    return rows.order_by("-promised_on", "-pk")


@dataclass(frozen=True)
class Year:
    """A year of public promises: the state of each, in the order of their dates."""

    year: int
    states: tuple[str, ...]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many of each state, in the order of the glossary."""
        return [(state, self.states.count(state)) for state in COUNTED if state in self.states]

    @property
    def counted(self) -> list[tuple[str, str]]:
        """The same in words, for beside each stone."""
        return [(state, str(COUNTED[state]) % {"n": count}) for state, count in self.counts]


# How a number of promises in each state is said.
COUNTED: dict[str, Any] = {
    "kept": gettext_lazy("%(n)d came in time"),
    "no": gettext_lazy("%(n)d got a no, with reasons"),
    "kept late": gettext_lazy("%(n)d came late"),
    "being written": gettext_lazy("%(n)d being written"),
    "promised": gettext_lazy("%(n)d promised"),
    "extended": gettext_lazy("%(n)d got a new date"),
    "overdue": gettext_lazy("%(n)d overdue"),
    "broken": gettext_lazy("%(n)d not kept"),
    "withdrawn": gettext_lazy("%(n)d withdrawn"),
}


def year_of_promises(area: Area | None = None) -> Year:
    """The answers promised by a date in this year, as anyone may see them."""
    return rounds.read(this_year(area))


@remembered(most=64)
def this_year(area: Area | None = None) -> rounds.Reading[Year]:
    """The year of promises as a reading."""
    today = clock.today()
    year = today.year
    rows = Promise.objects.filter(public=True, standing=False, due__year=year).order_by("due", "pk")
    if area is not None:
        rows = rows.filter(area=area)
    found = yield from rounds.rows(rows)
    return Year(year, tuple(shown_state(promise, today) for promise in found))
