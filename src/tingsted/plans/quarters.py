"""What happened between plans and departments in a quarter: carried, answered, still owed, done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from tingsted.design.words import promise_text, word
from tingsted.documents.sheets import Row
from tingsted.kernel import clock
from tingsted.plans.models import Action, ActionChange, Forwarding, Reference
from tingsted.promises.models.promises import days_over, shown_state


@dataclass(frozen=True, order=True)
class Quarter:
    """Three months of a year."""

    year: int
    number: int

    @property
    def first(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        after = self.next()
        return after.first - timedelta(1)

    def next(self) -> Quarter:
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    def before(self) -> Quarter:
        return Quarter(self.year - (self.number == 1), (self.number - 2) % 4 + 1)

    @staticmethod
    def of(day: date) -> Quarter:
        return Quarter(day.year, (day.month - 1) // 3 + 1)


@dataclass(frozen=True)
class Asked:
    """One action at one department: when it came, what it was answered, and where that stands."""

    forwarding: Forwarding
    state: str
    references: tuple[Reference, ...]
    over: int = 0
    """How many days over its date it was when the quarter ended, or is today while it runs."""

    @property
    def state_word(self) -> str:
        return promise_text(self.state, self.over if self.state in {"overdue", "kept late"} else None)

    @property
    def answer_word(self) -> str:
        answer = self.forwarding.promise.answer
        return str(word("answer", answer).text) if answer else ""


@dataclass(frozen=True)
class Summary:
    """A quarter for planners: read as a page, a sheet or on paper."""

    quarter: Quarter
    carried: tuple[Asked, ...]
    answered: tuple[Asked, ...]
    owed: tuple[Asked, ...]
    done: tuple[ActionChange, ...]

    @property
    def departments(self) -> list[tuple[str, int, int, int]]:
        """Each department with what it got, what it answered, and what it owes at the end of the quarter."""
        counts = [
            Counter(str(asked.forwarding.to) for asked in rows)
            for rows in (self.carried, self.answered, self.owed)
        ]
        return [(name, *(count[name] for count in counts)) for name in sorted(set().union(*counts))]  # type: ignore[misc]  # three counts, so three numbers


def summary_of(quarter: Quarter) -> Summary:
    """Read from the ledger and the plans' changes; a quarter that runs is told as far as it has come."""
    related = ("action__plan__area", "to", "by", "promise")
    day = min(quarter.last, clock.today())
    touching = Forwarding.objects.filter(on__lte=quarter.last).select_related(*related)
    rows = [f for f in touching.prefetch_related("references") if _touches(f, quarter)]
    asked = [
        Asked(f, shown_state(f.promise, day), tuple(f.references.all()), days_over(f.promise, day))
        for f in rows
    ]
    for one in asked:
        one.forwarding.promise.owed_by = one.forwarding.to
    asked.sort(key=lambda one: (str(one.forwarding.to), one.forwarding.promise.due, one.forwarding.pk))
    changes = ActionChange.objects.filter(
        what=ActionChange.What.WORK, work=Action.Work.DONE, on__range=(quarter.first, quarter.last)
    )
    return Summary(
        quarter,
        carried=tuple(one for one in asked if one.forwarding.on >= quarter.first),
        answered=tuple(one for one in asked if _answered_in(one.forwarding, quarter)),
        owed=tuple(one for one in asked if _owed_at(one.forwarding, quarter.last)),
        done=tuple(changes.select_related("action__plan__area").order_by("on", "pk")),
    )


def _touches(forwarding: Forwarding, quarter: Quarter) -> bool:
    carried = forwarding.on >= quarter.first
    return carried or _answered_in(forwarding, quarter) or _owed_at(forwarding, quarter.last)


def _answered_in(forwarding: Forwarding, quarter: Quarter) -> bool:
    day = forwarding.promise.answered_on
    return day is not None and quarter.first <= day <= quarter.last


def _owed_at(forwarding: Forwarding, day: date) -> bool:
    """Whether an answer was owed at the end of that day."""
    answered = forwarding.promise.answered_on
    return (forwarding.promise.is_open and answered is None) or (answered is not None and answered > day)


def header() -> Row:
    """The names of the sheet's columns, in the reader's language."""
    return (
        _("Local area"), _("Plan"), _("Action"), _("Department"), _("Carried"), _("Answered by"), _("State"),
        _("Answer"), _("In the department's words"), _("Where it stands"),
    )  # fmt: skip


def sheet_rows(summary: Summary) -> Iterator[Row]:
    """Every action that was carried, answered or owed in the quarter, once."""
    told: dict[int, Asked] = {}
    for one in (*summary.carried, *summary.answered, *summary.owed):
        told[one.forwarding.pk] = one
    for one in told.values():
        forwarding, promise = one.forwarding, one.forwarding.promise
        yield (
            forwarding.action.plan.area.name, forwarding.action.plan.title, forwarding.action.title,
            str(forwarding.to), forwarding.on, promise.due, one.state_word, one.answer_word,
            promise.reply or promise.word, " ".join(f"{r.words}: {r.url}" for r in one.references),
        )  # fmt: skip
