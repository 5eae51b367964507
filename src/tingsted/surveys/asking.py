"""A question as it stands on the page: its choices with what was marked, its hint, what is wrong with the answer."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tingsted.surveys.given import Reach
from tingsted.surveys.models import SCALE, Kind, SurveyQuestion
from tingsted.surveys.sheet import AnswerSheet


def as_asked(question: SurveyQuestion, sheet: AnswerSheet | None) -> dict[str, Any]:
    """What the page needs to ask it, with everything that was typed before."""
    key = f"q{question.pk}"
    chosen = sheet.chosen.get(question.pk) if sheet else None
    errors = sheet.errors if sheet else {}
    row: dict[str, Any] = {
        "pk": question.pk,
        "kind": question.kind,
        "words": question.words,
        "why": question.why,
        "hint": _hint(question),
        "error": errors.get(key, ""),
    }
    match question.kind:
        case Kind.SINGLE | Kind.MULTIPLE:
            marked = set(chosen if isinstance(chosen, list) else [chosen])
            row["options"] = [
                (each["key"], each["words"], each["key"] in marked) for each in question.open_choices
            ]
        case Kind.RATING:
            row["options"] = [(figure, _figure(question, figure), figure == chosen) for figure in SCALE]
        case Kind.RANK:
            row["places"] = _places(question, chosen or [])
        case Kind.TEXT:
            row["text"] = sheet.said.get(question.pk, "") if sheet else ""
        case _:
            row["reach"] = sheet.reached.get(question.pk, Reach()) if sheet else Reach()
            row["yes"] = bool(sheet and sheet.data.get(f"{key}_ja"))
            row["mail_error"], row["yes_error"] = errors.get(f"{key}_mail", ""), errors.get(f"{key}_ja", "")
    return row


def _hint(question: SurveyQuestion) -> str:
    if question.kind == Kind.MULTIPLE:
        if question.most is None:
            return _("Tick as many as you like.")
        return ngettext("Choose one at most.", "Choose %(n)s at most.", question.most) % {"n": question.most}
    if question.kind == Kind.RANK:
        return _("You may stop before the last place.")
    return ""


def _figure(question: SurveyQuestion, figure: int) -> str:
    """»1, not at all«: the ends carry their words."""
    words = {SCALE[0]: question.low_words, SCALE[-1]: question.high_words}.get(figure, "")
    return f"{figure}, {words}" if words else str(figure)


def _places(question: SurveyQuestion, chosen: list[str]) -> list[dict[str, Any]]:
    options = [(each["key"], each["words"]) for each in question.open_choices]
    return [
        {
            "label": _("Most important") if place == 0 else _("Number %(n)s") % {"n": place + 1},
            "options": options,
            "chosen": chosen[place] if place < len(chosen) else "",
        }
        for place in range(question.most or 3)
    ]
