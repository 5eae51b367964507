"""What can have happened to what stands in a plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_noop

from tingsted.kernel.events import Event, known


@known
@dataclass(frozen=True, kw_only=True)
class ThemeAdded(Event):
    title: str
    theme: str
    words: ClassVar[str] = gettext_noop("»%(title)s« got the theme %(theme)s")


@known
@dataclass(frozen=True, kw_only=True)
class ThemeRenamed(Event):
    title: str
    before: str
    theme: str
    words: ClassVar[str] = gettext_noop("The theme %(before)s of »%(title)s« is now called %(theme)s")


@known
@dataclass(frozen=True, kw_only=True)
class ThemeRemoved(Event):
    title: str
    theme: str
    words: ClassVar[str] = gettext_noop("The theme %(theme)s was taken out of »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class GoalSet(Event):
    title: str
    theme: str
    goal: str
    words: ClassVar[str] = gettext_noop("»%(title)s« has a goal under %(theme)s: %(goal)s")


@known
@dataclass(frozen=True, kw_only=True)
class GoalRemoved(Event):
    title: str
    goal: str
    words: ClassVar[str] = gettext_noop("»%(title)s« no longer has the goal: %(goal)s")


@known
@dataclass(frozen=True, kw_only=True)
class ActionTakenOut(Event):
    action: int
    title: str
    plan: str
    why: str
    words: ClassVar[str] = gettext_noop("»%(title)s« was taken out of »%(plan)s«")


@known
@dataclass(frozen=True, kw_only=True)
class ActionPutBack(Event):
    action: int
    title: str
    plan: str
    words: ClassVar[str] = gettext_noop("»%(title)s« was put back into »%(plan)s«")


@known
@dataclass(frozen=True, kw_only=True)
class PhotoAdded(Event):
    title: str
    alt: str
    words: ClassVar[str] = gettext_noop("»%(title)s« got a picture: %(alt)s")


@known
@dataclass(frozen=True, kw_only=True)
class PhotoTakenDown(Event):
    title: str
    alt: str
    words: ClassVar[str] = gettext_noop("A picture of »%(title)s« was taken down: %(alt)s")


@known
@dataclass(frozen=True, kw_only=True)
class ActionAdded(Event):
    action: int
    title: str
    plan: str
    ideas: str
    words: ClassVar[str] = gettext_noop("»%(title)s« became an action in »%(plan)s«")


@known
@dataclass(frozen=True, kw_only=True)
class ActionWritten(Event):
    action: int
    title: str
    plan: str
    words: ClassVar[str] = gettext_noop("The action »%(title)s« in »%(plan)s« was written")


@known
@dataclass(frozen=True, kw_only=True)
class CoordinatorNamed(Event):
    action: int
    title: str
    name: str
    whom: int | None
    personal: ClassVar[frozenset[str]] = frozenset({"name", "whom"})
    words: ClassVar[str] = gettext_noop("%(name)s coordinates »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class WorkChanged(Event):
    action: int
    title: str
    work: str
    note: str
    words: ClassVar[str] = gettext_noop("The work on »%(title)s« changed")


@known
@dataclass(frozen=True, kw_only=True)
class TableReadIn(Event):
    title: str
    file: str
    actions: int
    words: ClassVar[str] = gettext_noop("%(actions)d actions were read into »%(title)s« from %(file)s")


@known
@dataclass(frozen=True, kw_only=True)
class PartWritten(Event):
    title: str
    heading: str
    words: ClassVar[str] = gettext_noop("»%(heading)s« in »%(title)s« was written")
