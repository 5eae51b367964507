"""The cards of a survey: an idea in the words it had when it was asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

from tingsted.ideas.models import Idea
from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.surveys.events import CardsAdded, CardShortened
from tingsted.surveys.models import Card, Result, Survey


@action
def add_ideas(actor: Actor, *, survey: Survey, ideas: Sequence[Idea]) -> Survey:
    """Add cards, also while it is open: those who answered before were simply not shown them."""
    require("surveys.edit", actor, survey)
    known = set(survey.cards.values_list("idea_id", flat=True))
    new = [idea for idea in ideas if idea.pk not in known]
    if not new:
        raise Refused(_("Choose at least one idea that is not in the survey already."), "ideas")
    if any(not idea.is_public or idea.merged_into_id for idea in new):
        raise Refused(_("Only an idea that everybody can see may be asked about."), "ideas")
    deal_cards(survey, new, after=len(known))
    announce(actor, CardsAdded(about=about(survey), title=survey.title, cards=len(new)))
    return survey


@action
def shorten_card(actor: Actor, *, card: Card, title: str, words: str) -> Card:
    """Take words out of a card, such as a name that should not stand there: what is left is what people answered.

    Nothing can be added or moved, whether anybody has answered or not, and `…` stands wherever something was. A result
    already counted is told anew with the shorter title; its figures are not touched.
    """
    card = Card.objects.select_for_update(of=("self",)).select_related("survey", "idea").get(pk=card.pk)
    survey, before = card.survey, card.title
    require("surveys.shorten", actor, survey)
    if not _words(title):
        raise Refused(_("Something of the title must be left."), "title")
    title, words = _left_of(before, title, "title"), _left_of(card.words, words, "words")
    if (title, words) == (before, card.words):
        raise Refused(_("Nothing is taken out yet."), "words")
    card.title, card.words = title, words
    card.save(update_fields=["title", "words"])
    result = Result.objects.filter(survey=survey).first()
    if result is not None and title != before:
        _tell_anew(result, card, before)
    announce(actor, CardShortened(about=about(survey), title=survey.title, label=card.idea.label))
    return card


def deal_cards(survey: Survey, ideas: Sequence[Idea], after: int = 0) -> None:
    """Each idea becomes a card in its words as they stand now; called inside an action."""
    Card.objects.bulk_create(
        Card(survey=survey, idea=idea, title=idea.title, words=idea.words, order=order)
        for order, idea in enumerate(ideas, start=after + 1)
    )


def _left_of(old: str, new: str, field: str) -> str:
    """The old text with `…` for each run of words that the new one leaves out; refused if the new one has others."""
    there = iter(_words(old))
    left, end, gap = "", 0, False
    for wanted in _words(tidy(new)):
        for word in there:
            if word[0].casefold() == wanted[0].casefold():
                break
            gap = True
        else:
            raise Refused(
                _(
                    "Words can only be taken out of a card, for the rest is what people answer. It says: »%(old)s«"
                )
                % {"old": old},
                field,
            )
        left += f"{' ' if left else ''}… {word[0]}" if gap else old[end : word.end()]
        end, gap = word.end(), False
    if not left:
        return ""
    return f"{left} …" if next(there, None) else left + old[end:]


def _words(text: str) -> list[re.Match[str]]:
    return list(re.finditer(r"\w+", text))


def _tell_anew(result: Result, card: Card, before: str) -> None:
    """The counted result with the shorter title, in its table and in the words on how the order was found."""
    result.table = [{**row, "title": card.title} if row["card"] == card.pk else row for row in result.table]
    result.rounds = {
        language: [sentence.replace(before, card.title) for sentence in told]
        for language, told in result.rounds.items()
    }
    result.save(update_fields=["table", "rounds"])
