"""The survey as people meet it: answer, thanks, result."""

from __future__ import annotations

import random
import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt

from tingsted.ideas.models import Standing
from tingsted.kernel import limits, receipts
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import VISITOR
from tingsted.kernel.doors import get_visible
from tingsted.kernel.freshness import revalidated
from tingsted.kernel.rights import RIGHTS, NotAllowed, may
from tingsted.places.acting import actor_of
from tingsted.surveys import actions
from tingsted.surveys.actions.answering import AGE_BANDS
from tingsted.surveys.forms import AnswerSheet
from tingsted.surveys.models import Card, Comment, Importance, Survey
from tingsted.surveys.rows import ResultRows

# What the body has hidden is shown nowhere, though its card and what was counted of it stay.
HIDDEN = Q(idea__standing=Standing.HIDDEN) | Q(idea__merged_into__standing=Standing.HIDDEN)


@csrf_exempt
@cache_control(private=True, no_cache=True)
def survey(request: HttpRequest, slug: str) -> HttpResponse:
    """The survey itself. No account, no cookie: a ballot carries no sign of who sent it.

    A page of another site can't answer for its visitors: the browser says where the form came from.
    """
    if request.method == "POST":
        return _take_in(request, get_visible(Survey, request.user, slug=slug))
    asked = get_visible(Survey, request.user, "area", "body", slug=slug)
    cards = _cards_to_show(asked)
    if not may("surveys.answer", VISITOR, asked):
        actor = actor_of(request, asked.body)
        context = {"survey": asked, "cards": cards, "can_edit": may("surveys.edit", actor, asked)}
        return render(request, "surveys/not_open.html", context)
    return _form_page(request, asked, cards)


def _cards_to_show(asked: Survey) -> list[Card]:
    return list(asked.cards.exclude(HIDDEN).select_related("idea"))


def _form_page(
    request: HttpRequest,
    asked: Survey,
    cards: list[Card],
    sheet: AnswerSheet | None = None,
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    order = sheet.data.get("orden", "") if sheet else ""
    order = order if order.isalnum() and len(order) < 40 else secrets.token_hex(8)
    shuffled = random.Random(order).sample(cards, len(cards))  # noqa: S311 - fairness of the order, not secrecy
    context = {
        "survey": asked,
        "order": order,
        "refusal": refusal,
        "errors": sheet.errors if sheet else {},
        "rows": [_row(card, sheet) for card in shuffled],
        "importance": Importance.choices,
        "age_bands": AGE_BANDS,
        "sheet": sheet,
        "token": receipts.new_token(),
        "minutes": max(2, round(len(cards) * 0.4)),
    }
    return render(request, "surveys/survey.html", context, status=status)


def _row(card: Card, sheet: AnswerSheet | None) -> dict[str, Any]:
    if sheet is None:
        return {"card": card, "value": "", "comment": "", "help": ()}
    return {
        "card": card,
        "value": sheet.answers.get(card.pk, ""),
        "comment": sheet.comments.get(card.pk, ""),
        "help": sheet.help.get(card.pk, ()),
    }


def _take_in(request: HttpRequest, asked: Survey) -> HttpResponse:
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        raise NotAllowed(RIGHTS["surveys.answer"])
    cards = list(asked.cards.all())
    sheet = AnswerSheet(request.POST, cards)
    if not sheet.is_valid():
        return _form_page(request, asked, _cards_to_show(asked), sheet, status=422)
    if limits.too_many(
        f"survey:{asked.pk}:{limits.came_from(request)}",
        most=settings.ANSWERS_PER_ADDRESS_AN_HOUR,
        within=timedelta(hours=1),
    ):
        sentence = _(
            "Very many answers come from this address just now. Wait an hour, or answer from another place. "
            "Your answer is still here."
        )
        return _form_page(request, asked, _cards_to_show(asked), sheet, refusal=sentence, status=429)
    thanks_page = reverse("surveys:thanks", args=[asked.slug])

    def act() -> str:
        actions.receive_answer(
            VISITOR, survey=asked, given=sheet.given(), helping=sheet.helping(), cards=cards
        )
        return thanks_page

    try:
        return receipts.once(request, act, leads_to=thanks_page)
    except Refused as refusal:
        if refusal.field:
            sheet.errors[refusal.field] = str(refusal)
        words = "" if refusal.field else str(refusal)
        return _form_page(request, asked, _cards_to_show(asked), sheet, refusal=words, status=422)


@revalidated
def thanks(request: HttpRequest, slug: str) -> HttpResponse:
    """Thank you, and what happens now."""
    asked = get_visible(Survey, request.user, "area", slug=slug)
    return render(request, "surveys/thanks.html", {"survey": asked})


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
    comments = Comment.objects.filter(card__survey=asked, standing=Comment.Standing.PUBLIC)
    comments = comments.filter(card__in=asked.cards.exclude(HIDDEN))
    hidden = dict(asked.cards.filter(HIDDEN).values_list("idea__label", "title"))
    rows = ResultRows([_as_shown(row, hidden) for row in counted.table])
    context = {
        "survey": asked,
        "result": counted,
        "rows": rows,
        "rounds": [_without(hidden, sentence) for sentence in counted.rounds.get(language, [])],
        "comments": rows.said(list(comments.order_by("card__order", "pk")[:60])),
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
