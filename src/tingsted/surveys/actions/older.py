"""Answers of an older form read in: a question with several choices of its own, never put together with idea cards."""

from __future__ import annotations

import secrets
from collections.abc import Collection

from django.db.models import Max
from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.surveys.actions.answering import take_in
from tingsted.surveys.actions.mixing import mix
from tingsted.surveys.counting import count_result
from tingsted.surveys.events import OlderAnswersRead
from tingsted.surveys.given import Given
from tingsted.surveys.models import Door, Kind, PaperSheet, Source, Survey, SurveyQuestion
from tingsted.surveys.models.questions import Choice
from tingsted.surveys.older import MOST_MARKS, OlderAnswer, OlderForm


@action
def read_older_answers(
    actor: Actor, *, survey: Survey, form: OlderForm, left_out: Collection[int] = ()
) -> int:
    """Take in the rows that were not left out; gives how many. A sheet that was read in before is not taken again."""
    require("surveys.put_in", actor, survey)
    if survey.door != Door.OPEN:
        raise Refused(
            _(
                "An older form can't show who has answered, so it can only be read in where people answer on trust."
            ),
            "file",
        )
    known = set(PaperSheet.objects.filter(survey=survey).values_list("code", flat=True))
    rows = [each for each in form.taken if each.row not in left_out and each.code not in known]
    if not rows:
        raise Refused(_("There is nothing new to read in from that file."), "file")
    if not all(row.code for row in rows) and survey.ballots.filter(source=Source.OLDER).exists():
        raise Refused(
            _(
                "Answers of an older form were read in before, and some of these rows have no code of a sheet. Give "
                "each row its code in the column Ark, so that none is counted twice."
            ),
            "file",
        )
    asked = _questions(survey, form)
    by_id = {question.pk: question for question in asked.values()}
    secrets.SystemRandom().shuffle(rows)
    for row in rows:
        take_in(survey, _given(row, asked), None, {}, by_id, source=Source.OLDER)
    codes = sorted({row.code[:8] for row in rows if row.code})
    PaperSheet.objects.bulk_create(PaperSheet(survey=survey, code=code) for code in codes)
    mix(survey)
    if survey.closed_on is not None:
        count_result(survey)
    announce(actor, OlderAnswersRead(about=about(survey), title=survey.title, answers=len(rows)))
    return len(rows)


def _questions(survey: Survey, form: OlderForm) -> dict[str, SurveyQuestion]:
    """The older form's questions, closed from the start: they are counted, and nobody is asked them on the page.

    A second file of the same form goes on with the questions of the first.
    """
    order = survey.questions.aggregate(last=Max("order"))["last"] or 0
    ideas: list[Choice] = [
        {"key": f"v{number}", "words": f"{number}. {words}".replace("\n", " / ")[:200], "closed": False}
        for number, words in form.ideas.items()
    ]
    ages: list[Choice] = [{"key": f"v{band}", "words": band, "closed": False} for band in form.ages]
    wanted: tuple[tuple[str, Kind, str, list[Choice], int | None], ...] = (
        ("marks", Kind.MULTIPLE, _("On the older form: up to five ideas"), ideas, MOST_MARKS),
        ("most", Kind.SINGLE, _("On the older form: the most important of them"), ideas, None),
        ("age", Kind.SINGLE, _("On the older form: age"), ages, None),
        ("comment", Kind.TEXT, _("On the older form: comments"), [], None),
        ("help", Kind.TEXT, _("On the older form: what they would help with"), [], None),
    )
    return {
        name: _gone_on_with(survey, kind, words, choices)
        or SurveyQuestion.objects.create(
            survey=survey,
            kind=kind,
            words=words,
            choices=choices,
            most=most,
            order=order + place,
            closed_on=clock.today(),
        )
        for place, (name, kind, words, choices, most) in enumerate(wanted, 1)
    }


def _gone_on_with(survey: Survey, kind: Kind, words: str, choices: list[Choice]) -> SurveyQuestion | None:
    """The same question of an earlier file, with what it did not have yet; None where a number meant something else."""
    for there in survey.questions.filter(kind=kind, words=words, closed_on__isnull=False):
        known = {choice["key"]: choice["words"] for choice in there.choices}
        if all(known.get(choice["key"], choice["words"]) == choice["words"] for choice in choices):
            there.choices = [*there.choices, *(c for c in choices if c["key"] not in known)]
            there.save(update_fields=["choices"])
            return there
    return None


def _given(row: OlderAnswer, asked: dict[str, SurveyQuestion]) -> Given:
    chosen: dict[int, object] = {}
    if row.marks:
        chosen[asked["marks"].pk] = [f"v{number}" for number in row.marks]
    if row.most:
        chosen[asked["most"].pk] = f"v{row.most}"
    if row.age:
        chosen[asked["age"].pk] = f"v{row.age}"
    said = {asked[name].pk: words for name in ("comment", "help") if (words := getattr(row, name))}
    return Given(answers={}, shown=[], village=row.village, chosen=chosen, said=said)
