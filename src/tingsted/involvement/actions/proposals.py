"""From a citizen to a department and home again: raised, lifted to the area's joint interest, carried on, answered."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from tingsted.ideas.actions import approve_idea, raise_idea
from tingsted.ideas.queries import office_that_reads
from tingsted.involvement import events
from tingsted.involvement.models import Proposal, Stage
from tingsted.involvement.notices import write_to_proposer
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import VISITOR, Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.notices.actions import ask, settle, tell
from tingsted.places.models import Area, Office, OfficeKind
from tingsted.promises.actions import promise_answer
from tingsted.promises.models import Answer, Promise

LONGEST = 4000
KIND = "involvement.proposal"
TO_READ = timedelta(14)


@action
def raise_proposal(
    actor: Actor,
    *,
    area: Area,
    words: str,
    title: str,
    place: str = "",
    name: str = "",
    email: str = "",
    to: Office | None = None,
) -> Proposal:
    """Raise something with the area's body, or straight with a department (`to`): anybody may, without an account."""
    require("involvement.raise_proposal", actor, area)
    office = to or office_that_reads(area)
    if office is None:
        raise Refused(_("Nobody reads proposals here yet. Write to the municipality instead."))
    if to is not None and to.kind != OfficeKind.DEPARTMENT and to != office_that_reads(area):
        raise Refused(_("Choose the area's own body or a department."), "to")
    title, words = " ".join(tidy(title).split()), tidy(words)
    for field, text, most in (("title", title, 120), ("words", words, LONGEST)):
        if not text:
            raise Refused(_("Write it in your own words."), field)
        if len(text) > most:
            raise Refused(_("The text is too long. Keep it under %(n)d characters.") % {"n": most}, field)
    proposal = Proposal.objects.create(
        area=area,
        office=office,
        title=title,
        words=words,
        place=tidy(place)[:80],
        name=tidy(name)[:120],
        email=email.strip().lower(),
        raised_on=clock.today(),
        raised_at=clock.now(),
    )
    _ask(proposal, "involvement.weigh", office, due=clock.today() + TO_READ)
    write_to_proposer(proposal, "raised")
    announce(actor, events.ProposalRaised(area=str(area), office=str(office)))
    return proposal


@action
def lift_proposal(
    actor: Actor, *, proposal: Proposal, support: str, place: str = "", seen: int | None = None
) -> Proposal:
    """Make it the area's joint interest: it gets a number and a trail, and the body says who stands behind it."""
    require("involvement.weigh", actor, proposal)
    if proposal.office.kind == OfficeKind.DEPARTMENT:
        raise Refused(_("A department takes a proposal up; the area's body lifts it."))
    if not tidy(support):
        raise Refused(_("Write in a few words who stands behind it."), "support")
    idea = raise_idea(
        VISITOR,
        area=proposal.area,
        words=proposal.words[:2000],
        title=proposal.title,
        place=tidy(place) or proposal.place,
        name=proposal.name,
    )
    approve_idea(actor, idea=idea)
    proposal.idea, proposal.support, proposal.place = idea, tidy(support), tidy(place)[:80] or proposal.place
    _weighed(proposal, Stage.LIFTED, seen, ["idea", "support", "place"])
    write_to_proposer(proposal, "lifted")
    announce(
        actor,
        events.ProposalLifted(
            about=about(proposal), title=proposal.title, office=str(proposal.office), label=idea.label
        ),
    )
    return proposal


@action
def leave_proposal(actor: Actor, *, proposal: Proposal, reason: str, seen: int | None = None) -> Proposal:
    """Not take it further, and say why: only the one who raised it is told."""
    require("involvement.weigh", actor, proposal)
    if not tidy(reason):
        raise Refused(_("A no needs its reasons. Write them here."), "reason")
    proposal.reason = tidy(reason)
    _weighed(proposal, Stage.LEFT, seen, ["reason"])
    write_to_proposer(proposal, "left")
    _forget_address(proposal)
    announce(actor, events.ProposalLeft(office=str(proposal.office)))
    return proposal


@action
def send_proposal(
    actor: Actor, *, proposal: Proposal, to: Office, due: date, note: str = "", seen: int | None = None
) -> Proposal:
    """Carry what was lifted to a department: from now on it owes the body an answer by the date."""
    require("involvement.send_proposal", actor, proposal)
    if to.kind != OfficeKind.DEPARTMENT:
        raise Refused(_("Choose a department."), "to")
    proposal.promise = _promised(
        actor,
        proposal,
        owed_by=to,
        owed_to=proposal.office,
        due=due,
        question=tidy(note) or proposal.words,
    )
    proposal.sent_on = clock.today()
    save_version(proposal, seen=seen, sentence=_changed(), fields=["promise", "sent_on"])
    write_to_proposer(proposal, "sent")
    announce(
        actor,
        events.ProposalSent(
            about=about(proposal),
            title=proposal.title,
            office=str(proposal.office),
            to=str(to),
            due=due.isoformat(),
        ),
    )
    return proposal


@action
def take_up_proposal(actor: Actor, *, proposal: Proposal, due: date, seen: int | None = None) -> Proposal:
    """A department that was asked directly promises an answer, and asks the area's body for its view."""
    require("involvement.weigh", actor, proposal)
    if proposal.office.kind != OfficeKind.DEPARTMENT:
        raise Refused(_("A department takes a proposal up; the area's body lifts it."))
    body = office_that_reads(proposal.area)
    proposal.view_of = body if body is not None and body.is_body else None
    proposal.promise = _promised(
        actor, proposal, owed_by=proposal.office, owed_to=proposal.view_of, due=due, question=proposal.words
    )
    proposal.sent_on = clock.today()
    _weighed(proposal, Stage.TAKEN_UP, seen, ["view_of", "promise", "sent_on"])
    if proposal.view_of is not None:
        _ask(proposal, "involvement.view", proposal.view_of, due=due, owed_by=str(proposal.office))
    write_to_proposer(proposal, "taken up")
    announce(
        actor,
        events.ProposalTakenUp(
            about=about(proposal), title=proposal.title, office=str(proposal.office), due=due.isoformat()
        ),
    )
    return proposal


@action
def give_view(actor: Actor, *, proposal: Proposal, view: str, seen: int | None = None) -> Proposal:
    """The body says what it thinks of a proposal that a department was asked directly."""
    require("involvement.give_view", actor, proposal)
    if not tidy(view):
        raise Refused(_("Write what you think of it."), "view")
    proposal.view, proposal.viewed_on = tidy(view), clock.today()
    save_version(proposal, seen=seen, sentence=_changed(), fields=["view", "viewed_on"])
    settle(about=about(proposal), kind="involvement.view")
    _tell(proposal, "involvement.viewed", proposal.promise.owed_by if proposal.promise else proposal.office)
    announce(
        actor,
        events.ViewGiven(about=about(proposal), title=proposal.title, office=str(proposal.view_of)),
    )
    return proposal


@action
def follow_proposal(actor: Actor, *, promise: Promise, onward: Promise | None = None) -> Proposal:
    """When the promise moves, the one who raised it is told; passed on, the proposal follows to the next office."""
    proposal = Proposal.objects.select_related("area", "office", "view_of", "promise").get(promise=promise)
    require("involvement.follow_proposal", actor, proposal)
    if onward is not None:
        proposal.promise = onward
        proposal.save(update_fields=["promise"])
    else:
        proposal.promise = promise
    step = "passed on" if onward is not None else promise.shown_state
    write_to_proposer(proposal, step)
    if not proposal.promise.is_open:
        settle(about=about(proposal))
        if promise.answer != Answer.PASSED_ON:
            _forget_address(proposal)
    announce(
        actor,
        events.ProposalFollowed(
            about=about(proposal), title=proposal.title, by=str(promise.owed_by), step=step
        ),
    )
    return proposal


def _promised(
    actor: Actor, proposal: Proposal, *, owed_by: Office, owed_to: Office | None, due: date, question: str
) -> Promise:
    idea = proposal.idea
    promise: Promise = promise_answer(
        actor,
        kind=KIND,
        owed_by=owed_by,
        owed_to=owed_to,
        title=proposal.title,
        due=due,
        area=proposal.area,
        question=question,
        url=proposal.get_absolute_url(),
        tag=idea.label if idea else "",
        tag_url=idea.get_absolute_url() if idea else "",
    )
    return promise


def _weighed(proposal: Proposal, stage: Stage, seen: int | None, fields: list[str]) -> None:
    proposal.stage, proposal.weighed_on = stage, clock.today()
    seen = proposal.version if seen is None else seen
    save_version(proposal, seen=seen, sentence=_changed(), fields=["stage", "weighed_on", *fields])
    settle(about=about(proposal), kind="involvement.weigh")


def _forget_address(proposal: Proposal) -> None:
    """The last letter is written: the address was left for that and nothing else."""
    if proposal.email:
        proposal.email = ""
        proposal.save(update_fields=["email"])


def _ask(proposal: Proposal, kind: str, office: Office, *, due: date, **facts: Any) -> None:
    ask(
        kind=kind,
        about=about(proposal),
        url=proposal.get_absolute_url(),
        office=office,
        area=proposal.area,
        due=due,
        title=proposal.title,
        **facts,
    )


def _tell(proposal: Proposal, kind: str, office: Office) -> None:
    tell(
        kind=kind,
        about=about(proposal),
        url=proposal.get_absolute_url(),
        office=office,
        area=proposal.area,
        title=proposal.title,
        by=str(proposal.view_of or proposal.office),
    )


def _changed() -> str:
    return _("Somebody else in your office changed it in the meantime. Your text is still here.")
