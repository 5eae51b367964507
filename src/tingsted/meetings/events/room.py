"""What can happen in the room on the evening."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_noop

from tingsted.kernel.events import Event, known


@known
@dataclass(frozen=True, kw_only=True)
class RoomOpened(Event):
    title: str
    words: ClassVar[str] = gettext_noop("»%(title)s« began to take notes from phones")


@known
@dataclass(frozen=True, kw_only=True)
class RoomClosed(Event):
    title: str
    words: ClassVar[str] = gettext_noop("»%(title)s« takes no more from phones")


@known
@dataclass(frozen=True, kw_only=True)
class RoomSteered(Event):
    title: str
    words: ClassVar[str] = gettext_noop("The hosts of »%(title)s« went on to the next")


@known
@dataclass(frozen=True, kw_only=True)
class NoteSent(Event):
    title: str
    label: str
    words: ClassVar[str] = gettext_noop("%(label)s was sent from a phone at »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class NotesRead(Event):
    title: str
    count: int
    words: ClassVar[str] = gettext_noop("%(count)s notes were read at »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class KeptApart(Event):
    title: str
    left: str
    right: str
    words: ClassVar[str] = gettext_noop("%(left)s and %(right)s are not the same, it was said at »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class PollMade(Event):
    title: str
    question: str
    words: ClassVar[str] = gettext_noop("A vote was made at »%(title)s«: %(question)s")


@known
@dataclass(frozen=True, kw_only=True)
class PollOpened(Event):
    title: str
    question: str
    words: ClassVar[str] = gettext_noop("A vote was opened at »%(title)s«: %(question)s")


@known
@dataclass(frozen=True, kw_only=True)
class PollClosed(Event):
    title: str
    question: str
    words: ClassVar[str] = gettext_noop("A vote was counted at »%(title)s«: %(question)s")


@known
@dataclass(frozen=True, kw_only=True)
class HandsCounted(Event):
    title: str
    question: str
    words: ClassVar[str] = gettext_noop("Hands were counted at »%(title)s«: %(question)s")


@known
@dataclass(frozen=True, kw_only=True)
class VoteReceived(Event):
    words: ClassVar[str] = gettext_noop("A vote was received")
    quiet: ClassVar[bool] = True
