"""What people said, for everybody once it is published."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tingsted.kernel import rounds
from tingsted.kernel.doors import get_visible
from tingsted.kernel.freshness import revalidated
from tingsted.kernel.rights import may
from tingsted.places.acting import actor_of
from tingsted.surveys.models import Result, Survey
from tingsted.surveys.pictures import who_answered
from tingsted.surveys.queries import told_of, uncounted
from tingsted.surveys.rows import ResultRows, as_shown, asked_beside, without
from tingsted.surveys.views.matters import outcome_of


@revalidated
def result(request: HttpRequest, slug: str) -> HttpResponse:
    """What people said: proportional order beside plain approval, small numbers hidden."""
    told = rounds.read(told_of(get_visible(Survey, request.user, slug=slug)))
    asked, counted, hidden = told.survey, told.result, told.hidden
    actor = actor_of(request, asked.body)
    if counted is None or (asked.published_on is None and not may("surveys.read", actor, asked)):
        return render(request, "surveys/not_open.html", {"survey": asked, "waits_for_result": True})
    language = "en" if get_language() == "en" else "da"
    rows = ResultRows([as_shown(row, hidden) for row in counted.table])
    context = {
        "survey": asked,
        "result": counted,
        "rows": rows,
        "rounds": [without(hidden, sentence) for sentence in counted.rounds.get(language, [])],
        "questions": rows.questions(asked_beside(counted, hidden)),
        "comments": rows.said(told.comments),
        "can_publish": may("surveys.publish", actor, asked) and asked.published_on is None,
        "uncounted": 0 if asked.published_on else uncounted(asked),
        "can_see_helpers": may("surveys.see_helpers", actor, asked),
        "can_hand_over": may("surveys.hand_over", actor, asked),
        "told": _who_answered(counted),
        "link": outcome_of(asked),
        "next_steps": _still_to_come(asked),
    }
    return render(request, "surveys/result.html", context)


def _who_answered(counted: Result) -> list[str]:
    """A sentence or two on who answered, and whether weighing would change the top."""
    people = counted.people
    drawn = who_answered(people.get("tables", {}), people.get("compared", {}))
    told = [words for each in drawn[:2] for words in each.sentences[:2]]
    weighed = people.get("weighed")
    return [*told, weighed["sentences"]["en" if get_language() == "en" else "da"][0]] if weighed else told


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
