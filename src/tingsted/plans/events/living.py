"""What can have happened between a plan and those who carry it: coordinators, departments, other areas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_noop

from tingsted.kernel.events import Event, known


@known
@dataclass(frozen=True, kw_only=True)
class ActionForwarded(Event):
    action: int
    title: str
    by: str
    to: str
    due: str
    words: ClassVar[str] = gettext_noop("%(by)s carried »%(title)s« to %(to)s, to be answered by %(due)s")


@known
@dataclass(frozen=True, kw_only=True)
class ActionAnswered(Event):
    """A department's answer has come home to the action: outer rooms tell those who helped."""

    action: int
    title: str
    by: str
    answer: str
    words: ClassVar[str] = gettext_noop("%(by)s answered about the action »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class CoordinatorsAsked(Event):
    actions: int
    on: str
    words: ClassVar[str] = gettext_noop("Coordinators were asked how far %(actions)d actions are")


@known
@dataclass(frozen=True, kw_only=True)
class NudgeAnswered(Event):
    title: str
    words: ClassVar[str] = gettext_noop("The coordinator of »%(title)s« answered from the letter")


@known
@dataclass(frozen=True, kw_only=True)
class HelpCalledFor(Event):
    title: str
    words: ClassVar[str] = gettext_noop("The coordinator of »%(title)s« asked for help")


@known
@dataclass(frozen=True, kw_only=True)
class HelpSettled(Event):
    title: str
    words: ClassVar[str] = gettext_noop("Somebody helped with »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class ReferenceAdded(Event):
    title: str
    where: str
    url: str
    by: str
    words: ClassVar[str] = gettext_noop("%(by)s told where »%(title)s« stands in its planning: %(url)s")


@known
@dataclass(frozen=True, kw_only=True)
class PairingOffered(Event):
    one: str
    other: str
    by: str
    words: ClassVar[str] = gettext_noop("%(by)s offered those behind »%(one)s« and »%(other)s« to meet")


@known
@dataclass(frozen=True, kw_only=True)
class PairingAnswered(Event):
    body: str
    answer: str
    words: ClassVar[str] = gettext_noop("%(body)s answered the offer to meet")


@known
@dataclass(frozen=True, kw_only=True)
class QuarterTold(Event):
    year: int
    quarter: int
    words: ClassVar[str] = gettext_noop("Planners were told of quarter %(quarter)d of %(year)d")


@known
@dataclass(frozen=True, kw_only=True)
class ActionsForwarded(Event):
    title: str
    promises: int
    words: ClassVar[str] = gettext_noop("%(promises)d answers about »%(title)s« are owed from today")


@known
@dataclass(frozen=True, kw_only=True)
class WishesSought(Event):
    actions: int
    wishes: int
    words: ClassVar[str] = gettext_noop(
        "%(actions)d actions were read beside each other; %(wishes)d wishes are shared by several areas"
    )
