"""What a typist types from a sheet, in figures and letters, read into the fields that the page would send.

A mark is one figure, so that a sheet of thirty ideas is thirty keys; an offer of help is a letter for each kind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tingsted.ideas.models import Help
from tingsted.surveys.answers import AGE_BANDS, GENDERS, MOST_IN_TOP
from tingsted.surveys.models import SCALE, Card, Importance, Kind, Survey, SurveyQuestion

MARKS = {str(number): value for number, value in enumerate(Importance.values, 1)}
RATINGS = frozenset(map(str, SCALE))
PARTS = ("navn", "mail", "tlf", "ja")


def help_letters() -> dict[str, str]:
    """Letter → kind of help, in the reader's language."""
    return {
        pgettext("letter for an offer of", "t"): Help.TIME.value,
        pgettext("letter for an offer of a skill", "s"): Help.SKILL.value,
        pgettext("letter for an offer to lend", "l"): Help.LEND.value,
        pgettext("letter for an offer to be a host", "h"): Help.HOST.value,
        pgettext("letter for an offer to lead", "g"): Help.LEAD.value,
    }


def consent_letter() -> str:
    """The letter for the cross that the group of this idea may write."""
    return pgettext("letter for: the group may write", "y")


def numbered(question: SurveyQuestion) -> dict[str, str]:
    """Number on paper → a choice's key: the number in the key itself, so that no later change moves it."""
    return {choice["key"][1:]: choice["key"] for choice in question.choices}


class TypedSheet:
    """The typist's keys as the page's fields; `errors` are sentences by field."""

    def __init__(
        self, data: QueryDict, survey: Survey, cards: Sequence[Card], questions: Sequence[SurveyQuestion]
    ) -> None:
        self.data, self.survey, self.cards, self.questions = data, survey, cards, questions
        self.errors: dict[str, str] = {}
        self.fields: dict[str, list[str]] = {}
        for card in cards:
            self._read_card(card.order, card)
        for question in questions:
            self._read_question(question)
        self._read_top()
        self._read_person()

    def is_valid(self) -> bool:
        """Whether every key could be read."""
        return not self.errors

    def _typed(self, name: str) -> str:
        return self.data.get(name, "").strip()

    def _keep(self, name: str, *values: str) -> None:
        if any(values):
            self.fields[name] = [value for value in values if value]

    def _read_card(self, number: int, card: Card) -> None:
        mark = self._typed(f"v{card.pk}")
        if mark and mark not in MARKS:
            self.errors[f"v{card.pk}"] = _("Idea %(n)s: type 1 to 4, or nothing.") % {"n": number}
        self._keep(f"v{card.pk}", MARKS.get(mark, ""))
        self._keep(f"k{card.pk}", self._typed(f"k{card.pk}"))
        letters = help_letters()
        typed = [c for c in self._typed(f"h{card.pk}").casefold() if not c.isspace() and c not in ",;"]
        offered = [letter for letter in dict.fromkeys(typed) if letter != consent_letter()]
        if any(letter not in letters for letter in offered):
            self.errors[f"h{card.pk}"] = _("Idea %(n)s: help is one of the letters %(letters)s.") % {
                "n": number,
                "letters": ", ".join((*letters, consent_letter())),
            }
        elif offered and consent_letter() not in typed:
            self.errors[f"h{card.pk}"] = _(
                "Idea %(n)s: type %(letter)s as well if there is a cross that the group may write. Otherwise leave "
                "out the help."
            ) % {"n": number, "letter": consent_letter()}
        self._keep(f"h{card.pk}", *(letters.get(letter, "") for letter in offered))
        self._keep(f"s{card.pk}", "1" if offered else "")

    def _read_question(self, question: SurveyQuestion) -> None:
        key = f"q{question.pk}"
        if question.kind == Kind.TEXT:
            self._keep(key, self._typed(key))
            return
        if question.kind == Kind.CONTACT:
            for part in PARTS:
                self._keep(f"{key}_{part}", self._typed(f"{key}_{part}"))
            return
        figures = re.findall(r"\d+", self._typed(key))
        chosen = figures if question.kind == Kind.RATING else self._choices(question, figures)
        if question.kind == Kind.RATING and any(figure not in RATINGS for figure in figures):
            self.errors[key] = _("»%(question)s«: type 1 to 5.") % {"question": question.words}
        if question.kind in (Kind.SINGLE, Kind.RATING) and len(chosen) > 1:
            self.errors[key] = _("»%(question)s«: more than one is marked. Leave it empty.") % {
                "question": question.words
            }
        if question.kind == Kind.RANK:
            for place, value in enumerate(chosen, 1):
                self._keep(f"{key}_{place}", value)
        else:
            self._keep(key, *chosen)

    def _choices(self, question: SurveyQuestion, figures: Sequence[str]) -> list[str]:
        """The keys behind the numbers that the sheet prints before the choices."""
        keys = numbered(question)
        wrong = [figure for figure in figures if figure not in keys]
        if wrong:
            self.errors[f"q{question.pk}"] = _("»%(question)s«: there is no choice %(n)s.") % {
                "question": question.words,
                "n": wrong[0],
            }
        return [keys[figure] for figure in figures if figure in keys]

    def _read_top(self) -> None:
        """The three that matter most, by the numbers before the ideas on the sheet."""
        by_number = {str(card.order): str(card.pk) for card in self.cards}
        figures = re.findall(r"\d+", self._typed("top"))
        if len(figures) > MOST_IN_TOP:
            self.errors["top"] = _("More than three ideas are written. Leave it empty.")
        for place, figure in enumerate(figures[:MOST_IN_TOP], 1):
            if figure in by_number:
                self._keep(f"top{place}", by_number[figure])
            else:
                self.errors["top"] = _("There is no idea %(n)s on the sheet.") % {"n": figure[:4]}

    def _read_person(self) -> None:
        for name, known in (("landsby", self.survey.villages), ("alder", AGE_BANDS), ("koen", GENDERS)):
            self._keep(name, value if (value := self._typed(name)) in known else "")
        for name in ("navn", "mail"):
            self._keep(name, self._typed(name))


def as_keys(
    typed: Mapping[str, Sequence[str]], cards: Sequence[Card], questions: Sequence[SurveyQuestion]
) -> dict[str, str]:
    """What was kept of a sheet, as the typist's keys: the way back, to correct it."""
    numbers = {str(card.pk): card.order for card in cards}
    marks = {value: key for key, value in MARKS.items()}
    letters = {value: key for key, value in help_letters().items()}
    keys: dict[str, str] = {}
    for name, values in typed.items():
        if name[0] == "v" and name[1:].isdecimal():
            keys[name] = marks.get(values[0], "")
        elif name[0] == "h" and name[1:].isdecimal():
            keys[name] = "".join(letters.get(value, "") for value in values) + consent_letter()
        elif not name.startswith(("top", "q", "s")):
            keys[name] = values[0]
    keys["top"] = " ".join(
        str(numbers.get(typed[f"top{place}"][0], "")) for place in (1, 2, 3) if f"top{place}" in typed
    )
    for question in questions:
        keys |= _question_keys(typed, question)
    return keys


def _question_keys(typed: Mapping[str, Sequence[str]], question: SurveyQuestion) -> dict[str, str]:
    key = f"q{question.pk}"
    if question.kind == Kind.CONTACT:
        return {f"{key}_{part}": typed[f"{key}_{part}"][0] for part in PARTS if f"{key}_{part}" in typed}
    numbers = {value: number for number, value in numbered(question).items()}
    if question.kind == Kind.RANK:
        values: Any = [typed[f"{key}_{n}"][0] for n in range(1, 41) if f"{key}_{n}" in typed]
    else:
        values = typed.get(key, ())
    return {key: " ".join(numbers.get(value, value) for value in values)} if values else {}
