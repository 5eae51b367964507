"""What can have happened to a meeting and its wall."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_noop

from tingsted.kernel.events import Event, known


@known
@dataclass(frozen=True, kw_only=True)
class MeetingCalled(Event):
    title: str
    day: str
    words: ClassVar[str] = gettext_noop("»%(title)s« was called for %(day)s")


@known
@dataclass(frozen=True, kw_only=True)
class MeetingChanged(Event):
    title: str
    words: ClassVar[str] = gettext_noop("»%(title)s« was changed")


@known
@dataclass(frozen=True, kw_only=True)
class MeetingCancelled(Event):
    title: str
    words: ClassVar[str] = gettext_noop("»%(title)s« was cancelled")


@known
@dataclass(frozen=True, kw_only=True)
class AgendaChanged(Event):
    title: str
    words: ClassVar[str] = gettext_noop("The agenda of »%(title)s« was changed")


@known
@dataclass(frozen=True, kw_only=True)
class SignUpAsked(Event):
    title: str
    words: ClassVar[str] = gettext_noop("Somebody asked to come to »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class SignUpConfirmed(Event):
    title: str
    words: ClassVar[str] = gettext_noop("Somebody signed up for »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class SignUpWithdrawn(Event):
    title: str
    words: ClassVar[str] = gettext_noop("Somebody does not come to »%(title)s« after all")


@known
@dataclass(frozen=True, kw_only=True)
class SignUpsForgotten(Event):
    count: int
    needs: int
    words: ClassVar[str] = gettext_noop(
        "%(count)s sign-ups for meetings and %(needs)s notes of what people need were deleted"
    )


@known
@dataclass(frozen=True, kw_only=True)
class NotePutUp(Event):
    title: str
    label: str
    words: ClassVar[str] = gettext_noop("%(label)s was put on the wall at »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class IdeasImported(Event):
    title: str
    new: int
    kept_back: int
    words: ClassVar[str] = gettext_noop(
        "%(new)s ideas were read from a file for »%(title)s«, %(kept_back)s were kept back"
    )


@known
@dataclass(frozen=True, kw_only=True)
class LeftoverSettled(Event):
    title: str
    words: ClassVar[str] = gettext_noop("A record that needed a hand at »%(title)s« was settled")
