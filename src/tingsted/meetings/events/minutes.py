"""What can happen to tables and minutes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_noop

from tingsted.kernel.events import Event, known


@known
@dataclass(frozen=True, kw_only=True)
class GuestsEntered(Event):
    title: str
    count: int
    words: ClassVar[str] = gettext_noop("%(count)s people were entered for the tables at »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class GuestWent(Event):
    title: str
    words: ClassVar[str] = gettext_noop("Somebody left the tables at »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class TablesSet(Event):
    title: str
    count: int
    words: ClassVar[str] = gettext_noop("%(count)s people got a table at »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class MinutesWritten(Event):
    title: str
    words: ClassVar[str] = gettext_noop("The minutes of »%(title)s« were written in")


@known
@dataclass(frozen=True, kw_only=True)
class MinutesApproved(Event):
    title: str
    words: ClassVar[str] = gettext_noop("The minutes of »%(title)s« were approved")


@known
@dataclass(frozen=True, kw_only=True)
class MinutesPublished(Event):
    title: str
    words: ClassVar[str] = gettext_noop("The minutes of »%(title)s« were published")


@known
@dataclass(frozen=True, kw_only=True)
class MinutesReopened(Event):
    title: str
    words: ClassVar[str] = gettext_noop("The minutes of »%(title)s« were opened again")


@known
@dataclass(frozen=True, kw_only=True)
class TaskDone(Event):
    title: str
    words: ClassVar[str] = gettext_noop("A task from »%(title)s« was ticked off")
