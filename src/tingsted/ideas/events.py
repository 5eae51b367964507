"""What can have happened to ideas and offers of help; facts carry numbers, never people's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_noop

from tingsted.kernel.events import Event, known


@known
@dataclass(frozen=True, kw_only=True)
class IdeaRaised(Event):
    label: str
    standing: str
    words: ClassVar[str] = gettext_noop("The idea %(label)s got its number")


@known
@dataclass(frozen=True, kw_only=True)
class IdeaApproved(Event):
    label: str
    words: ClassVar[str] = gettext_noop("%(label)s was read and can be seen by everybody")


@known
@dataclass(frozen=True, kw_only=True)
class IdeaHidden(Event):
    label: str
    words: ClassVar[str] = gettext_noop("%(label)s was hidden")


@known
@dataclass(frozen=True, kw_only=True)
class IdeasMoved(Event):
    """The ground changed hands: ideas stand with another area now, under the numbers they have."""

    area: str
    count: int
    words: ClassVar[str] = gettext_noop("%(count)s ideas came to %(area)s with their numbers")


@known
@dataclass(frozen=True, kw_only=True)
class IdeaReworded(Event):
    label: str
    office: str = ""
    words: ClassVar[str] = gettext_noop("The text of %(label)s was corrected")


@known
@dataclass(frozen=True, kw_only=True)
class IdeaSorted(Event):
    label: str
    office: str = ""
    words: ClassVar[str] = gettext_noop("%(label)s was placed under another theme, column or place")


@known
@dataclass(frozen=True, kw_only=True)
class IdeasMerged(Event):
    label: str
    merged: str
    office: str = ""
    words: ClassVar[str] = gettext_noop("%(merged)s was put together with %(label)s")


@known
@dataclass(frozen=True, kw_only=True)
class IdeaReported(Event):
    label: str
    words: ClassVar[str] = gettext_noop("A reader reported %(label)s")


@known
@dataclass(frozen=True, kw_only=True)
class OfferMade(Event):
    """Somebody offered help: kept without who, to what, or when within the day."""

    area: str
    quiet: ClassVar[bool] = True
    words: ClassVar[str] = gettext_noop("Somebody in %(area)s offered to help")


@known
@dataclass(frozen=True, kw_only=True)
class OfferWithdrawn(Event):
    area: str
    quiet: ClassVar[bool] = True
    words: ClassVar[str] = gettext_noop("An offer of help in %(area)s was taken back")


@known
@dataclass(frozen=True, kw_only=True)
class OffersForgotten(Event):
    offers: int
    quiet: ClassVar[bool] = True
    words: ClassVar[str] = gettext_noop(
        "The addresses of %(offers)s offers of help were deleted, as promised"
    )
