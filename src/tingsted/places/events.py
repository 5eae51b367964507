"""What can have happened to the municipality, its areas, offices and seats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tingsted.kernel.events import Event, known


@known
@dataclass(frozen=True, kw_only=True)
class MunicipalitySetUp(Event):
    name: str
    words: ClassVar[str] = "%(name)s was set up"


@known
@dataclass(frozen=True, kw_only=True)
class AreaEntered(Event):
    area: str
    words: ClassVar[str] = "The local area %(area)s was entered"


@known
@dataclass(frozen=True, kw_only=True)
class AreaDescribed(Event):
    area: str
    words: ClassVar[str] = "The page of %(area)s was rewritten"


@known
@dataclass(frozen=True, kw_only=True)
class BoundaryAdopted(Event):
    area: str
    words: ClassVar[str] = "%(area)s got a boundary"


@known
@dataclass(frozen=True, kw_only=True)
class OfficeFounded(Event):
    office: str
    words: ClassVar[str] = "%(office)s was founded"


@known
@dataclass(frozen=True, kw_only=True)
class SeatTaken(Event):
    office: str
    role: str
    name: str
    personal: ClassVar[frozenset[str]] = frozenset({"name"})
    words: ClassVar[str] = "%(name)s took a seat in %(office)s as %(role)s"


@known
@dataclass(frozen=True, kw_only=True)
class SeatLeft(Event):
    office: str
    role: str
    name: str
    personal: ClassVar[frozenset[str]] = frozenset({"name"})
    words: ClassVar[str] = "%(name)s left the seat in %(office)s as %(role)s"
