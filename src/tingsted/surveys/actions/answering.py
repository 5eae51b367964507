"""Taking in an answer, and correcting it: ballot, comments and offers of help go to tables that share no key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from tingsted.kernel import clock, journal, rounds
from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.putting import put
from tingsted.kernel.rights import RIGHTS, NotAllowed, require
from tingsted.surveys.actions.checking import check_answer, check_questions, wordings_of
from tingsted.surveys.actions.keeping import comments_of, keep_comments, keep_contacts, keep_offers
from tingsted.surveys.actions.roll import spend
from tingsted.surveys.events import AnswerCorrected, AnswerReceived
from tingsted.surveys.given import Given, Helping, Reach
from tingsted.surveys.keys import ballot_digest, comment_digest
from tingsted.surveys.models import Ballot, Comment, Door, Source, Survey, SurveyQuestion
from tingsted.surveys.queries import Asked, CardKeys, asked_in

__all__ = ["Given", "Helping", "Reach", "correct_answer", "receive_answer"]
UNKNOWN = "?"  # the end of the journal under which the survey was read, where nobody noted it


@action
def receive_answer(
    actor: Actor,
    *,
    survey: Survey,
    given: Given,
    helping: Helping | None = None,
    source: str = Source.PHONE,
    asked: Asked | None = None,
    key: str = "",
    admitted: str = "",
) -> Ballot:
    """Take in one answer. The journal learns that one came, and nothing else.

    `asked` is what it is held against, where that was read already; `admitted` is what the roll knows the person by,
    where there is a roll; `key` what they hold to correct it with.
    """
    require("surveys.answer", actor, survey)
    cards, questions, as_of = asked or rounds.read(asked_in(survey.pk))._replace(as_of=UNKNOWN)
    check_answer(survey, given, cards)
    check_questions(given, questions)
    if survey.door != Door.OPEN:
        spend(survey, admitted)
    ballot = take_in(survey, given, helping, cards, questions, source=source, key=key)
    announce(actor, AnswerReceived())
    _not_closed_since(survey, as_of)
    return ballot


def _not_closed_since(survey: Survey, as_of: str) -> None:
    """Whoever closes it holds the journal's end first, as this answer does now: what is read here is what holds."""
    if journal.state(over_quiet=True) == as_of:
        return
    if not Survey.objects.filter(pk=survey.pk, closed_on=None).exists():
        raise NotAllowed(RIGHTS["surveys.answer"])


def take_in(
    survey: Survey,
    given: Given,
    helping: Helping | None,
    cards: Mapping[int, CardKeys],
    questions: Mapping[int, SurveyQuestion],
    *,
    source: str,
    key: str = "",
) -> Ballot:
    """Put each part of a checked answer where it belongs; called inside an action."""
    ballot = Ballot(
        survey=survey,
        source=source,
        day=survey.day_kept(clock.today()),
        key_digest=ballot_digest(survey, key) if key else None,
        **_facts(given, cards, questions),
    )
    put(ballot)
    keep_comments(survey, given, key)
    keep_contacts(given)
    if helping is not None and helping.kinds:
        keep_offers(helping, cards)
    return ballot


@action
def correct_answer(
    actor: Actor, *, survey: Survey, key: str, given: Given, helping: Helping | None = None
) -> Ballot:
    """Put another answer in the place of the one that this key opens. The roll is neither asked nor told."""
    require("surveys.answer", actor, survey)
    cards, questions, _as_of = rounds.read(asked_in(survey.pk))
    check_answer(survey, given, cards)
    check_questions(given, questions)
    ballot = _held(survey, key)
    for field, value in _facts(given, cards, questions).items():
        setattr(ballot, field, value)
    ballot.save()
    _correct_comments(survey, key, given, [f"c{card}" for card in cards] + [f"q{each}" for each in questions])
    keep_contacts(given)
    if helping is not None and helping.kinds:
        keep_offers(helping, cards)
    announce(actor, AnswerCorrected())
    _not_closed_since(survey, UNKNOWN)
    return ballot


def _facts(
    given: Given, cards: Mapping[int, CardKeys], questions: Mapping[int, SurveyQuestion]
) -> dict[str, Any]:
    """What a ballot holds of an answer."""
    return {
        "answers": {str(k): v for k, v in given.answers.items()},
        "shown": sorted(given.shown),
        "village": given.village,
        "age_band": given.age_band,
        "gender": given.gender,
        "top": list(given.top),
        "given": {str(k): v for k, v in given.chosen.items()},
        "wordings": wordings_of(given, cards, questions),
    }


def _held(survey: Survey, key: str) -> Ballot:
    """The ballot, held until the action ends. Asked twice: the night's mixing may have put it in another place."""
    mine = Ballot.objects.select_for_update().filter(survey=survey, key_digest=ballot_digest(survey, key))
    ballot = (mine.first() or mine.first()) if key else None
    if ballot is None:
        raise Refused(_("We know no answer to this survey by that key. Look at it again."))
    return ballot


def _correct_comments(survey: Survey, key: str, given: Given, places: Sequence[str]) -> None:
    """What was reworded waits to be read again, what was emptied is gone, what is new comes in."""
    wanted = {each.key_digest: each for each in comments_of(survey, given, key)}
    digests = [comment_digest(survey, key, place) for place in places]
    for old in Comment.objects.filter(survey=survey, key_digest__in=digests):
        new = wanted.pop(old.key_digest, None)
        if new is None:
            old.delete()
        elif new.words != old.words:
            old.words, old.standing = new.words, Comment.Standing.WAITING
            old.save(update_fields=["words", "standing"])
    Comment.objects.bulk_create(wanted.values())
