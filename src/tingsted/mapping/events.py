"""What can have happened in mapping."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_noop

from tingsted.kernel.events import Event, known


@known
@dataclass(frozen=True, kw_only=True)
class VillageGoalSet(Event):
    area: str
    goal: str
    words: ClassVar[str] = gettext_noop("%(area)s set itself a goal: %(goal)s")


@known
@dataclass(frozen=True, kw_only=True)
class VillageGoalChanged(Event):
    area: str
    goal: str
    words: ClassVar[str] = gettext_noop("%(area)s changed its goal: %(goal)s")


@known
@dataclass(frozen=True, kw_only=True)
class VillageGoalMeasured(Event):
    area: str
    goal: str
    year: str
    value: float
    unit: str = ""
    words: ClassVar[str] = gettext_noop("»%(goal)s« in %(area)s in %(year)s: %(value)s %(unit)s")


@known
@dataclass(frozen=True, kw_only=True)
class VillageGoalEnded(Event):
    area: str
    goal: str
    words: ClassVar[str] = gettext_noop("%(area)s no longer works with its goal: %(goal)s")


@known
@dataclass(frozen=True, kw_only=True)
class AssetPutUp(Event):
    area: str
    asset: str
    words: ClassVar[str] = gettext_noop("»%(asset)s« was put on the map of %(area)s")


@known
@dataclass(frozen=True, kw_only=True)
class AssetChanged(Event):
    area: str
    asset: str
    words: ClassVar[str] = gettext_noop("»%(asset)s« in %(area)s was corrected")


@known
@dataclass(frozen=True, kw_only=True)
class AssetTakenDown(Event):
    area: str
    asset: str
    words: ClassVar[str] = gettext_noop("»%(asset)s« in %(area)s was taken down")


@known
@dataclass(frozen=True, kw_only=True)
class AssetsRead(Event):
    area: str
    count: int
    words: ClassVar[str] = gettext_noop("%(count)s things were read onto the map of %(area)s")


@known
@dataclass(frozen=True, kw_only=True)
class HeadcountsLoaded(Event):
    year: str
    count: int
    words: ClassVar[str] = gettext_noop("The population of %(year)s was loaded for %(count)s areas")
