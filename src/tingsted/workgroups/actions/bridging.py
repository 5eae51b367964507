"""The body is the group's bridge: what the group asks it to carry to the municipality, and its answer."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.notices.actions import ask, settle, tell
from tingsted.workgroups.events import BodyAnswered, BodyAsked
from tingsted.workgroups.models import Group, Question


@action
def ask_body(actor: Actor, *, group: Group, words: str) -> Question:
    """Ask the body to help, or to carry something to the municipality: it waits on the body's desk."""
    require("workgroups.lead", actor, group)
    words = tidy(words)[:600]
    if not words:
        raise Refused(_("Write what you need from the council."), "words")
    if group.finished_on is not None:
        raise Refused(_("The group has already finished."))
    question = Question.objects.create(group=group, words=words, asked_on=clock.today())
    ask(
        kind="workgroups.question",
        about=about(question),
        url=question.answer_url(),
        office=group.body,
        area=group.area,
        group=group.name,
    )
    announce(actor, BodyAsked(about=about(group), group=group.name))
    return question


@action
def answer_group(actor: Actor, *, question: Question, answer: str, seen: int | None = None) -> Question:
    """The body answers its group; the coordinator hears of it."""
    require("workgroups.answer_group", actor, question)
    answer = tidy(answer)[:600]
    if not answer:
        raise Refused(_("Write an answer to the group."), "answer")
    question.answer, question.answered_on = answer, clock.today()
    save_version(
        question, seen=seen, sentence=_("Somebody else in the council has answered in the meantime.")
    )
    settle(about=about(question))
    group = question.group
    if group.coordinator is not None:
        tell(
            kind="workgroups.answered",
            about=about(question),
            url=group.lead_url(),
            person=group.coordinator,
            area=group.area,
            group=group.name,
        )
    announce(actor, BodyAnswered(about=about(group), group=group.name))
    return question
