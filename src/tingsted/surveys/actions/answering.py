"""Taking in an answer: ballot, comments and offers of help go to tables that share no key."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from tingsted.ideas.models import Help, Offer
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.putting import put
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.surveys.answers import AGE_BANDS, GENDERS, MOST_IN_TOP, fits
from tingsted.surveys.events import AnswerReceived
from tingsted.surveys.models import Ballot, Card, Comment, Contact, Importance, Survey, SurveyQuestion

LONGEST_COMMENT = 2000
MARKS = frozenset(Importance.values)


@dataclass(frozen=True)
class Helping:
    """What somebody offers, to which cards, and how the groups may reach them: no key to the ballot."""

    kinds: Mapping[int, Sequence[str]] = field(default_factory=dict)
    name: str = ""
    email: str = ""


@dataclass(frozen=True)
class Reach:
    """How somebody may be reached who answered a question for it: no key to the ballot."""

    name: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Given:
    """One answer as it was given: card id → importance, the cards shown, comments by card.

    `chosen` is question id → key, keys or figure; `said` question id → words; `top` up to three cards in order.
    """

    answers: Mapping[int, str]
    shown: Sequence[int]
    comments: Mapping[int, str] = field(default_factory=dict)
    village: str = ""
    age_band: str = ""
    gender: str = ""
    top: Sequence[int] = ()
    chosen: Mapping[int, Any] = field(default_factory=dict)
    said: Mapping[int, str] = field(default_factory=dict)
    reached: Mapping[int, Reach] = field(default_factory=dict)


@action
def receive_answer(
    actor: Actor,
    *,
    survey: Survey,
    given: Given,
    helping: Helping | None = None,
    source: str = "phone",
    cards: Iterable[Card] | None = None,
    questions: Iterable[SurveyQuestion] | None = None,
) -> Ballot:
    """Take in one answer. The journal learns that one came, and nothing else."""
    require("surveys.answer", actor, survey)
    by_id = {card.pk: card for card in (survey.cards.all() if cards is None else cards)}
    asked = {each.pk: each for each in (survey.questions.all() if questions is None else questions)}
    _check(survey, given, by_id)
    _check_questions(given, asked)
    ballot = Ballot(
        survey=survey,
        answers={str(k): v for k, v in given.answers.items()},
        shown=sorted(given.shown),
        village=given.village,
        age_band=given.age_band,
        gender=given.gender,
        top=list(given.top),
        given={str(k): v for k, v in given.chosen.items()},
        wordings=_wordings(given, by_id, asked),
        source=source,
        day=clock.today(),
    )
    put(ballot)
    _keep_comments(survey, given, by_id, asked)
    _keep_contacts(given, asked)
    if helping is not None and helping.kinds:
        _keep_offers(helping, by_id)
    announce(actor, AnswerReceived())
    return ballot


def _check(survey: Survey, given: Given, by_id: Mapping[int, Card]) -> None:
    """Refuse, in a sentence, what this survey's own form can't have sent."""
    strange = [k for k in (*given.answers, *given.shown, *given.comments) if k not in by_id]
    if strange or any(v not in MARKS for v in given.answers.values()):
        raise Refused(_("The answer does not fit this survey. Open the page again, and try once more."))
    if not set(given.answers) <= set(given.shown):
        raise Refused(_("The answer does not fit this survey. Open the page again, and try once more."))
    if given.village and given.village not in survey.villages:
        raise Refused(_("Choose a place from the list, or leave it empty."), "landsby")
    if given.age_band and given.age_band not in AGE_BANDS:
        raise Refused(_("Choose an age from the list, or leave it empty."), "alder")
    if any(len(text) > LONGEST_COMMENT for text in given.comments.values()):
        raise Refused(_("One of the comments is longer than 2,000 characters. Shorten it, please."))
    if given.gender and not (survey.asks_gender and given.gender in GENDERS):
        raise Refused(_("The answer does not fit this survey. Open the page again, and try once more."))
    if len(set(given.top)) < len(given.top) or len(given.top) > MOST_IN_TOP or set(given.top) - set(by_id):
        raise Refused(_("Point to three different ideas, or to fewer."), "top1")
    words = (*given.comments.values(), *given.said.values())
    if not (given.answers or given.chosen or given.top or given.reached or any(map(tidy, words))):
        raise Refused(_("You have not answered anything yet. Choose at least one idea."))


def _check_questions(given: Given, asked: Mapping[int, SurveyQuestion]) -> None:
    """Refuse what these questions can't have been answered with."""
    named = (*given.chosen, *given.said, *given.reached)
    if any(key not in asked for key in named):
        raise Refused(_("The answer does not fit this survey. Open the page again, and try once more."))
    for key, value in given.chosen.items():
        refusal = fits(asked[key], value)
        if refusal:
            raise Refused(refusal, f"q{key}")
    if any(len(text) > LONGEST_COMMENT for text in given.said.values()):
        raise Refused(_("One of the comments is longer than 2,000 characters. Shorten it, please."))


def _wordings(given: Given, by_id: Mapping[int, Card], asked: Mapping[int, SurveyQuestion]) -> dict[str, int]:
    """Which wording was answered, where it was not the first."""
    cards = {f"c{key}": by_id[key].wording for key in given.answers if by_id[key].wording > 1}
    return cards | {f"q{key}": asked[key].wording for key in given.chosen if asked[key].wording > 1}


def _keep_comments(
    survey: Survey, given: Given, by_id: Mapping[int, Card], asked: Mapping[int, SurveyQuestion]
) -> None:
    comments = [
        Comment(survey=survey, card=by_id[card], words=words, day=clock.today())
        for card, text in given.comments.items()
        if (words := tidy(text))
    ] + [
        Comment(survey=survey, question=asked[key], words=words, day=clock.today())
        for key, text in given.said.items()
        if (words := tidy(text))
    ]
    if comments:
        secrets.SystemRandom().shuffle(comments)
        Comment.objects.bulk_create(comments)


def _keep_contacts(given: Given, asked: Mapping[int, SurveyQuestion]) -> None:
    contacts = [
        Contact(
            question=asked[key],
            name=tidy(reach.name),
            email=reach.email,
            phone=tidy(reach.phone),
            consented_on=clock.today(),
        )
        for key, reach in given.reached.items()
    ]
    if contacts:
        Contact.objects.bulk_create(contacts)


def _keep_offers(helping: Helping, by_id: Mapping[int, Card]) -> None:
    if not helping.email:
        raise Refused(_("Write your e-mail address, for example inger@tingsted.example"), "mail")
    if any(k not in by_id for k in helping.kinds) or any(
        kind not in Help.values for kinds in helping.kinds.values() for kind in kinds
    ):
        raise Refused(_("The answer does not fit this survey. Open the page again, and try once more."))
    offers = [
        Offer(
            idea_id=by_id[card].idea_id,
            kind=kind,
            name=tidy(helping.name),
            email=helping.email,
            consented_on=clock.today(),
        )
        for card, kinds in helping.kinds.items()
        for kind in kinds
    ]
    secrets.SystemRandom().shuffle(offers)
    Offer.objects.bulk_create(offers)
