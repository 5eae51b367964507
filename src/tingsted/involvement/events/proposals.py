"""What can have happened to a citizen's proposal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_noop

from tingsted.kernel.events import Event, known


@known
@dataclass(frozen=True, kw_only=True)
class ProposalRaised(Event):
    """Somebody without an account: no actor, no thing, no hour."""

    area: str
    office: str
    quiet: ClassVar[bool] = True
    words: ClassVar[str] = gettext_noop("Somebody in %(area)s raised a proposal with %(office)s")


@known
@dataclass(frozen=True, kw_only=True)
class ProposalLifted(Event):
    title: str
    office: str
    label: str
    words: ClassVar[str] = gettext_noop(
        "%(office)s made the proposal »%(title)s« the joint interest of the area: %(label)s"
    )


@known
@dataclass(frozen=True, kw_only=True)
class ProposalLeft(Event):
    office: str
    quiet: ClassVar[bool] = True
    words: ClassVar[str] = gettext_noop("%(office)s did not take a proposal further, and said why")


@known
@dataclass(frozen=True, kw_only=True)
class ProposalSent(Event):
    title: str
    office: str
    to: str
    due: str
    words: ClassVar[str] = gettext_noop(
        "%(office)s sent the proposal »%(title)s« to %(to)s, to be answered by %(due)s"
    )


@known
@dataclass(frozen=True, kw_only=True)
class ProposalTakenUp(Event):
    title: str
    office: str
    due: str
    words: ClassVar[str] = gettext_noop("%(office)s took up the proposal »%(title)s« and answers by %(due)s")


@known
@dataclass(frozen=True, kw_only=True)
class ViewGiven(Event):
    title: str
    office: str
    words: ClassVar[str] = gettext_noop("%(office)s said what it thinks of the proposal »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class ProposalFollowed(Event):
    title: str
    by: str
    step: str
    words: ClassVar[str] = gettext_noop("Whoever raised »%(title)s« was told what %(by)s says")
