"""Where two people read a sheet otherwise, in the words that stand on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tingsted.ideas.models import Help
from tingsted.surveys.answers import GENDERS
from tingsted.surveys.models import Card, Importance, SurveyQuestion


def differing_rows(
    fields: Mapping[str, tuple[str, str]],
    cards: Sequence[Card],
    questions: Sequence[SurveyQuestion],
    field_of: Callable[[str], str],
) -> list[dict[str, str]]:
    """For each place on the sheet what it is about, where it stands on the page, and what the first one typed."""
    by_id = {str(card.pk): card for card in cards}
    asked = {str(question.pk): question for question in questions}
    return [
        {
            "label": _about(name, by_id, asked),
            "field": field_of(name),
            "first": _said(name, first, by_id, asked),
        }
        for name, (first, _second) in sorted(fields.items(), key=lambda each: _place(each[0], by_id))
    ]


def _place(name: str, cards: Mapping[str, Card]) -> tuple[int, int, str]:
    """Where it stands on the sheet: idea by idea its mark, comment and help; then the rest."""
    if name[1:] in cards:
        return cards[name[1:]].order, "vkhs".index(name[0]), ""
    return len(cards) + 1, 0, "" if name.startswith("top") else name


def _about(name: str, cards: Mapping[str, Card], asked: Mapping[str, SurveyQuestion]) -> str:
    facts = {
        "landsby": _("Where do you live?"),
        "alder": _("How old are you?"),
        "koen": _("Are you a woman or a man?"),
        "navn": _("Name"),
        "mail": _("E-mail"),
    }
    if name.startswith("top"):
        return _("The three that matter most, number %(n)s") % {"n": name[3:]}
    if name in facts:
        return facts[name]
    key = name[1:].partition("_")[0]
    if name[0] == "q":
        return asked[key].words if key in asked else name
    number = cards[key].order if key in cards else key
    match name[0]:
        case "k":
            return _("Comment on idea %(n)s") % {"n": number}
        case "h" | "s":
            return _("Help with idea %(n)s") % {"n": number}
        case _:
            return _("Idea %(n)s") % {"n": number}


def _said(name: str, first: str, cards: Mapping[str, Card], asked: Mapping[str, SurveyQuestion]) -> str:
    """What was typed, as the sheet says it: the words of a mark, a choice, a kind of help."""
    values = first.split(", ")
    if not first or (name[0] == "k" and name[1:].isdecimal()):
        return first
    if name.startswith("top"):
        return str(cards[first].order) if first in cards else first
    if name[0] == "v" and name[1:].isdecimal():
        return capfirst(str(dict(Importance.choices).get(first, first)))
    if name[0] == "h" and name[1:].isdecimal():
        return ", ".join(str(dict(Help.choices).get(value, value)) for value in values)
    if name[0] == "s" and name[1:].isdecimal():
        return _("The group may write to me")
    key = name[1:].partition("_")[0]
    if name[0] == "q" and key in asked and asked[key].choices:
        return ", ".join(asked[key].words_of(value) for value in values)
    return str(GENDERS.get(first, first)) if name == "koen" else first
