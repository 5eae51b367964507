"""The questions beside the cards: added, reworded and closed, also while people answer.

Nothing that somebody answered is lost: a wording that stood while the survey was open is kept, a choice or a question
is closed and never taken away.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Max
from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.surveys.events import QuestionAdded, QuestionChanged, QuestionClosed
from tingsted.surveys.models import Kind, Survey, SurveyQuestion, Wording
from tingsted.surveys.models.questions import CHOOSING, Choice

MOST_CHOICES = 40


@action
def add_question(
    actor: Actor,
    *,
    survey: Survey,
    kind: str,
    words: str,
    why: str = "",
    choices: Sequence[str] = (),
    most: int | None = None,
    low_words: str = "",
    high_words: str = "",
) -> SurveyQuestion:
    """Ask one thing more, at the end; those who answered before were simply not asked it."""
    require("surveys.edit", actor, survey)
    question = ask_one_thing(
        survey,
        kind=kind,
        words=words,
        why=why,
        choices=choices,
        most=most,
        low_words=low_words,
        high_words=high_words,
    )
    announce(actor, QuestionAdded(about=about(survey), title=survey.title, question=question.words))
    return question


def ask_one_thing(
    survey: Survey,
    *,
    kind: str,
    words: str,
    why: str,
    choices: Sequence[str],
    most: int | None,
    low_words: str,
    high_words: str,
) -> SurveyQuestion:
    """The question at the end of the survey; called inside an action."""
    question = SurveyQuestion(survey=survey, kind=Kind(kind))
    _write(question, words=words, why=why, choices=choices, most=most, low=low_words, high=high_words)
    question.order = (survey.questions.aggregate(last=Max("order"))["last"] or 0) + 1
    question.save()
    return question


@action
def change_question(
    actor: Actor,
    *,
    question: SurveyQuestion,
    words: str,
    why: str = "",
    choices: Sequence[str] = (),
    most: int | None = None,
    low_words: str = "",
    high_words: str = "",
    seen: int | None = None,
) -> SurveyQuestion:
    """Reword it, add choices, or close those that are left out; what was answered until now keeps its wording."""
    survey = question.survey
    require("surveys.edit", actor, survey)
    before = _as_it_stands(question)
    _write(question, words=words, why=why, choices=choices, most=most, low=low_words, high=high_words)
    if survey.opened_on is not None and _as_it_stands(question) != before:
        Wording.objects.create(question=question, number=question.wording, words=before, until=clock.today())
        question.wording += 1
    save_version(question, seen=seen, sentence=question.words)
    announce(actor, QuestionChanged(about=about(survey), title=survey.title, question=question.words))
    return question


@action
def close_question(actor: Actor, *, question: SurveyQuestion, seen: int | None = None) -> SurveyQuestion:
    """Ask it no more. Before anybody could answer it is taken away; afterwards what came in stays."""
    survey = question.survey
    require("surveys.edit", actor, survey)
    if question.closed_on is not None:
        raise Refused(_("The question is closed already."))
    if survey.opened_on is None:
        SurveyQuestion.objects.filter(pk=question.pk).delete()
    else:
        question.closed_on = clock.today()
        save_version(question, seen=seen, sentence=question.words)
    announce(actor, QuestionClosed(about=about(survey), title=survey.title, question=question.words))
    return question


def _write(
    question: SurveyQuestion,
    *,
    words: str,
    why: str,
    choices: Sequence[str],
    most: int | None,
    low: str,
    high: str,
) -> None:
    """Put the words in, and refuse in a sentence what nobody could answer."""
    question.words, question.why = tidy(words), tidy(why)
    if not question.words:
        raise Refused(_("Write the question."), "words")
    question.low_words = question.high_words = ""
    if question.kind in CHOOSING:
        question.choices = _choices(question.choices, [tidy(each) for each in choices if tidy(each)])
    if question.kind == Kind.RATING:
        question.low_words, question.high_words = tidy(low), tidy(high)
    question.most = most if question.kind in (Kind.MULTIPLE, Kind.RANK) else None
    if question.kind == Kind.RANK and question.most is None:
        question.most = min(3, len(question.open_choices))
    if question.most is not None and not 1 <= question.most <= len(question.open_choices):
        raise Refused(_("One may not choose more than there is to choose from."), "most")


def _choices(before: Sequence[Choice], wanted: Sequence[str]) -> list[Choice]:
    """The choices as wanted now; one keeps its key by its words or its place, one left out is closed."""
    if len(wanted) < 2:
        raise Refused(_("Write at least two choices, each on a line of its own."), "choices")
    if len(wanted) > MOST_CHOICES:
        raise Refused(_("Forty choices are the most. Nobody reads more than that."), "choices")
    if len({each.casefold() for each in wanted}) < len(wanted):
        raise Refused(_("Two of the choices are the same."), "choices")
    known = {choice["words"].casefold(): choice for choice in before}
    next_key = 1 + max((int(choice["key"][1:]) for choice in before), default=0)
    now: list[Choice] = []
    for words in wanted:
        old = known.pop(words.casefold(), None)
        key = old["key"] if old else f"v{next_key}"
        next_key += 0 if old else 1
        now.append({"key": key, "words": words, "closed": False})
    left_out = (choice for choice in before if choice["words"].casefold() in known)
    return [*now, *(Choice(key=each["key"], words=each["words"], closed=True) for each in left_out)]


def _as_it_stands(question: SurveyQuestion) -> dict[str, object]:
    """What a reader answers to."""
    return {
        "words": question.words,
        "why": question.why,
        "choices": [dict(choice) for choice in question.open_choices],
        "most": question.most,
        "low": question.low_words,
        "high": question.high_words,
    }
