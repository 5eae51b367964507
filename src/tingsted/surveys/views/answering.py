"""The survey as people meet it: the form, and thank you."""

from __future__ import annotations

import random
import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt

from tingsted.kernel import limits, receipts, rounds
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import VISITOR
from tingsted.kernel.doors import get_visible
from tingsted.kernel.freshness import revalidated
from tingsted.kernel.rights import RIGHTS, NotAllowed, may
from tingsted.places.acting import actor_of
from tingsted.surveys import actions
from tingsted.surveys.answers import AGE_BANDS, GENDERS, MOST_IN_TOP
from tingsted.surveys.asking import as_asked
from tingsted.surveys.models import Card, Importance, Survey
from tingsted.surveys.queries import HIDDEN, asked_in
from tingsted.surveys.sheet import AnswerSheet
from tingsted.surveys.views.matters import outcome_of


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
    if may("surveys.answer", VISITOR, asked):
        return _form_page(request, asked, cards)
    if _is_tried(request, asked):
        return _form_page(request, asked, cards, trying=True)
    return render(request, "surveys/not_open.html", {"survey": asked, "cards": cards})


def _is_tried(request: HttpRequest, asked: Survey) -> bool:
    """Before it opens, those who write it see the very form that others will get; nothing sent is kept."""
    return asked.opened_on is None and may("surveys.edit", actor_of(request, asked.body), asked)


def _cards_to_show(asked: Survey) -> list[Card]:
    return list(asked.cards.exclude(HIDDEN).filter(closed_on=None).select_related("idea"))


def _form_page(
    request: HttpRequest,
    asked: Survey,
    cards: list[Card],
    sheet: AnswerSheet | None = None,
    *,
    refusal: str = "",
    status: int = 200,
    trying: bool = False,
) -> HttpResponse:
    order = sheet.data.get("orden", "") if sheet else ""
    order = order if order.isalnum() and len(order) < 40 else secrets.token_hex(8)
    shuffled = random.Random(order).sample(cards, len(cards))  # noqa: S311 - fairness of the order, not secrecy
    questions = [as_asked(each, sheet) for each in asked.questions.filter(closed_on=None)]
    context = {
        "survey": asked,
        "questions": questions,
        "steps": len(cards) + len(questions) + 1,
        "top": _top(cards, sheet) if asked.asks_top else [],
        "genders": GENDERS.items(),
        "order": order,
        "refusal": refusal,
        "trying": trying,
        "errors": sheet.errors if sheet else {},
        "rows": [_row(card, sheet) for card in shuffled],
        "importance": Importance.choices,
        "age_bands": AGE_BANDS,
        "sheet": sheet,
        "token": receipts.new_token(),
        "minutes": max(2, round(len(cards) * 0.4 + len(questions) * 0.5)),
    }
    return render(request, "surveys/survey.html", context, status=status)


def _top(cards: list[Card], sheet: AnswerSheet | None) -> list[dict[str, Any]]:
    """Three places to put an idea in, none of them needed."""
    options = [(card.pk, f"{card.idea.label} {card.title}") for card in cards]
    chosen = [*(sheet.top if sheet else ()), *[None] * MOST_IN_TOP]
    return [
        {
            "label": _("Most important") if place == 0 else _("Number %(n)s") % {"n": place + 1},
            "options": options,
            "chosen": chosen[place],
        }
        for place in range(min(MOST_IN_TOP, len(cards)))
    ]


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
    cards, questions = rounds.read(asked_in(asked.pk))
    sheet = AnswerSheet(request.POST, cards, questions)
    trying = _is_tried(request, asked)
    if not sheet.is_valid():
        return _form_page(request, asked, _cards_to_show(asked), sheet, status=422, trying=trying)
    if trying:
        return render(request, "surveys/thanks.html", {"survey": asked, "trying": True})
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
            VISITOR,
            survey=asked,
            given=sheet.given(),
            helping=sheet.helping(),
            cards=cards,
            questions=questions,
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
    return render(request, "surveys/thanks.html", {"survey": asked, "link": outcome_of(asked)})
