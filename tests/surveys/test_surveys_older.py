"""Forty answers of an older form with fifteen oddities: read as one question with several choices."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from cast import Cast
from tingsted.documents.tables import Unreadable
from tingsted.kernel import guard
from tingsted.surveys.actions import close_survey, read_older_answers
from tingsted.surveys.models import Ballot, Comment, Result, Survey, SurveyQuestion
from tingsted.surveys.older import OlderForm, read_older

DATA = Path(__file__).parent.parent / "data"
FILE = (DATA / "papirsvar.csv").read_bytes()
IDEAS = (DATA / "ideer-borgermoede.csv").read_bytes()
FACIT = json.loads((DATA / "papirsvar-facit.json").read_text())
VILLAGES = ["Bavelse", "Glumsø", "Næsby", "Sandby", "Tyvelse", "Vrangstrup"]


@pytest.fixture
def read() -> OlderForm:
    return read_older(FILE, IDEAS, VILLAGES)


@pytest.fixture
def older_survey(survey: Survey) -> Survey:
    with guard.arranging():
        survey.villages = VILLAGES
        survey.save()
    return survey


def test_every_oddity_of_the_facit_is_shown_and_nothing_else(read: OlderForm) -> None:
    odd = {answer.row for answer in read.answers if answer.odd}
    assert odd == {fault["raekke"] for fault in FACIT["fejl"]}


@pytest.mark.parametrize(
    ("row", "marks", "most"),
    [
        (18, ["47", "70"], ""),  # 33 was used twice
        (19, ["14", "35", "9"], "35"),
        (20, ["1", "15", "27"], "27"),
        (21, [], ""),  # seven marks
        (22, [], ""),  # there is no idea 59
        (26, [], ""),  # "alle"
        (33, ["1", "5", "11", "18"], "18"),  # "?"
        (35, [], ""),  # against it
        (40, ["3", "5", "18"], "5"),
    ],
)
def test_what_is_taken_in_of_an_odd_row(read: OlderForm, row: int, marks: list[str], most: str) -> None:
    answer = read.answers[row - 1]
    assert (answer.marks, answer.most) == (marks, most)


def test_a_sheet_typed_twice_and_an_empty_one_are_left_out_and_like_codes_are_not(read: OlderForm) -> None:
    assert [answer.row for answer in read.answers if answer.skipped] == [25, 32]
    assert {code for pair in FACIT["lignende_koder"] for code in pair} <= {a.code for a in read.taken}


def test_a_village_is_read_by_its_letters_and_a_stranger_is_left_empty(read: OlderForm) -> None:
    assert [(read.answers[n - 1].village, read.answers[n - 1].age) for n in (30, 40)] == [
        ("Glumsø", "30-49"), ("", ""),
    ]  # fmt: skip


def test_they_are_a_question_of_their_own_and_no_card_gets_a_mark(
    cast: Cast, older_survey: Survey, read: OlderForm
) -> None:
    assert read_older_answers(cast.as_ejner, survey=older_survey, form=read, left_out=[37]) == 37
    assert set(Ballot.objects.values_list("source", flat=True)) == {"older"}
    assert all((ballot.answers, ballot.shown) == ({}, []) for ballot in Ballot.objects.all())
    assert set(Comment.objects.values_list("standing", flat=True)) == {"waiting"}
    marks = SurveyQuestion.objects.get(kind="multiple")
    page = Client().get(older_survey.get_absolute_url()).content.decode()
    assert marks.closed_on is not None and marks.words not in page
    close_survey(cast.as_ruth, survey=older_survey)
    counted = next(q for q in Result.objects.get().questions if q["question"] == marks.pk)
    assert counted["answered"] == sum(bool(a.marks) for a in read.taken if a.row != 37)
    assert all(row["count"] is None or row["count"] >= 5 or row["count"] == 0 for row in counted["rows"])
    assert all(row["approvals"] is None or row["approvals"] == 0 for row in Result.objects.get().table)


def test_the_same_file_is_not_read_in_twice(cast: Cast, older_survey: Survey, read: OlderForm) -> None:
    read_older_answers(cast.as_ejner, survey=older_survey, form=read)
    client = Client()
    client.force_login(cast.ejner)
    path = older_survey.get_absolute_url() + "papir/aeldre/"
    looked = client.post(path, {"file": _file(FILE), "ideas": _file(IDEAS)})
    carried = dict(zip(("data", "list"), looked.context["carried"], strict=True))
    again = client.post(path, carried)
    assert (looked.status_code, again.status_code, Ballot.objects.count()) == (200, 422, 38)


@pytest.mark.parametrize(
    "data", [b"", b"\x00\x01\x02", b"Navn;Alder\nBo;7\n", b"Krydser\n", "Krydser\n=1+1\n".encode("utf-16")]
)
def test_an_empty_or_hostile_file_gets_a_sentence(data: bytes) -> None:
    if data.startswith("Krydser".encode("utf-16")[:4]):
        assert read_older(data, None, ()).answers[0].odd  # a formula is text, and told
        return
    with pytest.raises(Unreadable):
        read_older(data, None, ())


def _file(data: bytes) -> Any:
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile("svar.csv", data)
