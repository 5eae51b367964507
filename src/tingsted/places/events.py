"""What can have happened to the municipality, its areas, offices and seats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_noop

from tingsted.kernel.events import Event, known


@known
@dataclass(frozen=True, kw_only=True)
class MunicipalitySetUp(Event):
    name: str
    words: ClassVar[str] = gettext_noop("%(name)s was set up")


@known
@dataclass(frozen=True, kw_only=True)
class MunicipalityDressed(Event):
    name: str
    words: ClassVar[str] = gettext_noop("The look and the addresses of %(name)s were changed")


@known
@dataclass(frozen=True, kw_only=True)
class AreaEntered(Event):
    area: str
    words: ClassVar[str] = gettext_noop("The local area %(area)s was entered")


@known
@dataclass(frozen=True, kw_only=True)
class AreaDescribed(Event):
    area: str
    words: ClassVar[str] = gettext_noop("The page of %(area)s was rewritten")


@known
@dataclass(frozen=True, kw_only=True)
class BoundaryAdopted(Event):
    area: str
    words: ClassVar[str] = gettext_noop("%(area)s got a boundary")


@known
@dataclass(frozen=True, kw_only=True)
class OfficeFounded(Event):
    office: str
    words: ClassVar[str] = gettext_noop("%(office)s was founded")


@known
@dataclass(frozen=True, kw_only=True)
class OfficeDescribed(Event):
    office: str
    words: ClassVar[str] = gettext_noop("%(office)s rewrote how it presents itself")


@known
@dataclass(frozen=True, kw_only=True)
class TopicEntered(Event):
    topic: str
    words: ClassVar[str] = gettext_noop("The topic »%(topic)s« was entered")


@known
@dataclass(frozen=True, kw_only=True)
class TopicReworded(Event):
    topic: str
    words: ClassVar[str] = gettext_noop("The topic »%(topic)s« was reworded")


@known
@dataclass(frozen=True, kw_only=True)
class TopicRetired(Event):
    topic: str
    words: ClassVar[str] = gettext_noop("The topic »%(topic)s« was taken out of use")


@known
@dataclass(frozen=True, kw_only=True)
class OfficeDissolved(Event):
    office: str
    words: ClassVar[str] = gettext_noop("%(office)s was dissolved")


@known
@dataclass(frozen=True, kw_only=True)
class SeatOffered(Event):
    """Somebody was asked to sit in an office; who, is kept with the invitation only."""

    office: str
    role: str
    worded: ClassVar[frozenset[str]] = frozenset({"role"})
    words: ClassVar[str] = gettext_noop("%(office)s invited somebody to a seat as %(role)s")


@known
@dataclass(frozen=True, kw_only=True)
class SeatOfferWithdrawn(Event):
    office: str
    role: str
    worded: ClassVar[frozenset[str]] = frozenset({"role"})
    words: ClassVar[str] = gettext_noop("%(office)s took back an invitation to a seat as %(role)s")


@known
@dataclass(frozen=True, kw_only=True)
class SeatOffersForgotten(Event):
    count: int
    words: ClassVar[str] = gettext_noop("%(count)s invitations that nobody took were deleted")


@known
@dataclass(frozen=True, kw_only=True)
class SeatTaken(Event):
    office: str
    role: str
    worded: ClassVar[frozenset[str]] = frozenset({"role"})
    name: str
    whom: int
    personal: ClassVar[frozenset[str]] = frozenset({"name", "whom"})
    words: ClassVar[str] = gettext_noop("%(name)s took a seat in %(office)s as %(role)s")


@known
@dataclass(frozen=True, kw_only=True)
class SeatLeft(Event):
    office: str
    role: str
    worded: ClassVar[frozenset[str]] = frozenset({"role"})
    name: str
    whom: int | None
    personal: ClassVar[frozenset[str]] = frozenset({"name", "whom"})
    words: ClassVar[str] = gettext_noop("%(name)s left the seat in %(office)s as %(role)s")


@known
@dataclass(frozen=True, kw_only=True)
class SeatShown(Event):
    office: str
    words: ClassVar[str] = gettext_noop("A member of %(office)s chose whether to stand on the public list")
