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
class DraftWritten(Event):
    title: str
    office: str
    words: ClassVar[str] = gettext_noop("%(office)s wrote on its draft to »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class RemarkMade(Event):
    title: str
    office: str
    words: ClassVar[str] = gettext_noop("A member of %(office)s wrote in the room about »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class DraftAgreed(Event):
    title: str
    office: str
    words: ClassVar[str] = gettext_noop("A member of %(office)s agreed with the draft to »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class QuestionAsked(Event):
    question: str
    office: str
    words: ClassVar[str] = gettext_noop("%(office)s asked its citizens: »%(question)s«")


@known
@dataclass(frozen=True, kw_only=True)
class QuestionClosed(Event):
    question: str
    office: str
    words: ClassVar[str] = gettext_noop("%(office)s closed the question »%(question)s«")


@known
@dataclass(frozen=True, kw_only=True)
class SaidToQuestion(Event):
    question: str
    quiet: ClassVar[bool] = True
    words: ClassVar[str] = gettext_noop("Somebody answered the question »%(question)s«")


@known
@dataclass(frozen=True, kw_only=True)
class SayingsRead(Event):
    question: str
    through: int
    hidden: int
    words: ClassVar[str] = gettext_noop(
        "What was said to »%(question)s« was read: %(through)s let through, %(hidden)s hidden"
    )


@known
@dataclass(frozen=True, kw_only=True)
class HeardAttached(Event):
    title: str
    office: str
    heard: str
    words: ClassVar[str] = gettext_noop("%(office)s laid »%(heard)s« beside its answer to »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class EvaluationOpened(Event):
    title: str
    asked: int
    words: ClassVar[str] = gettext_noop("%(asked)s bodies were asked three questions about »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class EvaluationAnswered(Event):
    title: str
    quiet: ClassVar[bool] = True
    words: ClassVar[str] = gettext_noop("Somebody answered the three questions about »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class EvaluationClosed(Event):
    matter: int
    title: str
    words: ClassVar[str] = gettext_noop("The three questions about »%(title)s« were closed")


@known
@dataclass(frozen=True, kw_only=True)
class DeadlinesKept(Event):
    reminded: int
    passed: int
    words: ClassVar[str] = gettext_noop(
        "Deadlines of matters: %(reminded)s reminded of the last day, %(passed)s passed"
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
