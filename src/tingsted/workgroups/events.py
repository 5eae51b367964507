"""What can have happened to a working group; who joins and leaves is never told by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_noop

from tingsted.kernel.events import Event, known


@known
@dataclass(frozen=True, kw_only=True)
class GroupFormed(Event):
    group: str
    label: str
    words: ClassVar[str] = gettext_noop("»%(group)s« was formed around %(label)s")


@known
@dataclass(frozen=True, kw_only=True)
class CoordinatorNamed(Event):
    group: str
    name: str
    whom: int
    personal: ClassVar[frozenset[str]] = frozenset({"name", "whom"})
    words: ClassVar[str] = gettext_noop("%(name)s became coordinator of »%(group)s«")


@known
@dataclass(frozen=True, kw_only=True)
class CoordinatorLeft(Event):
    group: str
    words: ClassVar[str] = gettext_noop("»%(group)s« needs a new coordinator")


@known
@dataclass(frozen=True, kw_only=True)
class GroupDescribed(Event):
    group: str
    words: ClassVar[str] = gettext_noop("»%(group)s« said what it needs and when it meets")


@known
@dataclass(frozen=True, kw_only=True)
class HelperInvited(Event):
    group: str
    quiet: ClassVar[bool] = True
    words: ClassVar[str] = gettext_noop("Somebody was asked to join »%(group)s«")


@known
@dataclass(frozen=True, kw_only=True)
class InvitationAnswered(Event):
    group: str
    quiet: ClassVar[bool] = True
    words: ClassVar[str] = gettext_noop("Somebody answered whether to join »%(group)s«")


@known
@dataclass(frozen=True, kw_only=True)
class MemberLeft(Event):
    group: str
    quiet: ClassVar[bool] = True
    words: ClassVar[str] = gettext_noop("Somebody left »%(group)s«")


@known
@dataclass(frozen=True, kw_only=True)
class GroupFinished(Event):
    group: str
    words: ClassVar[str] = gettext_noop("»%(group)s« finished its work")


@known
@dataclass(frozen=True, kw_only=True)
class GroupPaused(Event):
    group: str
    words: ClassVar[str] = gettext_noop("»%(group)s« takes a pause")


@known
@dataclass(frozen=True, kw_only=True)
class GroupResumed(Event):
    group: str
    words: ClassVar[str] = gettext_noop("»%(group)s« goes on after its pause")


@known
@dataclass(frozen=True, kw_only=True)
class StoryTold(Event):
    group: str
    words: ClassVar[str] = gettext_noop("»%(group)s« told how it went")


@known
@dataclass(frozen=True, kw_only=True)
class MemberShown(Event):
    group: str
    quiet: ClassVar[bool] = True
    words: ClassVar[str] = gettext_noop("»%(group)s« has something new about its members")


@known
@dataclass(frozen=True, kw_only=True)
class LogWritten(Event):
    group: str
    words: ClassVar[str] = gettext_noop("»%(group)s« wrote in its log")


@known
@dataclass(frozen=True, kw_only=True)
class LogRemoved(Event):
    group: str
    words: ClassVar[str] = gettext_noop("»%(group)s« took something out of its log")


@known
@dataclass(frozen=True, kw_only=True)
class TaskChanged(Event):
    group: str
    quiet: ClassVar[bool] = True
    words: ClassVar[str] = gettext_noop("»%(group)s« wrote a task")


@known
@dataclass(frozen=True, kw_only=True)
class TaskDropped(Event):
    group: str
    quiet: ClassVar[bool] = True
    words: ClassVar[str] = gettext_noop("»%(group)s« took a task off its list")


@known
@dataclass(frozen=True, kw_only=True)
class TaskDone(Event):
    group: str
    quiet: ClassVar[bool] = True
    words: ClassVar[str] = gettext_noop("»%(group)s« has done a task")


@known
@dataclass(frozen=True, kw_only=True)
class BodyAsked(Event):
    group: str
    words: ClassVar[str] = gettext_noop("»%(group)s« asked its council for help")


@known
@dataclass(frozen=True, kw_only=True)
class BodyAnswered(Event):
    group: str
    words: ClassVar[str] = gettext_noop("The council answered »%(group)s«")


@known
@dataclass(frozen=True, kw_only=True)
class TasksReminded(Event):
    count: int
    words: ClassVar[str] = gettext_noop("%(count)s tasks of working groups were called to mind")


@known
@dataclass(frozen=True, kw_only=True)
class PausesEnded(Event):
    count: int
    words: ClassVar[str] = gettext_noop(
        "%(count)s working groups were asked whether they go on after their pause"
    )


@known
@dataclass(frozen=True, kw_only=True)
class PlacingOpened(Event):
    placing: str
    area: str
    words: ClassVar[str] = gettext_noop("People in %(area)s may wish for a group: %(placing)s")


@known
@dataclass(frozen=True, kw_only=True)
class PlacingChanged(Event):
    placing: str
    words: ClassVar[str] = gettext_noop("The sizes and the last day were set anew: %(placing)s")


@known
@dataclass(frozen=True, kw_only=True)
class WishGiven(Event):
    placing: str
    quiet: ClassVar[bool] = True
    words: ClassVar[str] = gettext_noop("Somebody said or took back what they wish in »%(placing)s«")


@known
@dataclass(frozen=True, kw_only=True)
class PlacingProposed(Event):
    placing: str
    digest: str
    words: ClassVar[str] = gettext_noop("Groups were proposed by wishes: %(placing)s")


@known
@dataclass(frozen=True, kw_only=True)
class PlacedByHand(Event):
    placing: str
    quiet: ClassVar[bool] = True
    words: ClassVar[str] = gettext_noop("Somebody was moved in »%(placing)s«")


@known
@dataclass(frozen=True, kw_only=True)
class PlacingSettled(Event):
    placing: str
    words: ClassVar[str] = gettext_noop("Groups were formed by wishes: %(placing)s")
