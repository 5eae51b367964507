"""What this room does when a body is dissolved, the map changes, and an answer it waits for comes."""

from __future__ import annotations

from tingsted.involvement.actions.commenting import follow_paragraphs
from tingsted.involvement.actions.deciding import tell_contributors
from tingsted.involvement.actions.inviting import lapse_invitations
from tingsted.involvement.actions.outcome import bring_answer_home, follow_onward, follow_turn
from tingsted.involvement.actions.proposals import follow_proposal
from tingsted.involvement.events import DocumentAdded, PhaseTurned
from tingsted.involvement.models import Contribution, Document, Matter, Phase, Proposal, Stage
from tingsted.involvement.notices import Turn
from tingsted.kernel import clock
from tingsted.kernel.actors import CLOCK, Actor
from tingsted.kernel.events import on
from tingsted.places.events import AreaDivided, AreasMerged, OfficeDissolved
from tingsted.places.models import Office
from tingsted.promises.events import AnswerGiven, AnswerPassedOn, DateMoved, PromiseBroken, PromiseMoved
from tingsted.promises.models import Promise


@on(OfficeDissolved)
def office_dissolved(actor: Actor, event: OfficeDissolved) -> None:
    """What waited for a body lapses with it; for one that closes later, the clock does it on that day."""
    office = Office.objects.get(pk=int(event.about.rpartition(":")[2]))
    if office.dissolved is not None and office.dissolved <= clock.today():
        lapse_invitations(CLOCK, office=office)


@on(AreaDivided)
def area_divided(actor: Actor, event: AreaDivided) -> None:
    """What concerned the whole concerns both parts."""
    _concerns_too(event.old, event.new)


@on(AreasMerged)
def areas_merged(actor: Actor, event: AreasMerged) -> None:
    """What concerned an area that has ended concerns the one it went into, and so do the proposals from there."""
    _concerns_too(event.old, event.new)
    Proposal.objects.filter(area=event.old).exclude(stage=Stage.LEFT).update(area=event.new)


@on(AnswerGiven)
def answer_given(actor: Actor, event: AnswerGiven) -> None:
    """The answer to a contribution reaches those who left an address."""
    if Contribution.objects.filter(promise=event.promise).exists():
        bring_answer_home(CLOCK, promise=Promise.objects.select_related("owed_by").get(pk=event.promise))


@on(AnswerPassedOn)
def answer_passed_on(actor: Actor, event: AnswerPassedOn) -> None:
    """The contribution follows its question to the next office."""
    if Contribution.objects.filter(promise=event.promise).exists():
        both = Promise.objects.select_related("owed_by").in_bulk([event.promise, event.onward])
        follow_onward(CLOCK, promise=both[event.promise], onward=both[event.onward])


@on(DateMoved)
def answer_delayed(actor: Actor, event: DateMoved) -> None:
    """Everybody whose words wait for it hears of the new date."""
    _follow_contribution(event.promise, Turn.LATER)


@on(PromiseMoved)
def answer_moved(actor: Actor, event: PromiseMoved) -> None:
    """And that another office owes it now."""
    _follow_contribution(event.promise, Turn.ELSEWHERE)


@on(PromiseBroken)
def answer_given_up(actor: Actor, event: PromiseBroken) -> None:
    """And that none will come, with the office's reason."""
    _follow_contribution(event.promise, Turn.NO_ANSWER)


@on(AnswerGiven)
def proposal_answered(actor: Actor, event: AnswerGiven) -> None:
    """Whoever raised a proposal hears what came of it."""
    _follow(event.promise)


@on(PromiseMoved)
def proposal_moved(actor: Actor, event: PromiseMoved) -> None:
    """The answer is owed by another office now: that is told too."""
    _follow(event.promise)


@on(DateMoved)
def proposal_delayed(actor: Actor, event: DateMoved) -> None:
    """A new date, with its reason."""
    _follow(event.promise)


@on(PromiseBroken)
def proposal_disappointed(actor: Actor, event: PromiseBroken) -> None:
    """No answer will come, and why."""
    _follow(event.promise)


@on(AnswerPassedOn)
def proposal_passed_on(actor: Actor, event: AnswerPassedOn) -> None:
    """The proposal follows its question to the next office."""
    if Proposal.objects.filter(promise=event.promise).exists():
        both = Promise.objects.select_related("owed_by").in_bulk([event.promise, event.onward])
        follow_proposal(CLOCK, promise=both[event.promise], onward=both[event.onward])


@on(DocumentAdded)
def document_added(actor: Actor, event: DocumentAdded) -> None:
    """Comments go with their paragraphs into a new version."""
    if event.number > 1:
        document = Document.objects.select_related("matter").get(pk=int(event.about.rpartition(":")[2]))
        follow_paragraphs(CLOCK, document=document)


@on(PhaseTurned)
def phase_turned(actor: Actor, event: PhaseTurned) -> None:
    """Decided, or work begins: those who contributed for themselves hear of it."""
    matter = Matter.objects.select_related("owner").get(pk=event.matter)
    if matter.phase in (Phase.DECIDED, Phase.IN_ACTION):
        tell_contributors(CLOCK, matter=matter)


def _concerns_too(old: int, new: int) -> None:
    """Matters keep the area they were opened for: it stands in what was said to those who were asked."""
    concerned, known = (
        Matter.areas.through.objects.filter(area=old),
        Matter.areas.through.objects.filter(area=new),
    )
    for row in concerned.exclude(matter__in=known.values("matter")).select_related("matter"):
        row.matter.areas.add(new)


def _follow_contribution(key: int, turn: Turn) -> None:
    if Contribution.objects.filter(promise=key).exists():
        follow_turn(CLOCK, promise=Promise.objects.select_related("owed_by").get(pk=key), turn=turn)


def _follow(key: int) -> None:
    if Proposal.objects.filter(promise=key).exists():
        follow_proposal(CLOCK, promise=Promise.objects.select_related("owed_by").get(pk=key))
