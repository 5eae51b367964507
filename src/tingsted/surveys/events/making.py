"""What can have happened while a survey is made, opened and closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_noop

from tingsted.kernel.events import Event, known


@known
@dataclass(frozen=True, kw_only=True)
class SurveyMade(Event):
    title: str
    cards: int
    words: ClassVar[str] = gettext_noop("The survey »%(title)s« was made from %(cards)s ideas")


@known
@dataclass(frozen=True, kw_only=True)
class CardsAdded(Event):
    title: str
    cards: int
    words: ClassVar[str] = gettext_noop("%(cards)s ideas were added to the survey »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class QuestionAdded(Event):
    title: str
    question: str
    words: ClassVar[str] = gettext_noop("The survey »%(title)s« also asks: %(question)s")


@known
@dataclass(frozen=True, kw_only=True)
class QuestionChanged(Event):
    title: str
    question: str
    words: ClassVar[str] = gettext_noop("A question of the survey »%(title)s« was reworded: %(question)s")


@known
@dataclass(frozen=True, kw_only=True)
class QuestionClosed(Event):
    title: str
    question: str
    words: ClassVar[str] = gettext_noop("The survey »%(title)s« no longer asks: %(question)s")


@known
@dataclass(frozen=True, kw_only=True)
class CardShortened(Event):
    title: str
    label: str
    words: ClassVar[str] = gettext_noop("Words were taken out of the card of %(label)s in »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class SurveyOpened(Event):
    title: str
    closes: str
    words: ClassVar[str] = gettext_noop("The survey »%(title)s« opened; it closes on %(closes)s")


@known
@dataclass(frozen=True, kw_only=True)
class SurveyClosed(Event):
    title: str
    answers: int
    words: ClassVar[str] = gettext_noop("The survey »%(title)s« closed with %(answers)s answers")


@known
@dataclass(frozen=True, kw_only=True)
class SurveyAskedFor(Event):
    title: str
    matter: str
    words: ClassVar[str] = gettext_noop("The survey »%(title)s« asks for the answer to »%(matter)s«")
