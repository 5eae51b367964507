"""The questions beside the cards, as the body writes them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from tingsted.kernel import receipts
from tingsted.kernel.actors import Actor
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.rights import require
from tingsted.places.acting import actor_of
from tingsted.surveys import actions
from tingsted.surveys.forms import QuestionForm
from tingsted.surveys.models import Kind, Survey, SurveyQuestion

# When each kind serves, beside its name.
WHEN = {
    Kind.SINGLE: gettext_lazy("Yes or no, or one of a few"),
    Kind.MULTIPLE: gettext_lazy("Tick as many as fit, or at most so many"),
    Kind.RATING: gettext_lazy("How well something works, from 1 to 5"),
    Kind.RANK: gettext_lazy("Put the three most important in order"),
    Kind.TEXT: gettext_lazy("A few lines, read by the council first"),
    Kind.CONTACT: gettext_lazy("Name and address of those who want to hear more"),
}


@require_safe
def questions(request: HttpRequest, slug: str) -> HttpResponse:
    """All questions, and the six kinds to add one of."""
    survey, actor = _own(request, slug)
    require("surveys.edit", actor, survey)
    context = {
        "survey": survey,
        "asked": list(survey.questions.filter(closed_on=None)),
        "closed": list(survey.questions.exclude(closed_on=None)),
        "cards": survey.cards.count(),
        "kinds": [
            (reverse(f"surveys:add_{kind.value}", args=[slug]), kind.label, words)
            for kind, words in WHEN.items()
        ],
    }
    return render(request, "surveys/questions.html", context)


def add_question(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """One question more."""
    survey, actor = _own(request, slug)
    require("surveys.edit", actor, survey)
    form = QuestionForm(request.POST or None, kind=kind)

    def act() -> str:
        actions.add_question(actor, survey=survey, kind=kind, **form.cleaned_data)
        return reverse("surveys:questions", args=[slug])

    context = {"survey": survey, "kind": Kind(kind).label, "when": WHEN[Kind(kind)]}
    return answer_form(request, form, "surveys/question.html", context, act)


def change_question(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """Another wording; what was answered keeps its own."""
    question, actor = _one(request, slug, key)
    require("surveys.edit", actor, question.survey)
    form = QuestionForm(request.POST or None, kind=question.kind, question=question)

    def act() -> str:
        facts: dict[str, Any] = dict(form.cleaned_data)
        actions.change_question(actor, question=question, **facts)
        return reverse("surveys:questions", args=[slug])

    context = {"survey": question.survey, "question": question, "kind": question.get_kind_display()}
    return answer_form(request, form, "surveys/question.html", context, act)


@require_POST
def close_question(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """One press: ask it no more."""
    question, actor = _one(request, slug, key)

    def act() -> str:
        actions.close_question(actor, question=question)
        return reverse("surveys:questions", args=[slug])

    return receipts.once(request, act)


def _own(request: HttpRequest, slug: str) -> tuple[Survey, Actor]:
    survey = get_visible(Survey, request.user, "area", "body", slug=slug)
    return survey, actor_of(request, survey.body)


def _one(request: HttpRequest, slug: str, key: int) -> tuple[SurveyQuestion, Actor]:
    question = get_visible(
        SurveyQuestion, request.user, "survey__area", "survey__body", survey__slug=slug, pk=key
    )
    return question, actor_of(request, question.survey.body)
