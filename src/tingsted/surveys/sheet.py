"""An answer as it came from the page: read by hand, since forty cards are one form without a model."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import QueryDict
from django.utils.translation import gettext as _

from tingsted.surveys.answers import MOST_IN_TOP, fits
from tingsted.surveys.given import Given, Helping, Reach
from tingsted.surveys.models import Ballot, Kind, SurveyQuestion

# Far beyond what a comment may be, so that it is refused; but no page sends ten megabytes back.
LONGEST_READ = 20_000
_NAME = re.compile(r"^([vkhs])(\d{1,12})$")


class AnswerSheet:
    """What somebody marked, chose and wrote; `errors` are sentences by the field's id on the page."""

    def __init__(
        self, data: QueryDict, cards: Collection[int], questions: Collection[SurveyQuestion] = ()
    ) -> None:
        self.data = data
        self.errors: dict[str, str] = {}
        self._ids = set(cards)
        self._questions = questions
        marks: dict[str, dict[int, Any]] = {"v": {}, "k": {}, "h": {}, "s": {}}
        for name in data:
            match = _NAME.match(name)
            if match:
                letter, card = match[1], int(match[2])
                marks[letter][card] = data.getlist(name) if letter == "h" else data[name][:LONGEST_READ]
        self.answers: dict[int, str] = {k: v for k, v in marks["v"].items() if v}
        self.comments: dict[int, str] = {k: v for k, v in marks["k"].items() if v.strip()}
        self.help: dict[int, list[str]] = {k: v for k, v in marks["h"].items() if v}
        self.consents: set[int] = {k for k, v in marks["s"].items() if v}
        self.name = data.get("navn", "")[:120]
        self.email = data.get("mail", "").strip()
        self.top = self._numbers(f"top{place}" for place in range(1, MOST_IN_TOP + 1))
        self.chosen: dict[int, Any] = {}
        self.said: dict[int, str] = {}
        self.reached: dict[int, Reach] = {}
        for question in questions:
            self._read(question)

    def is_valid(self) -> bool:
        """Only what a person can mend is an error here; what a page can't send is refused by the action."""
        if self.help:
            self._reachable("mail", self.email)
        for card in self.help.keys() - self.consents:
            self.errors[f"s{card}"] = _(
                "Tick here, so that the group may write to you about this idea. Or take away your offer of help."
            )
        for question in self._questions:
            key = f"q{question.pk}"
            if question.pk in self.chosen and (refusal := fits(question, self.chosen[question.pk])):
                self.errors[key] = refusal
            if question.pk in self.reached:
                self._check_reach(key, self.reached[question.pk])
        if len(set(self.top)) < len(self.top):
            self.errors["top1"] = _("Point to three different ideas, or to fewer.")
        return not self.errors

    def given(self) -> Given:
        """The answer without who: cards that were shown and how they were marked."""
        seen = {int(n[:12]) for n in self.data.get("vist", "").split(",") if n.isdecimal()} & self._ids
        shown = (seen or self._ids) | set(self.answers)
        return Given(
            answers=self.answers,
            shown=sorted(shown),
            comments=self.comments,
            village=self.data.get("landsby", ""),
            age_band=self.data.get("alder", ""),
            gender=self.data.get("koen", ""),
            top=self.top,
            chosen=self.chosen,
            said=self.said,
            reached=self.reached,
        )

    def helping(self) -> Helping | None:
        """The offers of help, for the other table: to each idea with a consent of its own."""
        kinds = {card: kinds for card, kinds in self.help.items() if card in self.consents}
        return Helping(kinds=kinds, name=self.name, email=self.email) if kinds else None

    def _read(self, question: SurveyQuestion) -> None:
        key = f"q{question.pk}"
        match question.kind:
            case Kind.SINGLE if self._text(key):
                self.chosen[question.pk] = self._text(key)
            case Kind.RATING if self._text(key).isdecimal():
                self.chosen[question.pk] = int(self._text(key)[:2])
            case Kind.MULTIPLE if self.data.getlist(key):
                self.chosen[question.pk] = self.data.getlist(key)
            case Kind.RANK:
                places = (self.data.get(f"{key}_{place}", "") for place in range(1, (question.most or 3) + 1))
                if ranked := [each for each in places if each]:
                    self.chosen[question.pk] = ranked
            case Kind.TEXT if self._text(key).strip():
                self.said[question.pk] = self._text(key)[:LONGEST_READ]
            case Kind.CONTACT:
                reach = Reach(
                    *(self.data.get(f"{key}_{part}", "").strip() for part in ("navn", "mail", "tlf"))
                )
                if reach != Reach():
                    self.reached[question.pk] = reach

    def _check_reach(self, key: str, reach: Reach) -> None:
        if reach.email or not reach.phone:
            self._reachable(f"{key}_mail", reach.email)
        if not self.data.get(f"{key}_ja"):
            self.errors[f"{key}_ja"] = _("Tick here, so that we may write to you. Or take your address away.")

    def _reachable(self, field: str, email: str) -> None:
        try:
            validate_email(email)
        except ValidationError:
            self.errors[field] = _("Write your e-mail address, for example inger@tingsted.example")

    def _numbers(self, names: Iterable[str]) -> list[int]:
        return [int(text[:12]) for name in names if (text := self._text(name)).isdecimal()]

    def _text(self, name: str) -> str:
        return str(self.data.get(name, ""))


def as_sent(
    ballot: Ballot, words: Mapping[str, str], questions: Iterable[SurveyQuestion]
) -> dict[str, list[str]]:
    """An answer as the page would send it: what `AnswerSheet` reads, written back."""
    data = {f"v{card}": [mark] for card, mark in ballot.answers.items()}
    data |= {f"k{place[1:]}" if place[0] == "c" else place: [said] for place, said in words.items()}
    data |= {f"top{place}": [str(card)] for place, card in enumerate(ballot.top, 1)}
    data["vist"] = [",".join(map(str, ballot.shown))]
    data |= {"landsby": [ballot.village], "alder": [ballot.age_band], "koen": [ballot.gender]}
    for question in questions:
        value = ballot.given.get(str(question.pk))
        if value is None:
            continue
        if question.kind == Kind.RANK:
            data |= {f"q{question.pk}_{place}": [key] for place, key in enumerate(value, 1)}
        else:
            data[f"q{question.pk}"] = list(value) if isinstance(value, list) else [str(value)]
    return data


def differences(
    first: Mapping[str, Sequence[str]], second: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, str]]:
    """Field → what two people typed from the same sheet, where they differ in more than signs and capitals."""
    return {
        name: (", ".join(first.get(name, ())), ", ".join(second.get(name, ())))
        for name in sorted({*first, *second})
        if _plain(first.get(name, ())) != _plain(second.get(name, ()))
    }


def _plain(values: Sequence[str]) -> list[str]:
    words = (" ".join(re.findall(r"\w+", value.casefold())) for value in values)
    return sorted(word for word in words if word)
