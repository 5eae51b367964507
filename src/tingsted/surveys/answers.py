"""Which answers a question takes: one place that phone, paper and import ask alike."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tingsted.mapping.models.people import BANDS
from tingsted.surveys.models import SCALE, Kind, SurveyQuestion

AGE_BANDS = BANDS  # those of the population statistics
GENDERS = {
    "woman": gettext_lazy("Woman"),
    "man": gettext_lazy("Man"),
    "other": gettext_lazy("Other"),
}
MOST_IN_TOP = 3


def fits(question: SurveyQuestion, value: Any) -> str:
    """Give the sentence that says why the question doesn't take this value; empty where it does.

    A question or a choice that was closed while somebody had the page open is still taken: they were asked.
    """
    strange = _("The answer does not fit this survey. Open the page again, and try once more.")
    keys = {choice["key"] for choice in question.choices}
    match question.kind:
        case Kind.SINGLE:
            return "" if isinstance(value, str) and value in keys else strange
        case Kind.RATING:
            return "" if isinstance(value, int) and value in SCALE else strange
        case Kind.MULTIPLE | Kind.RANK:
            if not isinstance(value, list) or not set(value) <= keys:
                return strange
            return _too_many(question, value)
        case _:
            return strange


def _too_many(question: SurveyQuestion, value: list[str]) -> str:
    if len(set(value)) < len(value):
        return _("You have chosen the same thing twice in »%(question)s«.") % {"question": question.words}
    if question.most is not None and len(value) > question.most:
        return _("Choose at most %(most)s in »%(question)s«.") % {
            "most": question.most,
            "question": question.words,
        }
    return ""
