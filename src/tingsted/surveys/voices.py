"""What people wrote, idea by idea: what stands for what, what may say the same, and what was replied."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from civicmath.similarity import similar
from tingsted.surveys.models import Card, Comment, Survey, SurveyQuestion
from tingsted.surveys.queries import HIDDEN

MOST_COMPARED = 1500


@dataclass(frozen=True)
class Thread:
    """Everything read on one card or to one question."""

    about: Card | SurveyQuestion
    comments: tuple[Comment, ...]
    places: tuple[str, ...]

    @property
    def public(self) -> list[Comment]:
        """Those that may be read by others."""
        return [each for each in self.comments if each.standing == Comment.Standing.PUBLIC]

    def bundles(self) -> list[tuple[Comment, list[Comment]]]:
        """Each comment that stands by itself, with those it stands for; hidden ones last."""
        same: dict[object, list[Comment]] = defaultdict(list)
        for each in self.comments:
            if (echo := getattr(each, "echo", None)) is not None:
                same[echo.of_id].append(each)
        alone = [each for each in self.comments if getattr(each, "echo", None) is None]
        alone.sort(key=lambda each: each.standing != Comment.Standing.PUBLIC)
        return [(each, same[each.pk]) for each in alone]

    def suggested(self) -> list[list[Comment]]:
        """Comments that may say the same and were not put together yet: for a person to look at."""
        loose = [each for each, same in self.bundles() if each.standing == Comment.Standing.PUBLIC]
        loose = loose[:MOST_COMPARED]
        groups = similar([each.words for each in loose], places=self.places).groups if len(loose) > 1 else ()
        return [[loose[place] for place in group] for group in groups]


def threads_on(survey: Survey, *, card: int | None, question: int | None) -> Thread | None:
    """What was said about one thing and read; None if it is not in this survey."""
    about: Card | SurveyQuestion | None = None
    if card:
        about = survey.cards.select_related("idea").filter(pk=card).first()
    elif question:
        about = survey.questions.filter(pk=question).first()
    if about is None:
        return None
    found = Comment.objects.filter(survey=survey, card=card, question=question)
    read = found.exclude(standing=Comment.Standing.WAITING).select_related("survey__body", "echo", "reply")
    return Thread(about, tuple(read.order_by("pk")), tuple(survey.villages))


def said_in(survey: Survey) -> QuerySet[Comment]:
    """What everybody may read, in the order of the cards: one for those that say the same."""
    shown = Card.objects.filter(survey=survey).exclude(HIDDEN).values("pk")
    alone = Q(echo=None) | ~Q(echo__of__standing=Comment.Standing.PUBLIC)
    return (
        Comment.objects.filter(alone, survey=survey, standing=Comment.Standing.PUBLIC)
        .filter(Q(card=None) | Q(card__in=shown))
        .select_related("card__idea", "question", "reply__by")
        .order_by(F("card__order").asc(nulls_last=True), "question__order", "pk")
    )
