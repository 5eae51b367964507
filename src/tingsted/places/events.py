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
class OutlineAdopted(Event):
    area: str
    day: str
    adopted_by: str
    hectares: int
    words: ClassVar[str] = gettext_noop(
        "%(area)s has had a new boundary since %(day)s: %(hectares)s hectares. Adopted by: %(adopted_by)s"
    )


@known
@dataclass(frozen=True, kw_only=True)
class MapRead(Event):
    """Many boundaries were read from one file; each stands in its own area's history too."""

    file: str
    new: int
    changed: int
    words: ClassVar[str] = gettext_noop(
        "A file of boundaries was read in: %(new)s new areas, %(changed)s drawn anew"
    )


@known
@dataclass(frozen=True, kw_only=True)
class RedrawingPrepared(Event):
    area: str
    kind_of_change: str
    worded: ClassVar[frozenset[str]] = frozenset({"kind_of_change"})
    words: ClassVar[str] = gettext_noop("A draft of the map was prepared for %(area)s: %(kind_of_change)s")


@known
@dataclass(frozen=True, kw_only=True)
class RedrawingDropped(Event):
    area: str
    words: ClassVar[str] = gettext_noop("A draft of the map for %(area)s was put away")


@known
@dataclass(frozen=True, kw_only=True)
class RedrawingScheduled(Event):
    area: str
    kind_of_change: str
    day: str
    adopted_by: str
    worded: ClassVar[frozenset[str]] = frozenset({"kind_of_change"})
    words: ClassVar[str] = gettext_noop(
        "Adopted by %(adopted_by)s for %(area)s, to hold from %(day)s: %(kind_of_change)s"
    )


@known
@dataclass(frozen=True, kw_only=True)
class AreaDivided(Event):
    """A piece of an area became an area of its own; `old` and `new` are their keys."""

    area: str
    split_off: str
    day: str
    old: int
    new: int
    words: ClassVar[str] = gettext_noop(
        "%(area)s was divided: %(split_off)s became an area of its own on %(day)s"
    )


@known
@dataclass(frozen=True, kw_only=True)
class AreaBegan(Event):
    area: str
    divided: str
    day: str
    words: ClassVar[str] = gettext_noop(
        "%(area)s became an area of its own on %(day)s; it was part of %(divided)s"
    )


@known
@dataclass(frozen=True, kw_only=True)
class AreasMerged(Event):
    """An area went into another; `old` and `new` are their keys."""

    area: str
    taken_in: str
    day: str
    old: int
    new: int
    words: ClassVar[str] = gettext_noop("%(taken_in)s became part of %(area)s on %(day)s")


@known
@dataclass(frozen=True, kw_only=True)
class AreaEnded(Event):
    area: str
    into: str
    day: str
    words: ClassVar[str] = gettext_noop(
        "%(area)s became part of %(into)s on %(day)s; its ideas keep their numbers"
    )


@known
@dataclass(frozen=True, kw_only=True)
class AreaRenamed(Event):
    was: str
    area: str
    words: ClassVar[str] = gettext_noop("%(was)s is now called %(area)s")


@known
@dataclass(frozen=True, kw_only=True)
class AreaPrefixChanged(Event):
    area: str
    was: str
    prefix: str
    words: ClassVar[str] = gettext_noop(
        "New ideas in %(area)s are numbered with %(prefix)s; those with %(was)s keep their numbers"
    )


@known
@dataclass(frozen=True, kw_only=True)
class AreaPartsChosen(Event):
    area: str
    count: int
    words: ClassVar[str] = gettext_noop("It was entered which areas belong to %(area)s: %(count)s")


@known
@dataclass(frozen=True, kw_only=True)
class BlocksLoaded(Event):
    count: int
    words: ClassVar[str] = gettext_noop("%(count)s parishes or postcodes were loaded to build areas of")


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
