"""What a survey's result shows: the count, what was hidden since, and what people wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Count, F, Q, QuerySet
from django.http import Http404

from tingsted.ideas.models import Idea, Standing
from tingsted.kernel import journal, rounds
from tingsted.kernel.doors import get_visible
from tingsted.places.models import Area, Office
from tingsted.places.remembered import remembered
from tingsted.surveys.codes import SHEET, canonical
from tingsted.surveys.keys import comment_digest
from tingsted.surveys.models import Card, Comment, PaperSheet, Result, Source, Survey, SurveyQuestion

# What the body has hidden is shown nowhere, though its card and what was counted of it stay.
HIDDEN = Q(idea__standing=Standing.HIDDEN) | Q(idea__merged_into__standing=Standing.HIDDEN)
COMMENTS_SHOWN = 60


@dataclass(frozen=True)
class Told:
    """A survey with its area, body and plan, its result if it was counted, and what stands beside that."""

    survey: Survey
    result: Result | None
    hidden: dict[str, str]
    comments: tuple[Comment, ...]


def told_of(survey: Survey) -> rounds.Reading[Told]:
    """What the result's page tells, kept while nothing happens once everybody may see it."""
    return _told_to_all(survey.pk) if survey.published_on is not None else _read(survey.pk)


def _read(key: int) -> rounds.Reading[Told]:
    (survey,), results, hidden, comments = yield from rounds.together(
        _survey(key), _results_of(key), _hidden_in(key), _comments_on(key)
    )
    return Told(survey, next(iter(results), None), dict(hidden), tuple(comments))


_told_to_all = remembered(most=16)(_read)


class CardKeys(NamedTuple):
    """What of a card an answer is held against: its key, its idea's, and which wording stands. Light: many come."""

    pk: int
    idea_id: int
    wording: int


class Asked(NamedTuple):
    """The cards and the questions of a survey by their keys: what an answer is held against."""

    cards: Mapping[int, CardKeys]
    questions: Mapping[int, SurveyQuestion]
    as_of: str
    """The end of the journal they were read under: while it stands, nothing of the survey has changed."""


@remembered(most=32, over_quiet=(Card, SurveyQuestion))
def asked_in(survey: int) -> rounds.Reading[Asked]:
    """What an answer to this survey is held against."""
    as_of = journal.state(over_quiet=True)
    cards, questions = yield from rounds.together(_cards_of(survey), _questions_of(survey))
    return Asked({row[0]: CardKeys._make(row) for row in cards}, {each.pk: each for each in questions}, as_of)


def survey_for(person: Any, slug: str) -> Survey:
    """The survey as it is seen by this person, or a 404: what everybody sees is remembered, a draft is read anew."""
    return _shown_to_all(slug) or get_visible(Survey, person, "area", "body", slug=slug)


@remembered(most=32, over_quiet=(Survey, Area, Office))
def _shown_to_all(slug: str) -> Survey | None:
    try:
        return get_visible(Survey, None, "area", "body", slug=slug)
    except Http404:
        return None


@remembered(most=32, over_quiet=(Card, Idea))
def cards_asked(survey: int) -> list[Card]:
    """The cards that are asked about now, with their ideas."""
    cards = Card.objects.filter(survey=survey, closed_on=None).exclude(HIDDEN)
    return list(cards.select_related("idea").order_by("order"))


@remembered(most=32, over_quiet=(SurveyQuestion,))
def questions_asked(survey: int) -> list[SurveyQuestion]:
    """The questions that are asked now."""
    return list(SurveyQuestion.objects.filter(survey=survey, closed_on=None))


@rounds.prepared
def _cards_of(survey: int) -> QuerySet[Card, tuple[int, int, int]]:
    cards = Card.objects.filter(survey=survey).order_by("order", "pk")
    return cards.values_list("pk", "idea_id", "wording")


@rounds.prepared
def _questions_of(survey: int) -> QuerySet[SurveyQuestion]:
    return SurveyQuestion.objects.filter(survey=survey).order_by("order", "pk")


@rounds.prepared
def _survey(key: int) -> QuerySet[Survey]:
    return Survey.objects.filter(pk=key).select_related("area", "body", "plan").order_by()


@rounds.prepared
def _results_of(survey: int) -> QuerySet[Result]:
    return Result.objects.filter(survey=survey)


@rounds.prepared
def _hidden_in(survey: int) -> QuerySet[Card, tuple[str, str]]:
    return Card.objects.filter(HIDDEN, survey=survey).order_by("pk").values_list("idea__label", "title")


@rounds.prepared
def _comments_on(survey: int) -> QuerySet[Comment]:
    """What may be shown, in the order of the cards; one comment for those that say the same."""
    shown = Card.objects.filter(survey=survey).exclude(HIDDEN).values("pk")
    alone = Q(echo=None) | ~Q(echo__of__standing=Comment.Standing.PUBLIC)
    public = Comment.objects.filter(alone, survey=survey, standing=Comment.Standing.PUBLIC)
    public = public.filter(Q(card=None) | Q(card__in=shown)).select_related("question", "reply")
    return public.order_by(F("card__order").asc(nulls_last=True), "pk")[:COMMENTS_SHOWN]


@dataclass(frozen=True)
class FromSource:
    """How many answers came in one way."""

    label: str
    n: int


def by_source(survey: Survey) -> list[FromSource]:
    """How many came on the page, on paper, and on an older form where there was one: no answer is told by it."""
    counted = dict(survey.ballots.values_list("source").annotate(n=Count("pk")))
    shown = [source for source in Source if source != Source.OLDER or counted.get(source)]
    return [FromSource(str(source.label), counted.get(source.value, 0)) for source in shown]


def printed_for(survey: Survey) -> int:
    """How many sheets were printed here: those of an older form have codes of another kind."""
    codes = PaperSheet.objects.filter(survey=survey).values_list("code", flat=True)
    return sum(canonical(code, SHEET) == code for code in codes)


def uncounted(survey: Survey) -> int:
    """How many sheets are typed and not counted yet: once the result is public they can't be any more."""
    return PaperSheet.objects.filter(survey=survey, typed__isnull=False, batch__put_in_on=None).count()


def own_words(survey: Survey, key: str) -> dict[str, str]:
    """What the holder of a key wrote, by card (`c5`) and question (`q3`): each is found by its own digest."""
    places = [f"c{pk}" for pk in survey.cards.values_list("pk", flat=True)]
    places += [f"q{pk}" for pk in survey.questions.values_list("pk", flat=True)]
    by_digest = {comment_digest(survey, key, place): place for place in places}
    found = Comment.objects.filter(survey=survey, key_digest__in=by_digest)
    return {by_digest[digest]: words for digest, words in found.values_list("key_digest", "words") if digest}
