"""The survey's form: the same page for everybody who answers, tries it out or corrects what they answered."""

from __future__ import annotations

import random
import secrets
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from tingsted.ideas.models import Idea
from tingsted.places.remembered import remembered
from tingsted.surveys.answers import AGE_BANDS, GENDERS, MOST_IN_TOP
from tingsted.surveys.asking import as_asked
from tingsted.surveys.keys import is_key, new_key
from tingsted.surveys.models import Card, Importance, Survey
from tingsted.surveys.queries import cards_asked, questions_asked
from tingsted.surveys.sayings import minutes_it_takes, rule_in_words
from tingsted.surveys.sheet import AnswerSheet


@dataclass(frozen=True)
class Coming:
    """How somebody comes to the form: trying it out, let in by a pass, or with the key of what they answered."""

    trying: bool = False
    admitted: str = ""
    correcting: str = ""


def form_page(
    request: HttpRequest,
    asked: Survey,
    sheet: AnswerSheet | None = None,
    *,
    coming: Coming = Coming(),
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    """The form, with everything that was typed or answered before."""
    order = sheet.data.get("orden", "") if sheet else ""
    order = order if order.isalnum() and len(order) < 40 else secrets.token_hex(8)
    cards = cards_asked(asked.pk)
    shuffled = random.Random(order).sample(cards, len(cards))  # noqa: S311 - fairness of the order, not secrecy
    drawn = {card.pk: _drawn(card, sheet) for card in cards} if sheet else _untouched(asked.pk)
    questions = [as_asked(each, sheet) for each in questions_asked(asked.pk)]
    context = {
        "survey": asked,
        "questions": questions,
        "steps": len(cards) + len(questions) + 1,
        "top": _top(cards, sheet) if asked.asks_top else [],
        "genders": GENDERS.items(),
        "order": order,
        "refusal": refusal,
        "trying": coming.trying,
        "coming": coming,
        "rule": rule_in_words(asked),
        "errors": sheet.errors if sheet else {},
        "rows": [{"card": card, "drawn": drawn[card.pk]} for card in shuffled],
        "age_bands": AGE_BANDS,
        "sheet": sheet,
        "token": new_key() if coming.correcting else _kept_key(sheet),
        "minutes": minutes_it_takes(len(cards), len(questions)),
    }
    return render(request, "surveys/survey.html", context, status=status)


def _kept_key(sheet: AnswerSheet | None) -> str:
    """The form's key: the one it had when it was sent and came back, else a new one."""
    return (is_key(sheet.data.get("kvittering", "")) if sheet else "") or new_key()


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


@remembered(most=32, over_quiet=(Card, Idea))
def _untouched(survey: int) -> dict[int, str]:
    """Each card before anybody has typed on it: drawn once, then only shuffled for each who comes."""
    return {card.pk: _drawn(card, None) for card in cards_asked(survey)}


def _drawn(card: Card, sheet: AnswerSheet | None) -> str:
    """A card as it stands on the page, with what was typed on it."""
    context: dict[str, Any] = {"card": card, "importance": Importance.choices}
    if sheet:
        context |= {
            "mark": sheet.answers.get(card.pk, ""),
            "comment": sheet.comments.get(card.pk, ""),
            "help": sheet.help.get(card.pk, ()),
            "consent": card.pk in sheet.consents,
            "error": sheet.errors.get(f"s{card.pk}", ""),
        }
    return render_to_string("surveys/parts/card.html", context)
