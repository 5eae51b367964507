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
from tingsted.kernel.actions import Refused
from tingsted.surveys.actions import close_survey, print_sheets, read_older_answers
from tingsted.surveys.models import Ballot, Comment, Result, Survey, SurveyQuestion
from tingsted.surveys.older import OlderForm, read_older
from tingsted.surveys.queries import printed_for

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


def test_a_second_file_goes_on_with_the_questions_of_the_first(cast: Cast, older_survey: Survey) -> None:
    """Two people type each a pile: what they found is one count, not two halves."""
    first = b"Ark;Krydser;Alder\nGL-1A2B;1, 2;30-49\nGL-1A2C;2;65+\n"
    second = b"Ark;Krydser;Alder\nGL-1A2D;2, 3;15-29\nGL-1A2C;2;65+\n"
    for data, new in ((first, 2), (second, 1)):
        form = read_older(data, None, VILLAGES)
        assert read_older_answers(cast.as_ejner, survey=older_survey, form=form) == new
    marks = SurveyQuestion.objects.get(kind="multiple")
    assert [choice["key"] for choice in marks.choices] == ["v1", "v2", "v3"]
    chosen = sorted(ballot.given[str(marks.pk)] for ballot in Ballot.objects.all())
    assert chosen == [["v1", "v2"], ["v2"], ["v2", "v3"]]
    other = read_older(b"Ark;Krydser\nGL-1A2E;1\n", "Nr;Idé\n1;En helt anden\n".encode(), VILLAGES)
    read_older_answers(cast.as_ejner, survey=older_survey, form=other)
    assert SurveyQuestion.objects.filter(kind="multiple").count() == 2  # number 1 meant something else there


def test_rows_without_a_code_are_read_once_and_the_paper_page_counts_only_its_own_sheets(
    cast: Cast, older_survey: Survey
) -> None:
    form = read_older(b"Krydser\n1\n2, 3\n", None, VILLAGES)
    assert read_older_answers(cast.as_ejner, survey=older_survey, form=form) == 2
    with pytest.raises(Refused, match="Ark"):
        read_older_answers(cast.as_ejner, survey=older_survey, form=form)
    read_older_answers(
        cast.as_ejner, survey=older_survey, form=read_older(b"Ark;Krydser\nGL-1A2B;1\n", None, ())
    )
    print_sheets(cast.as_ejner, survey=older_survey, copies=3)
    assert printed_for(older_survey) == 3


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
