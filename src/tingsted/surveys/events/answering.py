"""What can have happened as answers came in: a ballot's event names nobody and nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_noop

from tingsted.kernel.events import Event, known


@known
@dataclass(frozen=True, kw_only=True)
class AnswerReceived(Event):
    quiet: ClassVar[bool] = True
    words: ClassVar[str] = gettext_noop("An answer was received")


@known
@dataclass(frozen=True, kw_only=True)
class AnswerCorrected(Event):
    quiet: ClassVar[bool] = True
    words: ClassVar[str] = gettext_noop("An answer was corrected")


@known
@dataclass(frozen=True, kw_only=True)
class BallotsMixed(Event):
    surveys: int
    words: ClassVar[str] = gettext_noop("The answers to %(surveys)s surveys were put in random order")


@known
@dataclass(frozen=True, kw_only=True)
class DoorSet(Event):
    title: str
    rule: str
    words: ClassVar[str] = gettext_noop("Who may answer »%(title)s« was decided: %(rule)s")


@known
@dataclass(frozen=True, kw_only=True)
class PostcardsPrinted(Event):
    title: str
    cards: int
    words: ClassVar[str] = gettext_noop("%(cards)s postcards with codes were printed for »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class PrintingVoided(Event):
    title: str
    cards: int
    words: ClassVar[str] = gettext_noop("%(cards)s unused codes for »%(title)s« were made void")


@known
@dataclass(frozen=True, kw_only=True)
class RollWritten(Event):
    title: str
    addresses: int
    words: ClassVar[str] = gettext_noop("%(addresses)s addresses were written on the roll of »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class PassAskedFor(Event):
    quiet: ClassVar[bool] = True
    words: ClassVar[str] = gettext_noop("A link to a survey was asked for")
