"""The survey on paper: the same cards and questions, a code on each sheet, in ordinary or large print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tingsted.design.days import day_text, language
from tingsted.documents.press import press_pdf
from tingsted.documents.qr import qr_file
from tingsted.kernel import clock, links
from tingsted.surveys.answers import AGE_BANDS, GENDERS, MOST_IN_TOP
from tingsted.surveys.asking import hint_of
from tingsted.surveys.models import SCALE, Card, Door, Importance, Kind, Survey, SurveyQuestion
from tingsted.surveys.sayings import help_in_words, rule_in_words


def sheets_pdf(
    survey: Survey,
    cards: Sequence[Card],
    questions: Sequence[SurveyQuestion],
    codes: Sequence[str],
    *,
    large: bool = False,
) -> bytes:
    """One copy of the form for each code, in one file."""
    data = sheet_of(survey, cards, questions, large=large) | {"codes": list(codes)}
    return press_pdf("surveys/press/sheet.typ", data, dated=clock.today())


def sheet_of(
    survey: Survey, cards: Sequence[Card], questions: Sequence[SurveyQuestion], *, large: bool
) -> dict[str, Any]:
    """Everything that one sheet prints, as text."""
    where = links.whole(survey.short_address())
    return {
        "title": survey.title,
        "lang": language(),
        "author": survey.body.name,
        "large": large,
        "intro": survey.intro,
        "qr": qr_file(where),
        "importance": [capfirst(str(words)) for words in Importance.labels],
        "help": help_in_words(),
        "cards": [
            {"number": card.order, "label": card.idea.label, "title": card.title, "words": card.rest}
            for card in cards
            if card.closed_on is None
        ],
        "top": MOST_IN_TOP if survey.asks_top and len(cards) > 1 else 0,
        "questions": [_asked(question) for question in questions if question.closed_on is None],
        "person": _person(survey),
        "has_code": survey.door == Door.CODE,
        "words": _words(survey, where),
    }


def _words(survey: Survey, where: str) -> dict[str, str]:
    return {
        "area": survey.area.name,
        "how": _(
            "Put a cross for each idea that you have a view of, and skip the others. Everything is voluntary. "
            "Please do not write your name, except where we ask how to reach you."
        ),
        "hand_in": _("Hand it in to %(body)s by %(day)s.")
        % {"body": survey.body.name, "day": day_text(survey.closes, "dag")},
        "online": _("You can also answer on your phone:"),
        "address": where.removeprefix("https://").removeprefix("http://"),
        "picture": _("QR code with the address of the survey"),
        "rule": rule_in_words(survey) if survey.door != Door.CODE else "",
        "code": _("The code on your postcard"),
        "sheet": _("Sheet"),
        "page": _("page %(n)s of %(all)s") % {"n": "{n}", "all": "{all}"},
        "ideas": _("The ideas"),
        "comment": _("Would you like to say something about it?"),
        "helping": _("I would like to help"),
        "top": _("Which three ideas matter most to you? Write their numbers."),
        "questions": _("A few more questions"),
        "reach": _("If you offered to help"),
        "reach_why": _("We keep this apart from your answers. Only the coordinators of those ideas see it.")
        + " "
        + _(
            "We delete your address three months after the groups are formed, and after a year at the latest."
        ),
        "contact_why": _("What you write here is kept apart from your answers, and only the council sees it.")
        + " "
        + _("We delete what you write here half a year after the survey has closed.")
        + " "
        + _("You can say no again at any time: by the link in the mail you get, or by telling the council."),
        "name": _("Name"),
        "mail": _("E-mail"),
        "phone": _("Telephone"),
        "consent": _("The group may write to me"),
        "contact_consent": _("The council may get in touch with me about this."),
        "last": _("Last, if you like"),
        "privacy": _(
            "The answers are typed in without names, and the sheets are destroyed when they have been counted. "
            "The council reads comments before others can see them."
        ),
    }


def _asked(question: SurveyQuestion) -> dict[str, Any]:
    choices: list[list[str]] = []
    if question.kind == Kind.RATING:
        ends = {SCALE[0]: question.low_words, SCALE[-1]: question.high_words}
        choices = [[str(figure), ends.get(figure, "")] for figure in SCALE]
    elif question.choices:
        choices = [[choice["key"][1:], choice["words"]] for choice in question.open_choices]
    return {
        "kind": question.kind,
        "words": question.words,
        "why": question.why,
        "hint": hint_of(question),
        "choices": choices,
        "places": (question.most or 3) if question.kind == Kind.RANK else 0,
        "rank": _("Write the numbers, the most important first:"),
    }


def _person(survey: Survey) -> list[dict[str, Any]]:
    """What is asked of everybody, each with why."""
    asked = []
    if survey.villages:
        why = _("So that we can see whether all the villages were heard.")
        asked.append({"words": _("Where do you live?"), "why": why, "choices": list(survey.villages)})
    why = _("So that we can see whether both young and old were heard.")
    asked.append({"words": _("How old are you?"), "why": why, "choices": list(AGE_BANDS)})
    if survey.asks_gender:
        why = _("So that we can see whether both women and men were heard.")
        genders = [str(words) for words in GENDERS.values()]
        asked.append({"words": _("Are you a woman or a man?"), "why": why, "choices": genders})
    return asked
