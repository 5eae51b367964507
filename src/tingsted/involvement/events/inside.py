"""What can have happened inside a body, among its citizens, and afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_noop

from tingsted.kernel.events import Event, known


@known
@dataclass(frozen=True, kw_only=True)
class DraftWritten(Event):
    title: str
    office: str
    words: ClassVar[str] = gettext_noop("%(office)s wrote on its draft to »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class RemarkMade(Event):
    title: str
    office: str
    words: ClassVar[str] = gettext_noop("A member of %(office)s wrote in the room about »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class DraftAgreed(Event):
    title: str
    office: str
    words: ClassVar[str] = gettext_noop("A member of %(office)s agreed with the draft to »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class QuestionAsked(Event):
    question: str
    office: str
    words: ClassVar[str] = gettext_noop("%(office)s asked its citizens: »%(question)s«")


@known
@dataclass(frozen=True, kw_only=True)
class QuestionClosed(Event):
    question: str
    office: str
    words: ClassVar[str] = gettext_noop("%(office)s closed the question »%(question)s«")


@known
@dataclass(frozen=True, kw_only=True)
class SaidToQuestion(Event):
    question: str
    quiet: ClassVar[bool] = True
    words: ClassVar[str] = gettext_noop("Somebody answered the question »%(question)s«")


@known
@dataclass(frozen=True, kw_only=True)
class SayingsRead(Event):
    question: str
    through: int
    hidden: int
    words: ClassVar[str] = gettext_noop(
        "What was said to »%(question)s« was read: %(through)s let through, %(hidden)s hidden"
    )


@known
@dataclass(frozen=True, kw_only=True)
class HeardAttached(Event):
    title: str
    office: str
    heard: str
    words: ClassVar[str] = gettext_noop("%(office)s laid »%(heard)s« beside its answer to »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class AddressLeft(Event):
    title: str
    quiet: ClassVar[bool] = True
    words: ClassVar[str] = gettext_noop("Somebody wants to hear what comes of »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class EvaluationOpened(Event):
    title: str
    asked: int
    words: ClassVar[str] = gettext_noop("%(asked)s bodies were asked three questions about »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class EvaluationAnswered(Event):
    title: str
    quiet: ClassVar[bool] = True
    words: ClassVar[str] = gettext_noop("Somebody answered the three questions about »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class EvaluationClosed(Event):
    matter: int
    title: str
    words: ClassVar[str] = gettext_noop("The three questions about »%(title)s« were closed")


@known
@dataclass(frozen=True, kw_only=True)
class DeadlinesKept(Event):
    reminded: int
    passed: int
    words: ClassVar[str] = gettext_noop(
        "Deadlines of matters: %(reminded)s reminded of the last day, %(passed)s passed"
    )


@known
@dataclass(frozen=True, kw_only=True)
class CitizensTold(Event):
    """Those who told a body something that it did not carry on."""

    title: str
    office: str
    told: int
    words: ClassVar[str] = gettext_noop(
        "%(told)s who answered %(office)s about »%(title)s« were told what became of it"
    )


@known
@dataclass(frozen=True, kw_only=True)
class WordsTakenBack(Event):
    title: str
    words: ClassVar[str] = gettext_noop("Somebody took back what they wrote to »%(title)s«")
