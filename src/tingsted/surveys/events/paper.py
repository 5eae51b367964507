"""What can have happened with sheets of paper and those who type them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_noop

from tingsted.kernel.events import Event, known


@known
@dataclass(frozen=True, kw_only=True)
class TypistLetIn(Event):
    title: str
    until: str
    whom: int
    personal: ClassVar[frozenset[str]] = frozenset({"whom"})
    words: ClassVar[str] = gettext_noop("Somebody may help to type in paper for »%(title)s« until %(until)s")


@known
@dataclass(frozen=True, kw_only=True)
class TypingEnded(Event):
    typists: int
    words: ClassVar[str] = gettext_noop("%(typists)s helpers no longer type in paper")


@known
@dataclass(frozen=True, kw_only=True)
class SheetsPrinted(Event):
    title: str
    sheets: int
    words: ClassVar[str] = gettext_noop("%(sheets)s sheets of paper were printed for »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class SheetTyped(Event):
    title: str
    batch: int
    words: ClassVar[str] = gettext_noop("A sheet was typed in batch %(batch)s of »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class BatchDrawn(Event):
    title: str
    batch: int
    sheets: int
    words: ClassVar[str] = gettext_noop(
        "%(sheets)s sheets of batch %(batch)s of »%(title)s« were drawn to be checked"
    )


@known
@dataclass(frozen=True, kw_only=True)
class SheetChecked(Event):
    title: str
    batch: int
    words: ClassVar[str] = gettext_noop("A sheet of batch %(batch)s of »%(title)s« was checked")


@known
@dataclass(frozen=True, kw_only=True)
class BatchPutIn(Event):
    title: str
    batch: int
    sheets: int
    words: ClassVar[str] = gettext_noop("Batch %(batch)s with %(sheets)s sheets was counted in »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class OlderAnswersRead(Event):
    title: str
    answers: int
    words: ClassVar[str] = gettext_noop("%(answers)s answers of an older form were read into »%(title)s«")
