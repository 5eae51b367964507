"""What may be taken home of a result: four tables in four forms, no more than the page says, and readable again."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from django.test import Client

from answers import given
from cast import Cast
from tingsted.documents.tables import read_tables
from tingsted.kernel import guard
from tingsted.kernel.actors import VISITOR
from tingsted.kernel.rights import NotAllowed
from tingsted.surveys.actions import (
    add_question,
    close_survey,
    correct_answer,
    count_again,
    publish_result,
    put_in,
    read_comments,
    read_older_answers,
    receive_answer,
    type_sheet,
)
from tingsted.surveys.exporting import approvals_table, comments_table, questions_table, result_table
from tingsted.surveys.models import Ballot, Batch, Comment, Survey
from tingsted.surveys.older import OlderForm

EVIL = '=HYPERLINK("http://ond.example","se her")'


@pytest.fixture
def told(cast: Cast, survey: Survey) -> Survey:
    """Told by 120 people: 60 for the path, 57 for the shelter, 3 for the light; one comment is a formula."""
    question = add_question(
        cast.as_ejner, survey=survey, kind="single", words="Kommer du?", choices=("Ja", "Nej")
    )
    first, *_others = (card.pk for card in survey.cards.all())
    marks = [("very", "not now", "not now")] * 60 + [("not now", "important", "not now")] * 57
    marks += [("", "", "important")] * 3
    for number, three in enumerate(marks):
        more: dict[str, Any] = {"chosen": {question.pk: "v1" if number % 2 else "v2"}}
        if number == 0:
            more["comments"] = {first: EVIL}
        receive_answer(VISITOR, survey=survey, given=given(survey, *three, **more))
    read_comments(
        cast.as_ejner,
        survey=survey,
        decided={str(key): "public" for key in Comment.objects.values_list("pk", flat=True)},
    )
    close_survey(cast.as_ruth, survey=survey)
    return publish_result(cast.as_ruth, survey=survey)


def fetched(survey: Survey, name: str) -> bytes:
    answer = Client().get(f"{survey.get_absolute_url()}filer/{name}")
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # a streamed answer


def as_text(rows: Any) -> list[list[str]]:
    return [["" if cell is None else str(cell) for cell in row] for row in rows]


def test_every_table_reads_back_as_it_went_out_in_all_four_forms(told: Survey) -> None:
    for make in (result_table, questions_table, approvals_table):
        export = make(told)
        assert export is not None
        rows = [list(row) for row in export.rows]
        said = json.loads(fetched(told, f"{export.name}.json"))
        assert (said["format"], said["columns"], said["rows"]) == (
            "tingsted-survey 1",
            list(export.header),
            rows,
        )
        comma = list(csv.reader(io.StringIO(fetched(told, f"{export.name}.csv").decode())))
        assert comma == as_text([export.header, *rows])
        wanted = as_text([export.header, *rows])
        excel = read_tables(fetched(told, f"{export.name}.excel.csv"))[0].rows
        assert [[cell.replace(",", ".") for cell in row] for row in excel] == wanted
        (sheet,) = read_tables(fetched(told, f"{export.name}.xlsx"))
        assert [[as_number(cell) for cell in row] for row in sheet.rows] == [
            [as_number(cell) for cell in row] for row in wanted
        ]


def as_number(cell: str) -> str | float:
    try:
        return round(float(cell.replace(",", ".")), 12)
    except ValueError:
        return cell


def test_a_comment_that_is_a_formula_is_guarded_in_sheets_and_as_written_in_json(told: Survey) -> None:
    assert [row[2] for row in comments_table(told).rows] == [EVIL]
    assert json.loads(fetched(told, "kommentarer.json"))["rows"][0][2] == EVIL
    for form in ("csv", "excel.csv", "xlsx"):
        assert read_tables(fetched(told, f"kommentarer.{form}"))[0].rows[1][2] == f"'{EVIL}"


def test_single_answers_leave_out_the_ideas_that_few_called_important(told: Survey) -> None:
    export = approvals_table(told)
    assert export is not None
    rows = list(export.rows)
    assert list(export.header) == ["line", "Glumsø-1", "Glumsø-2"]
    assert [row[0] for row in rows] == list(range(1, 121))
    marks = [list(row[1:]) for row in rows]
    assert sorted(map(str, marks)) == sorted(map(str, [[1, 0]] * 60 + [[0, 1]] * 57 + [[None, None]] * 3))


def test_single_answers_are_not_handed_out_below_a_hundred(told: Survey) -> None:
    with guard.arranging():
        told.result.answers = 99
        told.result.save()
    assert approvals_table(told) is None
    assert Client().get(f"{told.get_absolute_url()}filer/svar.csv").status_code == 404


def test_answers_go_out_by_their_random_keys_and_in_no_other_order(told: Survey) -> None:
    export = approvals_table(told)
    assert export is not None
    keys = list(Ballot.objects.order_by("pk").values_list("pk", flat=True))
    in_file = [list(row) for row in export.rows]
    by_key = {ballot.pk: ballot.answers for ballot in Ballot.objects.all()}
    first = str(told.cards.all()[0].pk)
    assert [row[1] for row in in_file] == [
        None if first not in by_key[key] else int(by_key[key][first] == "very") for key in keys
    ]
    assert keys == sorted(keys)


def test_nothing_is_handed_out_before_the_result_is_public(cast: Cast, survey: Survey) -> None:
    for name in ("", "resultat.csv", "svar.json"):
        assert Client().get(f"{survey.get_absolute_url()}filer/{name}").status_code == 404


def test_once_it_is_public_no_answer_comes_to_or_goes_and_the_files_stay_the_same(
    cast: Cast, told: Survey
) -> None:
    """Two files of different days would tell what came between them: so nothing does."""
    before = {name: fetched(told, f"{name}.json") for name in ("resultat", "spoergsmaal", "svar")}
    one_more = given(told, "very", "very", "very")
    with pytest.raises(NotAllowed):
        receive_answer(VISITOR, survey=told, given=one_more)
    with pytest.raises(NotAllowed):
        correct_answer(VISITOR, survey=told, key="22222222", given=one_more)
    with pytest.raises(NotAllowed):
        type_sheet(cast.as_ejner, survey=told, code="2222-22", typed={})
    with pytest.raises(NotAllowed):
        put_in(cast.as_ejner, batch=Batch(survey=told))
    with pytest.raises(NotAllowed):
        read_older_answers(cast.as_ejner, survey=told, form=OlderForm((), {}, ()))
    count_again(cast.as_ruth, survey=told)
    assert {name: fetched(told, f"{name}.json") for name in before} == before
