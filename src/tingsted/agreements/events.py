"""What can have happened to a cooperation basis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_noop

from tingsted.kernel.events import Event, known


@known
@dataclass(frozen=True, kw_only=True)
class BasisBegun(Event):
    title: str
    words: ClassVar[str] = gettext_noop("Work on »%(title)s« began")


@known
@dataclass(frozen=True, kw_only=True)
class VersionBegun(Event):
    title: str
    number: int
    words: ClassVar[str] = gettext_noop("A new draft of »%(title)s« was begun, version %(number)s")


@known
@dataclass(frozen=True, kw_only=True)
class DraftChanged(Event):
    title: str
    number: int
    what: str
    words: ClassVar[str] = gettext_noop("»%(what)s« was changed in version %(number)s of »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class BodiesAsked(Event):
    title: str
    number: int
    until: str
    words: ClassVar[str] = gettext_noop(
        "The local bodies were asked about version %(number)s of »%(title)s«, until %(until)s"
    )


@known
@dataclass(frozen=True, kw_only=True)
class DraftTakenBack(Event):
    title: str
    number: int
    words: ClassVar[str] = gettext_noop("Version %(number)s of »%(title)s« was taken back to be rewritten")


@known
@dataclass(frozen=True, kw_only=True)
class BodyAnswered(Event):
    title: str
    number: int
    body: str
    stand: str
    worded: ClassVar[frozenset[str]] = frozenset({"stand"})
    words: ClassVar[str] = gettext_noop("%(body)s: %(stand)s (version %(number)s of »%(title)s«)")


@known
@dataclass(frozen=True, kw_only=True)
class VersionAdopted(Event):
    title: str
    number: int
    by: str
    words: ClassVar[str] = gettext_noop("Version %(number)s of »%(title)s« was adopted by %(by)s")
