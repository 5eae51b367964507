"""What can have happened with comments, results, and those who left an address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_noop

from tingsted.kernel.events import Event, known


@known
@dataclass(frozen=True, kw_only=True)
class CommentsRead(Event):
    title: str
    through: int
    hidden: int
    words: ClassVar[str] = gettext_noop(
        "Of the comments on »%(title)s«, %(through)s were let through and %(hidden)s hidden"
    )


@known
@dataclass(frozen=True, kw_only=True)
class ReadingAsked(Event):
    surveys: int
    words: ClassVar[str] = gettext_noop("The bodies of %(surveys)s surveys were asked to read comments")


@known
@dataclass(frozen=True, kw_only=True)
class CommentReplied(Event):
    title: str
    words: ClassVar[str] = gettext_noop("The council replied to a comment on »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class CommentsBundled(Event):
    title: str
    comments: int
    words: ClassVar[str] = gettext_noop(
        "%(comments)s comments on »%(title)s« that say the same were put together"
    )


@known
@dataclass(frozen=True, kw_only=True)
class CountedSoFar(Event):
    title: str
    words: ClassVar[str] = gettext_noop("How the survey »%(title)s« stands so far was counted")


@known
@dataclass(frozen=True, kw_only=True)
class CountedAgain(Event):
    title: str
    digest: str
    words: ClassVar[str] = gettext_noop("The survey »%(title)s« was counted again")


@known
@dataclass(frozen=True, kw_only=True)
class ResultPublished(Event):
    title: str
    digest: str
    words: ClassVar[str] = gettext_noop("The result of the survey »%(title)s« was published")


@known
@dataclass(frozen=True, kw_only=True)
class CopyHandedOver(Event):
    title: str
    receiver: str
    digest: str
    words: ClassVar[str] = gettext_noop(
        "The whole material of »%(title)s« was handed over to %(receiver)s, who can count it again"
    )


@known
@dataclass(frozen=True, kw_only=True)
class HelpersForgotten(Event):
    offers: int
    words: ClassVar[str] = gettext_noop("%(offers)s offers of help from surveys had their time")


@known
@dataclass(frozen=True, kw_only=True)
class ContactsForgotten(Event):
    contacts: int
    words: ClassVar[str] = gettext_noop("%(contacts)s ways to reach somebody from surveys were deleted")


@known
@dataclass(frozen=True, kw_only=True)
class ContactsThanked(Event):
    contacts: int
    words: ClassVar[str] = gettext_noop("%(contacts)s people who left an address in a survey were written to")


@known
@dataclass(frozen=True, kw_only=True)
class ContactWithdrawn(Event):
    title: str
    words: ClassVar[str] = gettext_noop("An address that was left in the survey »%(title)s« was deleted")
