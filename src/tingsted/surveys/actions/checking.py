"""What an answer to this survey may hold: everything else is refused in a sentence."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _

from tingsted.kernel.actions import Refused
from tingsted.kernel.text import tidy
from tingsted.surveys.answers import AGE_BANDS, GENDERS, MOST_IN_TOP, fits
from tingsted.surveys.given import Given
from tingsted.surveys.models import Importance, Survey, SurveyQuestion
from tingsted.surveys.queries import CardKeys

LONGEST_COMMENT = 2000
MARKS = frozenset(Importance.values)


def check_answer(survey: Survey, given: Given, cards: Collection[int]) -> None:
    """Refuse, in a sentence, what this survey's own form can't have sent."""
    strange = [k for k in (*given.answers, *given.shown, *given.comments) if k not in cards]
    if strange or any(v not in MARKS for v in given.answers.values()):
        raise Refused(_("The answer does not fit this survey. Open the page again, and try once more."))
    if not set(given.answers) <= set(given.shown):
        raise Refused(_("The answer does not fit this survey. Open the page again, and try once more."))
    if given.village and given.village not in survey.villages:
        raise Refused(_("Choose a place from the list, or leave it empty."), "landsby")
    if given.age_band and given.age_band not in AGE_BANDS:
        raise Refused(_("Choose an age from the list, or leave it empty."), "alder")
    if any(len(text) > LONGEST_COMMENT for text in given.comments.values()):
        raise Refused(_("One of the comments is longer than 2,000 characters. Shorten it, please."))
    if given.gender and not (survey.asks_gender and given.gender in GENDERS):
        raise Refused(_("The answer does not fit this survey. Open the page again, and try once more."))
    if len(set(given.top)) < len(given.top) or len(given.top) > MOST_IN_TOP or set(given.top) - set(cards):
        raise Refused(_("Point to three different ideas, or to fewer."), "top1")
    words = (*given.comments.values(), *given.said.values())
    if not (given.answers or given.chosen or given.top or given.reached or any(map(tidy, words))):
        raise Refused(_("You have not answered anything yet. Choose at least one idea."))


def check_questions(given: Given, asked: Mapping[int, SurveyQuestion]) -> None:
    """Refuse what these questions can't have been answered with."""
    named = (*given.chosen, *given.said, *given.reached)
    if any(key not in asked for key in named):
        raise Refused(_("The answer does not fit this survey. Open the page again, and try once more."))
    for key, value in given.chosen.items():
        refusal = fits(asked[key], value)
        if refusal:
            raise Refused(refusal, f"q{key}")
    if any(len(text) > LONGEST_COMMENT for text in given.said.values()):
        raise Refused(_("One of the comments is longer than 2,000 characters. Shorten it, please."))


def wordings_of(
    given: Given, cards: Mapping[int, CardKeys], questions: Mapping[int, SurveyQuestion]
) -> dict[str, int]:
    """Which wording was answered, where it was not the first."""
    answered = {f"c{key}": cards[key].wording for key in given.answers}
    answered |= {f"q{key}": questions[key].wording for key in given.chosen}
    return {place: wording for place, wording in answered.items() if wording > 1}
