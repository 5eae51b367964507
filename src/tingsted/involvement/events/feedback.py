"""What can have happened between a contribution and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_noop

from tingsted.kernel.events import Event, known


@known
@dataclass(frozen=True, kw_only=True)
class ParagraphCommented(Event):
    """Who commented is kept with the contribution only."""

    title: str
    document: str
    number: int
    words: ClassVar[str] = gettext_noop("Paragraph %(number)s of »%(document)s« was commented on")


@known
@dataclass(frozen=True, kw_only=True)
class ParagraphsFollowed(Event):
    document: str
    stand: int
    changed: int
    gone: int
    words: ClassVar[str] = gettext_noop(
        "In the new version of »%(document)s«, %(stand)s paragraphs stand, %(changed)s were changed and "
        "%(gone)s are gone"
    )


@known
@dataclass(frozen=True, kw_only=True)
class ContributionsGrouped(Event):
    title: str
    group: str
    count: int
    words: ClassVar[str] = gettext_noop("%(count)s contributions to »%(title)s« were put under »%(group)s«")


@known
@dataclass(frozen=True, kw_only=True)
class AnswersDrafted(Event):
    title: str
    count: int
    words: ClassVar[str] = gettext_noop(
        "Answers to %(count)s contributions to »%(title)s« were written as drafts"
    )


@known
@dataclass(frozen=True, kw_only=True)
class AnswersReleased(Event):
    title: str
    count: int
    words: ClassVar[str] = gettext_noop("%(count)s answers to contributions to »%(title)s« were released")


@known
@dataclass(frozen=True, kw_only=True)
class DecisionRecorded(Event):
    title: str
    by: str
    on: str
    what: str
    worded: ClassVar[frozenset[str]] = frozenset({"what"})
    words: ClassVar[str] = gettext_noop("%(by)s, %(on)s: %(what)s in »%(title)s« was recorded")


@known
@dataclass(frozen=True, kw_only=True)
class ContributorsTold(Event):
    title: str
    told: int
    words: ClassVar[str] = gettext_noop(
        "%(told)s who contributed to »%(title)s« for themselves were told how it goes on"
    )


@known
@dataclass(frozen=True, kw_only=True)
class AddressForgotten(Event):
    title: str
    quiet: ClassVar[bool] = True
    words: ClassVar[str] = gettext_noop("Somebody who contributed to »%(title)s« wants no more letters")


@known
@dataclass(frozen=True, kw_only=True)
class CaseFileHandedOver(Event):
    title: str
    case_number: str
    parts: int
    digest: str
    words: ClassVar[str] = gettext_noop(
        "The case file of »%(title)s« was handed to the records system as %(case_number)s: %(parts)s files, "
        "SHA-256 %(digest)s"
    )


@known
@dataclass(frozen=True, kw_only=True)
class CaseFileDelivered(Event):
    title: str
    case_number: str
    digest: str
    words: ClassVar[str] = gettext_noop(
        "The case file of »%(title)s« was laid in the records system's folder as %(case_number)s, SHA-256 %(digest)s"
    )


@known
@dataclass(frozen=True, kw_only=True)
class KeptLongEnough(Event):
    addresses: int
    files: int
    words: ClassVar[str] = gettext_noop(
        "Kept long enough and forgotten: %(addresses)s addresses and %(files)s case files"
    )


# What the fact `what` says, for the catalogue.
SAID = (gettext_noop("the political decision"), gettext_noop("the start of work"))
