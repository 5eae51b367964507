"""What comes home: the answer to a contribution, and word of it to citizens who left an address."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from tingsted.involvement.events import AnswerCameHome, ContributionChanged
from tingsted.involvement.models import Contribution, Listener, Matter, Question, Saying, listening_to
from tingsted.involvement.notices import write_answers, write_body_answered, write_outcome
from tingsted.kernel import clock
from tingsted.kernel.actions import action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.notices.actions import ask, settle, tell
from tingsted.promises.models import Promise


@action
def bring_answer_home(actor: Actor, *, promise: Promise) -> Contribution:
    """When the department has answered: those who said something to it and left an address hear what came of it."""
    related = ("matter__owner", "office", "invitation", "feedback", "person", "area")
    contribution = Contribution.objects.select_related(*related).get(promise=promise)
    contribution.promise = promise
    require("involvement.keep_time", actor, contribution.matter)
    told = tell_of_answer(contribution, promise)
    count_waiting(contribution.matter)
    announce(
        actor,
        AnswerCameHome(
            about=about(contribution),
            title=contribution.matter.title,
            by=str(contribution.office or ""),
            told=told,
        ),
    )
    return contribution


@action
def follow_onward(actor: Actor, *, promise: Promise, onward: Promise) -> Contribution:
    """When the question was passed on: the contribution waits for the next office's answer."""
    contribution = Contribution.objects.select_related("matter__owner", "office").get(promise=promise)
    require("involvement.keep_time", actor, contribution.matter)
    contribution.promise = onward
    contribution.save(update_fields=["promise"])
    count_waiting(contribution.matter)
    announce(
        actor,
        ContributionChanged(
            about=about(contribution),
            contribution=contribution.pk,
            title=contribution.matter.title,
            by=contribution.by,
        ),
    )
    return contribution


def count_waiting(matter: Matter) -> None:
    """One line on the owner's desk for all answers that are owed in a matter, gone when there are none."""
    owed = Contribution.objects.filter(
        matter=matter, promise__in=Promise.objects.open().filter(owed_by=matter.owner_id)
    ).count()
    if owed:
        ask(
            kind="involvement.answer_contributions",
            about=about(matter),
            url=reverse("involvement:feedback", args=[matter.slug]),
            office=matter.owner,
            due=matter.answer_by,
            title=matter.title,
            count=owed,
        )
    else:
        settle(about=about(matter), kind="involvement.answer_contributions")


def tell_citizens(contribution: Contribution) -> int:
    """The body has answered: its question closes, and those who wanted to know hear of it."""
    question = Question.objects.filter(invitation=contribution.invitation_id).first()
    if question is not None and question.closed_on is None:
        question.closed_on = clock.today()
        question.version += 1
        question.save(update_fields=["closed_on", "version"])
    listeners = listening_to(contribution.invitation_id)
    with override(settings.LANGUAGE_CODE):
        for listener in listeners:
            write_body_answered(listener, contribution)
    return len(listeners)


def tell_of_answer(contribution: Contribution, promise: Promise) -> int:
    """The answer has come: those who wanted to know are told.

    Whoever wrote to the matter for themselves is told of the decision too, and their address forgotten after that.
    """
    listeners = listening_to(contribution.invitation_id)
    with override(settings.LANGUAGE_CODE):
        if not _is_released_with_others(contribution):
            tell_alone([contribution])
        for listener in listeners:
            write_outcome(listener, contribution, promise)
    if contribution.invitation_id is not None:
        forget_listeners(contribution.invitation_id)
    return bool(contribution.email) + len(listeners)


def tell_alone(contributions: Sequence[Contribution]) -> None:
    """Those who wrote for themselves hear of their answers: one letter to each address, news to whoever signed in."""
    letters: dict[str, list[Contribution]] = {}
    for contribution in contributions:
        if contribution.email:
            letters.setdefault(contribution.email.casefold(), []).append(contribution)
        elif contribution.person_id is not None and contribution.promise is not None:
            tell(
                kind="promises.answered",
                about=about(contribution.promise),
                url=contribution.get_absolute_url(),
                person=contribution.person,
                area=contribution.area,
                title=contribution.matter.title,
                owed_by=str(contribution.promise.owed_by),
            )
    with override(settings.LANGUAGE_CODE):
        for rows in letters.values():
            write_answers(rows)


def _is_released_with_others(contribution: Contribution) -> bool:
    """Whether the answer is one of many that are sent together: whoever sends them writes the letters."""
    feedback = getattr(contribution, "feedback", None)
    return feedback is not None and feedback.is_draft


def forget_listeners(invitation: int) -> None:
    """The last letter is written: the addresses were left for that and nothing else."""
    Listener.objects.filter(invitation=invitation).delete()
    Saying.objects.filter(question__invitation=invitation).update(email="")
    Question.objects.filter(invitation=invitation).update(told_on=clock.today())
