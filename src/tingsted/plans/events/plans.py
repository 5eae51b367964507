"""What can have happened to a plan as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_noop

from tingsted.kernel.events import Event, known


@known
@dataclass(frozen=True, kw_only=True)
class PlanStarted(Event):
    plan: int
    title: str
    body: str
    words: ClassVar[str] = gettext_noop("%(body)s started »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class NoPlanChosen(Event):
    area: str
    body: str
    words: ClassVar[str] = gettext_noop("%(body)s chose no plan for %(area)s")


@known
@dataclass(frozen=True, kw_only=True)
class NoPlanEnded(Event):
    area: str
    body: str
    words: ClassVar[str] = gettext_noop("%(body)s opened the question of a plan for %(area)s again")


@known
@dataclass(frozen=True, kw_only=True)
class PhasesSet(Event):
    title: str
    words: ClassVar[str] = gettext_noop("The dates of »%(title)s« were set")


@known
@dataclass(frozen=True, kw_only=True)
class PlanWritten(Event):
    title: str
    words: ClassVar[str] = gettext_noop("The vision of »%(title)s« was written")


@known
@dataclass(frozen=True, kw_only=True)
class PlanAdopted(Event):
    plan: int
    title: str
    body: str
    words: ClassVar[str] = gettext_noop("%(body)s adopted »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class PlanRenewed(Event):
    """A new plan goes on where an older one ended: outer rooms may take along what belongs to its actions."""

    plan: int
    before: str
    title: str
    actions: int
    words: ClassVar[str] = gettext_noop(
        "»%(title)s« renewed »%(before)s«, and %(actions)d actions go on in it"
    )


@known
@dataclass(frozen=True, kw_only=True)
class PlanEnded(Event):
    plan: int
    title: str
    body: str
    words: ClassVar[str] = gettext_noop("%(body)s ended »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class RecipeCopied(Event):
    name: str
    of: str
    words: ClassVar[str] = gettext_noop("The recipe %(name)s was made from %(of)s")


@known
@dataclass(frozen=True, kw_only=True)
class RecipeWritten(Event):
    name: str
    words: ClassVar[str] = gettext_noop("The recipe %(name)s was written")


@known
@dataclass(frozen=True, kw_only=True)
class RecipeRetired(Event):
    name: str
    words: ClassVar[str] = gettext_noop("The recipe %(name)s is no longer in use")
