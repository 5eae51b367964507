"""Answers to a survey as the tests give them."""

from __future__ import annotations

from tingsted.surveys.actions import Given
from tingsted.surveys.models import Survey


def given(survey: Survey, *marks: str, **more: object) -> Given:
    cards = [card.pk for card in survey.cards.all()]
    answers = {card: mark for card, mark in zip(cards, marks, strict=False) if mark}
    return Given(answers=answers, shown=cards, **more)  # type: ignore[arg-type]  # given by the test's fixture
