"""Paper: printed with a code each, typed in batches, checked by a second person, and put in among the answers."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.models import Max
from django.http import QueryDict
from django.utils.translation import gettext as _

from tingsted.kernel import clock, rounds
from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.surveys.actions.answering import take_in
from tingsted.surveys.actions.checking import check_answer, check_questions
from tingsted.surveys.actions.mixing import mix
from tingsted.surveys.actions.roll import spend
from tingsted.surveys.codes import SHEET, canonical, new_code
from tingsted.surveys.counting import count_result
from tingsted.surveys.events import BatchDrawn, BatchPutIn, SheetChecked, SheetsPrinted, SheetTyped
from tingsted.surveys.keys import read_pass
from tingsted.surveys.models import Batch, Door, PaperSheet, Source, Survey, SurveyQuestion
from tingsted.surveys.queries import asked_in
from tingsted.surveys.sheet import AnswerSheet, differences

MOST_SHEETS = 200
ONE_IN, FEWEST = 10, 3  # the sample: a tenth, and at least three
BAD_FROM = 0.2  # a sample with so many faulty sheets means that all of the batch is checked

Typed = Mapping[str, Sequence[str]]


class ReadOtherwise(Refused):
    """The second person read something else than the first: `fields` are where."""

    def __init__(self, sentence: str, fields: Mapping[str, tuple[str, str]]) -> None:
        super().__init__(sentence)
        self.fields = fields


@action
def print_sheets(actor: Actor, *, survey: Survey, copies: int) -> list[str]:
    """Make so many sheets, each with a code of its own, and give the codes."""
    require("surveys.edit", actor, survey)
    _mind_the_rule(survey)
    if not 1 <= copies <= MOST_SHEETS:
        raise Refused(_("Print at most %(most)s sheets at a time.") % {"most": MOST_SHEETS}, "copies")
    known = set(PaperSheet.objects.filter(survey=survey).values_list("code", flat=True))
    codes: list[str] = []
    while len(codes) < copies:
        code = new_code(SHEET)
        if code not in known:
            codes.append(code)
            known.add(code)
    PaperSheet.objects.bulk_create(PaperSheet(survey=survey, code=code) for code in codes)
    announce(actor, SheetsPrinted(about=about(survey), title=survey.title, sheets=copies))
    return codes


@action
def type_sheet(
    actor: Actor, *, survey: Survey, code: str, typed: Typed, passed: str = "", again: bool = False
) -> PaperSheet:
    """Keep what stands on a sheet in the typist's open batch. `again` corrects one's own typing of it."""
    require("surveys.type_in", actor, survey)
    _mind_the_rule(survey)
    sheet = _sheet(survey, code)
    batch = _open_batch(actor, survey)
    if sheet.batch_id is not None and not (again and sheet.batch_id == batch.pk):
        raise Refused(_("Sheet %(code)s has been typed already. Put it aside.") % {"code": sheet.code}, "ark")
    read_sheet(survey, typed)
    if survey.door == Door.CODE and not sheet.admitted:
        spend(survey, read_pass(survey, passed))
        sheet.admitted = True
    sheet.batch, sheet.typed = batch, {name: list(values) for name, values in typed.items()}
    sheet.save()
    announce(actor, SheetTyped(about=about(survey), title=survey.title, batch=batch.number))
    return sheet


@action
def draw_sample(actor: Actor, *, batch: Batch) -> Batch:
    """The pile is typed: draw the sheets that a second person types again."""
    survey = batch.survey
    require("surveys.type_in", actor, survey)
    if batch.drawn_on is not None:
        raise Refused(_("The sample is drawn already."))
    sheets = list(batch.sheets.all())
    if not sheets:
        raise Refused(_("Nothing is typed in this batch yet."))
    size = min(len(sheets), max(FEWEST, -(-len(sheets) // ONE_IN)))
    drawn = secrets.SystemRandom().sample(sheets, size)
    PaperSheet.objects.filter(pk__in=[sheet.pk for sheet in drawn]).update(drawn=True)
    batch.drawn_on = clock.today()
    batch.save(update_fields=["drawn_on"])
    announce(actor, BatchDrawn(about=about(survey), title=survey.title, batch=batch.number, sheets=size))
    return batch


@action
def check_sheet(actor: Actor, *, sheet: PaperSheet, typed: Typed, looked_again: bool = False) -> PaperSheet:
    """A second person has typed the sheet too. Where the two differ they look again; then theirs stands."""
    batch = sheet.batch
    if batch is None or sheet.typed is None or not sheet.drawn:
        raise Refused(_("That sheet is not in the sample."))
    require("surveys.check_paper", actor, batch)
    if sheet.checked:
        raise Refused(_("That sheet has been checked."))
    read_sheet(batch.survey, typed)
    differing = differences(sheet.typed, typed)
    if differing and not looked_again:
        raise ReadOtherwise(
            _("You have typed something else than the first did. Look at the sheet once more."), differing
        )
    sheet.typed = {name: list(values) for name, values in typed.items()}
    sheet.checked, sheet.faults = True, len(differing)
    sheet.save(update_fields=["typed", "checked", "faults"])
    _draw_all_if_bad(batch)
    announce(actor, SheetChecked(about=about(batch.survey), title=batch.survey.title, batch=batch.number))
    return sheet


@action
def put_in(actor: Actor, *, batch: Batch) -> Batch:
    """The sheets become ballots in random order, and what was typed is erased from them."""
    survey = batch.survey
    require("surveys.put_in", actor, survey)
    if batch.put_in_on is not None:
        raise Refused(_("The batch is in already."))
    if batch.drawn_on is None or batch.sheets.filter(drawn=True, checked=False).exists():
        raise Refused(_("A second person must check the sample first."))
    sheets = list(batch.sheets.all())
    secrets.SystemRandom().shuffle(sheets)
    cards, questions, _as_of = rounds.read(asked_in(survey.pk))
    for sheet in sheets:
        answer = _as_answer(sheet.typed or {}, cards, questions)
        take_in(survey, answer.given(), answer.helping(), cards, questions, source=Source.PAPER)
    batch.faults_found = sum(sheet.faults for sheet in sheets)
    batch.sheets_counted, batch.put_in_on, batch.typist = len(sheets), clock.today(), None
    batch.save()
    PaperSheet.objects.filter(batch=batch).update(typed=None)
    mix(survey)
    if survey.closed_on is not None:
        count_result(survey)
    announce(
        actor, BatchPutIn(about=about(survey), title=survey.title, batch=batch.number, sheets=len(sheets))
    )
    return batch


def read_sheet(survey: Survey, typed: Typed) -> AnswerSheet:
    """What was typed, held against the survey; refused in a sentence where it does not fit."""
    cards, questions, _as_of = rounds.read(asked_in(survey.pk))
    answer = _as_answer(typed, cards, questions)
    if not answer.is_valid():
        field, sentence = next(iter(answer.errors.items()))
        raise Refused(sentence, field)
    check_answer(survey, answer.given(), cards)
    check_questions(answer.given(), questions)
    return answer


def _as_answer(typed: Typed, cards: Collection[int], questions: Mapping[int, SurveyQuestion]) -> AnswerSheet:
    data = QueryDict(mutable=True)
    for name, values in typed.items():
        data.setlist(name, list(values))
    return AnswerSheet(data, cards, questions.values())


def _mind_the_rule(survey: Survey) -> None:
    if not survey.takes_paper:
        raise Refused(
            _("This survey is not on paper: a sheet can't show who has answered by a link or signed in.")
        )


def _sheet(survey: Survey, code: str) -> PaperSheet:
    """The printed sheet with that code."""
    known = canonical(code, SHEET)
    sheet = (
        PaperSheet.objects.filter(survey=survey).select_for_update().filter(code=known).first()
        if known
        else None
    )
    if sheet is None:
        raise Refused(_("We have printed no sheet with that code. Look at it again."), "ark")
    return sheet


def _open_batch(actor: Actor, survey: Survey) -> Batch:
    """The typist's own pile, begun now if there is none."""
    mine = Batch.objects.filter(survey=survey, typist=actor.person, drawn_on=None, put_in_on=None).first()
    if mine is not None:
        return mine
    last: Any = Batch.objects.filter(survey=survey).aggregate(last=Max("number"))["last"] or 0
    return Batch.objects.create(survey=survey, number=last + 1, typist=actor.person, begun_on=clock.today())


def _draw_all_if_bad(batch: Batch) -> None:
    """When the sample is checked and too much of it was wrong, the rest is drawn too."""
    drawn = list(batch.sheets.filter(drawn=True))
    if all(sheet.checked for sheet in drawn):
        wrong = sum(sheet.faults > 0 for sheet in drawn)
        if wrong / len(drawn) > BAD_FROM:
            batch.sheets.filter(drawn=False).update(drawn=True)
