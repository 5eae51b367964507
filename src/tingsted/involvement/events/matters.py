"""What can have happened to a matter, an invitation, a contribution."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_noop

from tingsted.kernel.events import Event, known


@known
@dataclass(frozen=True, kw_only=True)
class MatterStarted(Event):
    title: str
    owner: str
    words: ClassVar[str] = gettext_noop("%(owner)s prepares the matter »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class MatterChanged(Event):
    title: str
    owner: str
    words: ClassVar[str] = gettext_noop("%(owner)s rewrote the matter »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class MatterOpened(Event):
    matter: int
    title: str
    owner: str
    words: ClassVar[str] = gettext_noop("%(owner)s opened the matter »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class PhaseTurned(Event):
    matter: int
    title: str
    phase: str
    worded: ClassVar[frozenset[str]] = frozenset({"phase"})
    words: ClassVar[str] = gettext_noop("The matter »%(title)s« is now: %(phase)s")


@known
@dataclass(frozen=True, kw_only=True)
class DocumentAdded(Event):
    title: str
    document: str
    number: int
    words: ClassVar[str] = gettext_noop("»%(document)s«, version %(number)s, was laid with »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class OfficeInvited(Event):
    invitation: int
    title: str
    office: str
    words: ClassVar[str] = gettext_noop("%(office)s was invited to contribute to »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class InvitationSeen(Event):
    title: str
    office: str
    words: ClassVar[str] = gettext_noop("%(office)s has seen the invitation to »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class InvitationAnswered(Event):
    title: str
    office: str
    reply: str
    worded: ClassVar[frozenset[str]] = frozenset({"reply"})
    words: ClassVar[str] = gettext_noop("%(office)s answered the invitation to »%(title)s«: %(reply)s")


@known
@dataclass(frozen=True, kw_only=True)
class InvitationsLapsed(Event):
    office: str
    count: int
    words: ClassVar[str] = gettext_noop("%(count)s invitations to %(office)s lapsed when it was dissolved")


@known
@dataclass(frozen=True, kw_only=True)
class Contributed(Event):
    contribution: int
    title: str
    by: str
    words: ClassVar[str] = gettext_noop("%(by)s contributed to »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class ContributionReceived(Event):
    """Somebody wrote for themselves: who, is kept with the contribution only."""

    title: str
    words: ClassVar[str] = gettext_noop("A contribution to »%(title)s« came in and waits to be read")


@known
@dataclass(frozen=True, kw_only=True)
class ContributionChanged(Event):
    contribution: int
    title: str
    by: str
    words: ClassVar[str] = gettext_noop("%(by)s rewrote their contribution to »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class ContributionTakenBack(Event):
    contribution: int
    title: str
    by: str
    words: ClassVar[str] = gettext_noop("%(by)s took back their contribution to »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class ContributionsRead(Event):
    title: str
    through: int
    hidden: int
    words: ClassVar[str] = gettext_noop(
        "Contributions to »%(title)s« were read: %(through)s let through, %(hidden)s hidden"
    )


@known
@dataclass(frozen=True, kw_only=True)
class AnswerCameHome(Event):
    title: str
    by: str
    told: int
    words: ClassVar[str] = gettext_noop("The answer to %(by)s about »%(title)s« came, and %(told)s were told")


@known
@dataclass(frozen=True, kw_only=True)
class AnswerTurned(Event):
    """Whose contribution it is stands with the contribution only."""

    title: str
    owed_by: str
    told: int
    words: ClassVar[str] = gettext_noop(
        "The answer about »%(title)s« that %(owed_by)s owes took a turn, and %(told)s were told"
    )


# What the facts `phase` and `reply` say, for the catalogue.
SAID = (
    gettext_noop("idea"),
    gettext_noop("draft"),
    gettext_noop("hearing"),
    gettext_noop("decided"),
    gettext_noop("in action"),
    gettext_noop("evaluated"),
    gettext_noop("would hear more"),
    gettext_noop("will contribute"),
    gettext_noop("no thanks"),
)
