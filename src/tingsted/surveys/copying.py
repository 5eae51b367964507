"""A copy of one's own answer, to save or print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tingsted.surveys.answers import GENDERS
from tingsted.surveys.models import Ballot, Importance, Kind, Survey, SurveyQuestion

MARK_WORDS = dict(Importance.choices)


@dataclass(frozen=True)
class Line:
    """One thing that was answered: what was asked, the answer, and what was written about it."""

    asked: str
    answer: str
    words: str = ""
    label: str = ""


def copy_of(survey: Survey, ballot: Ballot, words: Mapping[str, str]) -> list[Line]:
    """Everything that stands in the answer, in the order of the survey."""
    cards = list(survey.cards.select_related("idea"))
    lines = []
    for card in cards:
        mark, said = ballot.answers.get(str(card.pk), ""), words.get(f"c{card.pk}", "")
        if mark or said:
            answer = capfirst(str(MARK_WORDS.get(mark, ""))) if mark else ""
            lines.append(Line(card.title, answer, said, card.idea.label))
    if ballot.top:
        titles = {card.pk: card.title for card in cards}
        ranked = (f"{place}. {titles.get(card, '')}" for place, card in enumerate(ballot.top, 1))
        lines.append(Line(_("The three that matter most"), "\n".join(ranked)))
    for question in survey.questions.all():
        value, said = ballot.given.get(str(question.pk)), words.get(f"q{question.pk}", "")
        if value is not None or said:
            lines.append(Line(question.words, _chosen(question, value), said))
    facts = (ballot.village, ballot.age_band, str(GENDERS.get(ballot.gender, "")))
    labels = (_("Where do you live?"), _("How old are you?"), _("Are you a woman or a man?"))
    return [*lines, *(Line(label, fact) for label, fact in zip(labels, facts, strict=True) if fact)]


def copy_as_text(survey: Survey, copy: list[Line]) -> str:
    """The copy as a plain text that every device opens."""
    parts = [survey.title, _("My answer")]
    for line in copy:
        head = f"{line.label} {line.asked}".strip()
        said = f"»{line.words}«" if line.words else ""
        parts.append("\n".join(filter(None, (head, line.answer, said))))
    return "\r\n\r\n".join(part.replace("\n", "\r\n") for part in parts) + "\r\n"


def _chosen(question: SurveyQuestion, value: Any) -> str:
    if value is None:
        return ""
    if question.kind == Kind.RANK:
        return "\n".join(f"{place}. {question.words_of(key)}" for place, key in enumerate(value, 1))
    if isinstance(value, list):
        return "\n".join(question.words_of(key) for key in value)
    return question.words_of(value) if isinstance(value, str) else str(value)
