"""A body asks its citizens before it answers: a page without account, read by the body first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from tingsted.ideas.models import Standing
from tingsted.involvement.actions.inviting import may_still
from tingsted.involvement.events import (
    AddressLeft,
    HeardAttached,
    QuestionAsked,
    QuestionClosed,
    SaidToQuestion,
    SayingsRead,
)
from tingsted.involvement.models import Heard, Invitation, Listener, Question, Saying
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import slug, tidy
from tingsted.notices.actions import ask, settle

LONGEST = 4000


@action
def ask_citizens(
    actor: Actor, *, invitation: Invitation, words: str, intro: str = "", closes: date
) -> Question:
    """Open the matter to the body's own citizens with one question; one question for each matter."""
    require("involvement.answer", actor, invitation)
    matter = invitation.matter
    may_still(matter)
    if not tidy(words):
        raise Refused(_("Write what you ask, in one sentence."), "words")
    if closes < clock.today():
        raise Refused(_("That day has already passed. Choose a later one."), "closes")
    if matter.deadline is not None and not matter.is_late() and closes > matter.deadline:
        raise Refused(_("Ask no longer than you have to answer yourselves."), "closes")
    if Question.objects.filter(invitation=invitation).exists():
        raise Refused(_("You have asked your citizens about this matter already."))
    question = Question.objects.create(
        invitation=invitation,
        slug=_address(f"{invitation.office.short_name or invitation.office.name} {matter.title}"),
        words=tidy(words),
        intro=tidy(intro),
        opened_on=clock.today(),
        closes=closes,
    )
    announce(
        actor,
        QuestionAsked(about=about(question), question=question.words, office=str(invitation.office)),
    )
    return question


@action
def close_question(actor: Actor, *, question: Question) -> Question:
    """Close the question before its last day."""
    require("involvement.answer", actor, question.invitation)
    if question.closed_on is None:
        question.closed_on = clock.today()
        question.version += 1
        question.save(update_fields=["closed_on", "version"])
        announce(
            actor,
            QuestionClosed(
                about=about(question), question=question.words, office=str(question.invitation.office)
            ),
        )
    return question


@action
def say(actor: Actor, *, question: Question, words: str, name: str = "", email: str = "") -> Saying:
    """Answer a body's question. The address, if any, is for telling what came of it and nothing else."""
    require("involvement.say", actor, question)
    if not tidy(words):
        raise Refused(_("Write what you want to say."), "words")
    said = Saying.objects.create(
        question=question,
        words=tidy(words)[:LONGEST],
        name=tidy(name)[:120],
        email=email,
        day=clock.today(),
    )
    invitation = question.invitation
    ask(
        kind="involvement.read_sayings",
        about=about(question),
        url=reverse("involvement:read_sayings", args=[question.slug]),
        office=invitation.office,
        area=invitation.office.area,
        title=question.words,
    )
    announce(actor, SaidToQuestion(question=question.words))
    return said


@action
def read_sayings(actor: Actor, *, question: Question, decided: Mapping[str, str]) -> Question:
    """Let what was said through or hide it, by its id: »public« or »hidden«."""
    require("involvement.read", actor, question)
    counts = {}
    for standing in (Standing.PUBLIC, Standing.HIDDEN):
        keys = [UUID(key) for key, wanted in decided.items() if wanted == standing]
        counts[standing] = question.sayings.filter(pk__in=keys).update(standing=standing)
    if not question.sayings.filter(standing=Standing.WAITING).exists():
        settle(about=about(question), kind="involvement.read_sayings")
    announce(
        actor,
        SayingsRead(
            about=about(question),
            question=question.words,
            through=counts[Standing.PUBLIC],
            hidden=counts[Standing.HIDDEN],
        ),
    )
    return question


@action
def attach_heard(actor: Actor, *, invitation: Invitation, title: str, url: str, people: int = 0) -> Heard:
    """Lay what citizens said elsewhere (a survey, a meeting) beside the body's answer.

    Outer rooms call this when theirs is made for an invitation, and again when it is told how many took part.
    """
    require("involvement.prepare", actor, invitation)
    heard, _new = Heard.objects.update_or_create(
        invitation=invitation, url=url, defaults={"title": title, "people": people, "on": clock.today()}
    )
    announce(
        actor,
        HeardAttached(
            about=about(invitation), title=invitation.matter.title, office=str(invitation.office), heard=title
        ),
    )
    return heard


@action
def listen(actor: Actor, *, invitation: Invitation, email: str, asked: str) -> Listener:
    """Leave an address where one was asked elsewhere, to hear what the body says and what the municipality answers."""
    require("involvement.listen", actor, invitation)
    listener, _new = Listener.objects.get_or_create(
        invitation=invitation, email=email.strip().lower(), defaults={"asked": asked[:140]}
    )
    announce(actor, AddressLeft(title=invitation.matter.title))
    return listener


def _address(words: str) -> str:
    base = slug(words)[:70] or "spoergsmaal"
    taken = set(Question.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(s for s in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if s not in taken)
