"""What people said, for everybody once it is published."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tingsted.kernel.doors import get_visible
from tingsted.kernel.freshness import revalidated
from tingsted.kernel.rights import may
from tingsted.places.acting import actor_of
from tingsted.surveys.models import Comment, Survey
from tingsted.surveys.rows import ResultRows
from tingsted.surveys.views.answering import HIDDEN


@revalidated
def result(request: HttpRequest, slug: str) -> HttpResponse:
    """What people said: proportional order beside plain approval, small numbers hidden."""
    asked = get_visible(Survey, request.user, "area", "body", "plan", slug=slug)
    actor = actor_of(request, asked.body)
    mine = may("surveys.read", actor, asked)
    counted = getattr(asked, "result", None)
    if counted is None or (asked.published_on is None and not mine):
        return render(request, "surveys/not_open.html", {"survey": asked, "waits_for_result": True})
    language = "en" if get_language() == "en" else "da"
    comments = Comment.objects.filter(survey=asked, standing=Comment.Standing.PUBLIC)
    comments = comments.filter(Q(card=None) | Q(card__in=asked.cards.exclude(HIDDEN)))
    hidden = dict(asked.cards.filter(HIDDEN).values_list("idea__label", "title"))
    rows = ResultRows([_as_shown(row, hidden) for row in counted.table])
    context = {
        "survey": asked,
        "result": counted,
        "rows": rows,
        "rounds": [_without(hidden, sentence) for sentence in counted.rounds.get(language, [])],
        "questions": rows.questions(counted.questions),
        "comments": rows.said(
            list(
                comments.select_related("question").order_by(F("card__order").asc(nulls_last=True), "pk")[:60]
            )
        ),
        "can_publish": may("surveys.publish", actor, asked) and asked.published_on is None,
        "next_steps": _still_to_come(asked),
    }
    return render(request, "surveys/result.html", context)


def _as_shown(row: dict[str, Any], hidden: Mapping[str, str]) -> dict[str, Any]:
    """A row of the result; of an idea that was hidden since, its number only."""
    return {**row, "title": _("(hidden)")} if row["idea"] in hidden else row


def _without(hidden: Mapping[str, str], words: str) -> str:
    """The words with the numbers of hidden ideas in place of their titles."""
    for label, title in sorted(hidden.items(), key=lambda idea: -len(idea[1])):
        words = words.replace(title, label)
    return words


def _still_to_come(asked: Survey) -> list[str]:
    """What follows a result, as long as its plan is on its way; nothing about a plan that stands or has ended."""
    if asked.plan is not None and (asked.plan.adopted_on or asked.plan.ended_on):
        return []
    return [
        _("Survey"),
        _("Meeting where working groups are formed"),
        _("The plan is written"),
        _("The municipality answers what is its to answer"),
    ]
