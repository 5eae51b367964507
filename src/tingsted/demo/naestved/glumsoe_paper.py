"""Glumsø's answers on paper: a pile that is counted, and one that waits for another pair of eyes."""

from __future__ import annotations

from datetime import date, timedelta

from tingsted.demo.story import lot, on
from tingsted.kernel.actors import Actor
from tingsted.surveys.actions import check_sheet, draw_sample, print_sheets, put_in, type_sheet
from tingsted.surveys.models import Batch, Survey

MARKS = ("very", "important", "not now", "dont know")


def answers_on_paper(ruth: Actor, ejner: Actor, survey: Survey, today: date) -> None:
    """Twenty sheets at the shop; eight are counted, four are typed and drawn to be checked."""
    codes = on(today - timedelta(days=16), lambda: print_sheets(ejner, survey=survey, copies=20))
    first = on(today - timedelta(days=5), lambda: _type(ejner, survey, codes[:8]))
    on(today - timedelta(days=4), lambda: _check_and_count(ruth, ejner, first))
    on(today - timedelta(days=1), lambda: draw_sample(ejner, batch=_type(ejner, survey, codes[8:12])))


def _type(typist: Actor, survey: Survey, codes: list[str]) -> Batch:
    chance, cards = lot(len(codes)), list(survey.cards.all())
    for code in codes:
        typed = {f"v{card.pk}": [chance.choice(MARKS)] for card in cards if chance.random() < 0.8}
        typed |= {"alder": ["80+"], "landsby": [chance.choice(survey.villages)]}
        sheet = type_sheet(typist, survey=survey, code=code, typed=typed)
    assert sheet.batch is not None  # what is typed stands in a batch
    return sheet.batch


def _check_and_count(checker: Actor, typist: Actor, batch: Batch) -> None:
    draw_sample(typist, batch=batch)
    for sheet in batch.sheets.filter(drawn=True):
        check_sheet(checker, sheet=sheet, typed=sheet.typed or {})
    put_in(typist, batch=batch)
