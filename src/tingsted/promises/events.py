"""What can have happened to an owed answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_noop

from tingsted.kernel.events import Event, known


@known
@dataclass(frozen=True, kw_only=True)
class AnswerPromised(Event):
    title: str
    owed_by: str
    due: str
    words: ClassVar[str] = gettext_noop("%(owed_by)s owes an answer about »%(title)s« by %(due)s")


@known
@dataclass(frozen=True, kw_only=True)
class AnswerBegun(Event):
    title: str
    owed_by: str
    words: ClassVar[str] = gettext_noop("%(owed_by)s is writing the answer about »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class AnswerGiven(Event):
    promise: int
    title: str
    owed_by: str
    answer: str
    words: ClassVar[str] = gettext_noop("%(owed_by)s answered about »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class AnswerPassedOn(Event):
    """The answer is another office's to give: `promise` was answered so, `onward` is the new one."""

    promise: int
    onward: int
    title: str
    owed_by: str
    onward_to: str
    words: ClassVar[str] = gettext_noop(
        "%(owed_by)s passed the question about »%(title)s« on to %(onward_to)s"
    )


@known
@dataclass(frozen=True, kw_only=True)
class Reminded(Event):
    title: str
    owed_by: str
    due: str
    words: ClassVar[str] = gettext_noop(
        "%(owed_by)s was reminded of the answer about »%(title)s«, due %(due)s"
    )


@known
@dataclass(frozen=True, kw_only=True)
class DatePassed(Event):
    title: str
    owed_by: str
    due: str
    words: ClassVar[str] = gettext_noop(
        "The answer from %(owed_by)s about »%(title)s« did not come by %(due)s"
    )


@known
@dataclass(frozen=True, kw_only=True)
class LeaderTold(Event):
    title: str
    owed_by: str
    due: str
    words: ClassVar[str] = gettext_noop(
        "The leader of %(owed_by)s was told that the answer about »%(title)s« did not come by %(due)s"
    )


@known
@dataclass(frozen=True, kw_only=True)
class PromiseMoved(Event):
    """The same promise, owed by another office from now on."""

    promise: int
    title: str
    owed_by: str
    from_office: str
    words: ClassVar[str] = gettext_noop(
        "The answer about »%(title)s« is owed by %(owed_by)s now, no longer by %(from_office)s"
    )


@known
@dataclass(frozen=True, kw_only=True)
class PatienceSet(Event):
    remind_before: int
    tell_leader_after: int
    words: ClassVar[str] = gettext_noop(
        "Offices are reminded %(remind_before)s days before a date, leaders %(tell_leader_after)s days after it"
    )


@known
@dataclass(frozen=True, kw_only=True)
class DateMoved(Event):
    promise: int
    title: str
    owed_by: str
    to_due: str
    words: ClassVar[str] = gettext_noop(
        "%(owed_by)s moved the date of the answer about »%(title)s« to %(to_due)s"
    )


@known
@dataclass(frozen=True, kw_only=True)
class PromiseWithdrawn(Event):
    title: str
    owed_by: str
    words: ClassVar[str] = gettext_noop("The promise about »%(title)s« was withdrawn")


@known
@dataclass(frozen=True, kw_only=True)
class PromiseBroken(Event):
    promise: int
    title: str
    owed_by: str
    words: ClassVar[str] = gettext_noop("%(owed_by)s did not keep the promise about »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class StandingPromiseMade(Event):
    title: str
    owed_by: str
    words: ClassVar[str] = gettext_noop("%(owed_by)s promised »%(title)s« until further notice")


@known
@dataclass(frozen=True, kw_only=True)
class StandingPromiseReviewed(Event):
    title: str
    owed_by: str
    due: str
    words: ClassVar[str] = gettext_noop(
        "The promise »%(title)s« by %(owed_by)s still holds, and is looked at again on %(due)s"
    )


@known
@dataclass(frozen=True, kw_only=True)
class ReviewDue(Event):
    title: str
    owed_by: str
    due: str
    words: ClassVar[str] = gettext_noop("It is time to look at the promise »%(title)s« by %(owed_by)s again")
