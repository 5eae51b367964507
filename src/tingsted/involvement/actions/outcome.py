"""Telling citizens who left an address: first that their body has answered, then what came of it."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import override

from tingsted.involvement.models import Contribution, Question, Saying
from tingsted.involvement.notices import write_answer, write_body_answered, write_outcome
from tingsted.kernel import clock
from tingsted.promises.models import Promise


def tell_citizens(contribution: Contribution) -> int:
    """The body has answered: its question closes, and those who wanted to know hear of it."""
    question = Question.objects.filter(invitation=contribution.invitation_id).first()
    if question is None:
        return 0
    if question.closed_on is None:
        question.closed_on = clock.today()
        question.version += 1
        question.save(update_fields=["closed_on", "version"])
    listeners = _listeners(question)
    with override(settings.LANGUAGE_CODE):
        for saying in listeners:
            write_body_answered(saying, contribution)
    return len(listeners)


def tell_of_answer(contribution: Contribution, promise: Promise) -> int:
    """The answer has come: those who wanted to know are told, and their addresses are forgotten."""
    told = 0
    with override(settings.LANGUAGE_CODE):
        if contribution.email:
            write_answer(contribution, promise)
            told += 1
            contribution.email = ""
            contribution.save(update_fields=["email"])
        question = Question.objects.filter(invitation=contribution.invitation_id).first()
        if contribution.invitation_id is None or question is None:
            return told
        listeners = _listeners(question)
        for saying in listeners:
            write_outcome(saying, contribution, promise)
    question.sayings.update(email="")
    question.told_on = clock.today()
    question.save(update_fields=["told_on"])
    return told + len(listeners)


def _listeners(question: Question) -> list[Saying]:
    return list(question.sayings.exclude(email="").select_related("question").order_by("day", "pk"))
