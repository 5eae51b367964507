"""Reads across the ledger: what is due, what an area was promised, how the year went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Any

from django.db.models import CharField, Count, Q
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy

from tingsted.kernel import clock, rounds
from tingsted.places.models import Area, Office, OfficeKind
from tingsted.places.queries import municipality_of_ours
from tingsted.places.remembered import remembered
from tingsted.promises.models import (
    OPEN_STATES,
    Answer,
    Patience,
    Promise,
    PromiseQuerySet,
    Reminder,
    State,
    patience,
    shown_on,
)

A_YEAR = timedelta(365)
MOST_STONES = 120


def to_be_reminded(on: date) -> Iterator[tuple[Promise, Reminder.Stage]]:
    """The promises whose date is near, has passed, or passed long ago, and of which nobody was told yet."""
    waits = patience()
    owed = Q(state__in=OPEN_STATES, standing=False, due__lte=on + timedelta(waits.remind_before))
    stands = Q(state=State.PROMISED, standing=True, due__lte=on)
    near = list(Promise.objects.filter(owed | stands).order_by("due", "pk"))
    told = set(Reminder.objects.filter(promise__in=near).values_list("promise", "stage", "for_due"))
    for promise in near:
        for stage in _stages(promise, on, waits):
            if (promise.pk, stage, promise.due) not in told:
                yield promise, stage


def _stages(promise: Promise, on: date, waits: Patience) -> Iterator[Reminder.Stage]:
    """What a day has come for: where little time was given, the first reminder comes halfway."""
    over = (on - promise.due).days
    if promise.standing:
        yield Reminder.Stage.REVIEW
    elif over > 0:
        yield Reminder.Stage.OVER
        if promise.public and over >= waits.tell_leader_after:
            yield Reminder.Stage.LEADER
    elif -over <= min(waits.remind_before, (promise.due - promise.promised_on).days // 2):
        yield Reminder.Stage.SOON


@dataclass(frozen=True)
class Wanted:
    """Which promises to list: `only` is »open«, »late«, »answered«, »standing« or nothing; the rest narrow it down."""

    only: str = ""
    area: Area | None = None
    owed_by: Office | None = None
    owed_to: Office | None = None
    kind: str = ""
    due: tuple[date | None, date | None] = (None, None)


def ledger(person: object, wanted: Wanted) -> PromiseQuerySet:
    """The promises a person may see, the latest first; what is overdue, with the oldest date first."""
    rows = (
        Promise.objects.all()
        .visible_to(person)
        .select_related("owed_by", "owed_to", "area", "passed_to__owed_by")
    )
    keys = {"area": wanted.area, "owed_by": wanted.owed_by, "owed_to": wanted.owed_to, "kind": wanted.kind}
    rows = rows.filter(**{name: value for name, value in keys.items() if value})
    first, last = wanted.due
    if first is not None:
        rows = rows.filter(due__gte=first)
    if last is not None:
        rows = rows.filter(due__lte=last)
    if wanted.only == "open":
        return rows.open().order_by("due", "pk")
    if wanted.only == "late":
        return rows.overdue().order_by("due", "pk")
    if wanted.only == "answered":
        # By the day of the answer, so that its index is walked: what was answered is most of the table.
        return rows.filter(answered_on__isnull=False, standing=False).order_by("-answered_on", "-pk")
    if wanted.only == "standing":
        return rows.standing().order_by("-promised_on", "-pk")
    return rows.order_by("-promised_on", "-pk")


@dataclass(frozen=True)
class Choices:
    """What the list can be narrowed to: the areas, the offices in the town hall, and everybody who may wait."""

    areas: tuple[Area, ...]
    owing: tuple[Office, ...]
    waiting: tuple[Office, ...]


@remembered(most=4)
def choices() -> rounds.Reading[Choices]:
    """Open and dissolved alike: what an office owed stays in the list."""
    offices, areas = yield from rounds.together(
        rounds.rows(Office.objects.order_by("name", "pk")), rounds.rows(Area.objects.in_order())
    )
    return Choices(
        areas=tuple(areas),
        owing=tuple(o for o in offices if not o.is_body),
        waiting=tuple(o for o in offices if o.is_body or o.kind == OfficeKind.CONTACT),
    )


@remembered(most=8)
def latest_answers(most: int) -> rounds.Reading[tuple[Promise, ...]]:
    """The latest public answers, one from each area: the front page is everybody's."""
    rows = yield from rounds.rows(ledger(None, Wanted(only="answered"))[:30])
    first: dict[int | None, Promise] = {}
    for promise in rows:
        first.setdefault(promise.area_id, promise)
    return tuple(list(first.values())[:most])


@dataclass(frozen=True)
class Account:
    """How the municipality has answered in the last twelve months, and what is overdue now."""

    days: tuple[int, ...]
    in_time: int
    overdue: int
    fewest: int

    @property
    def answered(self) -> int:
        return len(self.days)

    @property
    def median_days(self) -> float | None:
        """Half the answers came within so many days; nothing where the answers are too few for a figure."""
        return float(median(self.days)) if self.answered >= self.fewest else None


@remembered(most=64)
def account_of(area: Area | None = None) -> rounds.Reading[Account]:
    """The last twelve months of public answers, in an area or everywhere. Questions passed on are counted where they
    were answered."""
    today = clock.today()
    rows = Promise.objects.filter(public=True, standing=False)
    if area is not None:
        rows = rows.filter(area=area)
    # By its day alone, so that the index of days is used; of a promise that is not standing it means: answered.
    given = rows.filter(answered_on__gt=today - A_YEAR).exclude(answer=Answer.PASSED_ON).order_by()
    told, overdue, town = yield from rounds.together(
        rounds.rows(given.values_list(*map(_as_text, ("promised_on", "answered_on", "due")))),
        rounds.count(rows.filter(state__in=OPEN_STATES, due__lt=today)),
        municipality_of_ours(),
    )
    answers = [tuple(map(date.fromisoformat, row)) for row in told]
    return Account(
        days=tuple((answered - asked).days for asked, answered, _due in answers),
        in_time=sum(1 for _asked, answered, due in answers if answered <= due),
        overdue=overdue,
        fewest=town.smallest_count,
    )


def _as_text(field: str) -> Cast:
    """A day as the database writes it: a town's year is thousands of days, and reading them so is ten times cheaper."""
    return Cast(field, CharField())


@dataclass(frozen=True)
class Year:
    """A year of public promises: how many stand in each state, and a row of them as long as it is a row."""

    year: int
    found: dict[str, int]
    first: tuple[str, ...]

    @property
    def stones(self) -> tuple[str, ...]:
        """The state of each, in the order of their dates; a whole town's year is told in figures."""
        return self.first if len(self.first) <= MOST_STONES else ()

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many of each state, in the order of the glossary."""
        return [(state, self.found[state]) for state in COUNTED if state in self.found]

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
    rows = Promise.objects.filter(public=True, standing=False, due__year=today.year)
    if area is not None:
        rows = rows.filter(area=area)
    told = rows.annotate(shown=shown_on(today))
    found, first = yield from rounds.together(
        rounds.rows(told.order_by("shown").values_list("shown").annotate(n=Count("pk"))),
        rounds.rows(told.order_by("due", "pk").values_list("shown", flat=True)[: MOST_STONES + 1]),
    )
    return Year(today.year, dict(found), tuple(first))
