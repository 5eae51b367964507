"""What comes home: the answer to a contribution, and word of it to citizens who left an address."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import override

from tingsted.involvement.actions.listeners import forget_listeners
from tingsted.involvement.events import AnswerCameHome, AnswerTurned
from tingsted.involvement.models import Contribution, Matter, listening_to
from tingsted.involvement.notices import Turn, write_answers, write_outcome, write_read, write_turn
from tingsted.kernel.actions import action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.notices.actions import ask, settle, tell
from tingsted.promises.models import Promise


@action
def bring_answer_home(actor: Actor, *, promise: Promise) -> Contribution:
    """When the department has answered: those who said something to it and left an address hear what came of it."""
    contribution = _answered_by(promise)
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
    contribution = _answered_by(promise)
    require("involvement.keep_time", actor, contribution.matter)
    contribution.promise = onward
    contribution.save(update_fields=["promise"])
    count_waiting(contribution.matter)
    together = _is_released_with_others(contribution, promise)
    told = _tell_of_turn(contribution, onward, Turn.ELSEWHERE, told_already=together)
    announce(
        actor,
        AnswerTurned(
            about=about(contribution),
            title=contribution.matter.title,
            owed_by=str(onward.owed_by),
            told=told,
        ),
    )
    return contribution


@action
def follow_turn(actor: Actor, *, promise: Promise, turn: str) -> Contribution:
    """A new date, another office, or word that no answer comes: the desks follow, and all who wrote hear of it."""
    contribution = _answered_by(promise)
    matter = contribution.matter
    require("involvement.keep_time", actor, matter)
    if turn == Turn.ELSEWHERE and promise.owed_by_id == matter.owner_id:
        settle(about=about(promise), kind="promises.answer")  # it stands in the one line for all of them
    count_waiting(matter)
    told = _tell_of_turn(contribution, promise, Turn(turn))
    announce(
        actor,
        AnswerTurned(about=about(contribution), title=matter.title, owed_by=str(promise.owed_by), told=told),
    )
    return contribution


def count_waiting(matter: Matter) -> None:
    """One line on the owner's desk for all answers that are owed in a matter, gone when there are none."""
    owed = Promise.objects.open().filter(owed_by=matter.owner_id, contribution__matter=matter)
    count, first = owed.aggregate(n=Count("pk"), due=Min("due")).values()
    if count:
        ask(
            kind="involvement.answer_contributions",
            about=about(matter),
            url=reverse("involvement:feedback", args=[matter.slug]),
            office=matter.owner,
            due=first,
            title=matter.title,
            count=count,
        )
    else:
        settle(about=about(matter), kind="involvement.answer_contributions")


def tell_of_answer(contribution: Contribution, promise: Promise) -> int:
    """The answer has come: those who wanted to know are told.

    Whoever wrote to the matter for themselves is told of the decision too, and their address forgotten after that.
    """
    listeners = listening_to(contribution.invitation_id)
    with override(settings.LANGUAGE_CODE):
        if not _is_released_with_others(contribution, promise):
            tell_alone([contribution])
        for listener in listeners:
            write_outcome(listener, contribution, promise)
    if contribution.invitation_id is not None:
        forget_listeners(contribution.invitation_id)
    return bool(contribution.email) + len(listeners)


def tell_alone(contributions: Sequence[Contribution]) -> None:
    """Those who wrote for themselves hear of their answers: one letter to each address, news to whoever signed in."""
    with override(settings.LANGUAGE_CODE):
        for rows in _by_address(contributions):
            write_answers(rows)
    for contribution in contributions:
        if not contribution.email and contribution.promise is not None:
            _tell_person(contribution, contribution.promise, "promises.answered")


def tell_who_was_read(contributions: Sequence[Contribution]) -> None:
    """What people wrote for themselves was let through or hidden: one letter to each address says which."""
    for rows in _by_address(contributions):
        write_read(rows)


def _by_address(contributions: Sequence[Contribution]) -> list[list[Contribution]]:
    letters: dict[str, list[Contribution]] = {}
    for contribution in contributions:
        if contribution.email:
            letters.setdefault(contribution.email.casefold(), []).append(contribution)
    return list(letters.values())


def _is_released_with_others(contribution: Contribution, promise: Promise) -> bool:
    """Whether this answer is one of many that are sent together: whoever sends them writes the letters."""
    feedback = getattr(contribution, "feedback", None)
    if feedback is None or feedback.released_on != promise.answered_on:
        return False
    return (feedback.answer, feedback.reply) == (promise.answer, promise.reply)


def _tell_of_turn(
    contribution: Contribution, promise: Promise, turn: Turn, *, told_already: bool = False
) -> int:
    """By letter to those who left an address, as news to who wrote while signed in; a body hears from the ledger."""
    listeners = listening_to(contribution.invitation_id)
    with override(settings.LANGUAGE_CODE):
        if contribution.email and not told_already:
            write_turn(contribution, promise, turn, to=contribution.email)
        elif not told_already:
            _tell_person(contribution, promise, f"involvement.{turn}")
        for listener in listeners:
            write_turn(contribution, promise, turn, to=listener.email, asked=listener.asked)
    if turn == Turn.NO_ANSWER and contribution.invitation_id is not None:
        forget_listeners(contribution.invitation_id)
    return bool(contribution.email) + len(listeners)


def _tell_person(contribution: Contribution, promise: Promise, kind: str) -> None:
    if contribution.person_id is not None and contribution.source != Contribution.From.BODY:
        tell(
            kind=kind,
            about=about(promise),
            url=contribution.get_absolute_url(),
            person=contribution.person,
            area=contribution.area,
            title=contribution.matter.title,
            owed_by=str(promise.owed_by),
            due=promise.due.isoformat(),
        )


def _answered_by(promise: Promise) -> Contribution:
    related = ("matter__owner", "office", "invitation", "feedback", "person", "area")
    contribution = Contribution.objects.select_related(*related).get(promise=promise)
    contribution.promise = promise
    return contribution
