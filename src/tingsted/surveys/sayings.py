"""Sentences about a survey that several pages and papers say alike."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tingsted.surveys.models import Door, Survey


def rule_in_words(survey: Survey) -> str:
    """The rule in force, as it stands beside the button."""
    match survey.door:
        case Door.CODE if survey.per_household:
            return _(
                "One answer for each household. Your code is used up when you hand in, and nobody can see what you "
                "answered by it."
            )
        case Door.CODE:
            return _(
                "One answer for each person. Your code is used up when you hand in, and nobody can see what you "
                "answered by it."
            )
        case Door.MAIL:
            return _(
                "One answer for each e-mail address. Your link is used up when you hand in, and nobody can see what "
                "you answered by it."
            )
        case Door.SIGN_IN:
            return _(
                "One answer for each person who signs in. That you have answered is noted; what you answered is kept "
                "elsewhere, without your name."
            )
        case _:
            return _("Everybody may answer once. We trust you to.")


def minutes_it_takes(cards: int, questions: int) -> int:
    """About how long it takes on a phone: a minute to begin and end, 11 seconds an idea, half a minute a question.

    `tests/surveys/test_ten_minutes.py` holds it against a model of somebody slow, who writes three comments.
    """
    return max(2, round(1 + cards * 0.18 + questions * 0.5))


def help_in_words() -> list[str]:
    """The five kinds of help, as the form offers them."""
    return [
        _("With time"),
        _("With something I can do"),
        _("By lending something"),
        _("By being a host"),
        _("By leading the way"),
    ]
