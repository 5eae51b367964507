"""How the municipality answers: the last twelve months, and the year that runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Any

from django.db.models import Case, Count, F, Func, IntegerField, QuerySet, Value, When
from django.utils.translation import gettext_lazy

from tingsted.kernel import clock, rounds
from tingsted.places.models import Area
from tingsted.places.queries import municipality_of_ours
from tingsted.places.remembered import remembered
from tingsted.promises.models import OPEN_STATES, Answer, Promise, PromiseQuerySet, shown_on

A_YEAR = timedelta(365)
MOST_STONES = 120


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


def _public(*area: int) -> PromiseQuerySet:
    """The answers owed by the municipality, in an area or everywhere."""
    rows = Promise.objects.filter(public=True, standing=False).order_by()
    return rows.filter(area=area[0]) if area else rows


@rounds.prepared
def _given_lately(*area: int) -> QuerySet[Promise, tuple[int, int, int]]:
    """Of the last twelve months' answers, how many took so many days, and came in time or not."""
    # By its day alone, so that the index of days is walked; of a promise that is not standing it means: answered.
    given = _public(*area).filter(answered_on__gt=clock.today() - A_YEAR).exclude(answer=Answer.PASSED_ON)
    in_time = Case(When(answered_on__lte=F("due"), then=1), default=0)
    took = given.annotate(took=DaysFrom("promised_on", "answered_on"), in_time=in_time)
    return took.values_list("took", "in_time").annotate(n=Count("pk"))


@rounds.prepared
def _how_many_overdue(*area: int) -> QuerySet[Promise, int]:
    late = _public(*area).filter(state__in=OPEN_STATES, due__lt=clock.today())
    return late.annotate(one=Value(1)).values("one").annotate(n=Count("pk")).values_list("n", flat=True)


@remembered(most=64)
def account_of(area: Area | None = None) -> rounds.Reading[Account]:
    """The last twelve months of public answers, in an area or everywhere. Questions passed on are counted where they
    were answered."""
    keys = () if area is None else (area.pk,)
    given, overdue, town = yield from rounds.together(
        _given_lately(*keys), _how_many_overdue(*keys), municipality_of_ours()
    )
    return Account(
        days=tuple(days for days, _in_time, count in sorted(given) for _each in range(count)),
        in_time=sum(count for _days, in_time, count in given if in_time),
        overdue=sum(overdue),
        fewest=town.smallest_count,
    )


class DaysFrom(Func):
    """The days from one date to another, counted by the database: a year is thousands of rows, its days a few."""

    output_field = IntegerField()
    template = "(%(expressions)s)"

    def __init__(self, first: str, last: str) -> None:
        super().__init__(last, first)

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        template = "CAST(julianday(%(expressions)s) AS integer)"
        return super().as_sql(compiler, connection, template=template, arg_joiner=") - julianday(", **more)

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        return super().as_sql(compiler, connection, arg_joiner=" - ", **more)


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


def _of_this_year(*area: int) -> QuerySet[Any, Any]:
    today = clock.today()
    rows = _public(*area).filter(due__range=(date(today.year, 1, 1), date(today.year, 12, 31)))
    return rows.annotate(shown=shown_on(today))


@rounds.prepared
def _year_counted(*area: int) -> QuerySet[Promise, tuple[str, int]]:
    told = _of_this_year(*area).order_by("shown").values_list("shown")
    counted: QuerySet[Promise, tuple[str, int]] = told.annotate(n=Count("pk"))
    return counted


@rounds.prepared
def _year_begins(*area: int) -> QuerySet[Promise, str]:
    rows = _of_this_year(*area).order_by("due", "pk")
    return rows.values_list("shown", flat=True)[: MOST_STONES + 1]


@remembered(most=64)
def this_year(area: Area | None = None) -> rounds.Reading[Year]:
    """The year of promises as a reading."""
    keys = () if area is None else (area.pk,)
    found, first = yield from rounds.together(_year_counted(*keys), _year_begins(*keys))
    return Year(clock.today().year, dict(found), tuple(first))
