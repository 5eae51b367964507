"""What can have happened to notices: only what is no other room's event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_noop

from tingsted.kernel.events import Event, known


@known
@dataclass(frozen=True, kw_only=True)
class LetterWritten(Event):
    kind_of_letter: str
    quiet: ClassVar[bool] = True
    words: ClassVar[str] = gettext_noop("A letter was written")


@known
@dataclass(frozen=True, kw_only=True)
class LettersSent(Event):
    sent: int
    words: ClassVar[str] = gettext_noop("%(sent)s letters were sent")


@known
@dataclass(frozen=True, kw_only=True)
class DigestMade(Event):
    waiting: int
    news: int
    words: ClassVar[str] = gettext_noop("A digest with %(waiting)s asks and %(news)s news was made")


@known
@dataclass(frozen=True, kw_only=True)
class HearingChanged(Event):
    digest: bool
    quiet: ClassVar[bool] = True
    words: ClassVar[str] = gettext_noop("Somebody chose how to hear from us")


@known
@dataclass(frozen=True, kw_only=True)
class LettersForgotten(Event):
    letters: int
    words: ClassVar[str] = gettext_noop("%(letters)s old letters were deleted")


@known
@dataclass(frozen=True, kw_only=True)
class BulletinTold(Event):
    title: str
    office: str
    words: ClassVar[str] = gettext_noop("%(office)s told news: »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class BulletinWithdrawn(Event):
    title: str
    office: str
    words: ClassVar[str] = gettext_noop("%(office)s took down the news »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class FollowingAsked(Event):
    area: str
    quiet: ClassVar[bool] = True
    words: ClassVar[str] = gettext_noop("Somebody asked to follow %(area)s")


@known
@dataclass(frozen=True, kw_only=True)
class FollowingConfirmed(Event):
    area: str
    quiet: ClassVar[bool] = True
    words: ClassVar[str] = gettext_noop("Somebody follows %(area)s")


@known
@dataclass(frozen=True, kw_only=True)
class FollowingEnded(Event):
    areas: int
    quiet: ClassVar[bool] = True
    words: ClassVar[str] = gettext_noop("Somebody follows %(areas)s areas no more")


@known
@dataclass(frozen=True, kw_only=True)
class FollowersForgotten(Event):
    count: int
    words: ClassVar[str] = gettext_noop("%(count)s requests to follow that nobody confirmed were deleted")


@known
@dataclass(frozen=True, kw_only=True)
class FollowerTold(Event):
    news: int
    quiet: ClassVar[bool] = True
    words: ClassVar[str] = gettext_noop("A digest with %(news)s news was made for somebody who follows")
