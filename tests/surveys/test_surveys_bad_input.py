"""What nobody should send, and what happens: each has a rule, a sentence, and nothing lost or broken."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from pypdf import PdfReader

from answers import given
from cast import Cast
from tingsted.documents.tables import Unreadable
from tingsted.ideas.models import Idea
from tingsted.kernel import clock, guard
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import VISITOR
from tingsted.kernel.models import Tally
from tingsted.kernel.rights import NotAllowed
from tingsted.surveys.actions import (
    Given,
    add_question,
    close_survey,
    make_survey,
    open_survey,
    publish_result,
    receive_answer,
    set_door,
)
from tingsted.surveys.addresses import read_addresses, read_mails
from tingsted.surveys.models import Ballot, Comment, Result, Survey

STREET = "Søvej 3;4171;Glumsø"


def hand_in(survey: Survey, **sheet: Any) -> Any:
    return Client().post(survey.get_absolute_url(), sheet)


def test_a_comment_of_ten_megabytes_is_refused_in_a_sentence(survey: Survey) -> None:
    card = survey.cards.all()[0].pk
    answer = hand_in(survey, **{f"v{card}": "very", f"k{card}": "å" * 5_000_000})
    assert answer.status_code == 422
    assert "længere end 2.000 tegn" in answer.content.decode()
    assert answer.content.count(b"\xc3\xa5") < 100_000  # the page does not send ten megabytes back
    assert Ballot.objects.count() == 0


def test_what_is_bigger_than_a_form_may_be_is_turned_away_kindly(survey: Survey, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000
    answer = hand_in(survey, k1="x" * 20_000)
    assert answer.status_code in (400, 413) and "<h1" in answer.content.decode()


@pytest.mark.parametrize(
    "sheet",
    [
        {"vist": "9" * 5000},
        {"vist": "1,²,-1,;DROP TABLE"},
        {"top1": "9" * 5000},
        {"v99999999999": "very"},
        {"landsby": "\x00"},
        {"koen": "kvinde"},
        {"orden": "../../etc"},
        {"kvittering": "x" * 100_000},
        {"q1": "v1", "q1_1": "v1"},
    ],
)
def test_a_form_that_no_page_sends_breaks_nothing(survey: Survey, sheet: dict[str, str]) -> None:
    card = survey.cards.all()[0].pk
    assert hand_in(survey, **{f"v{card}": "very", **sheet}).status_code in (302, 422)


def test_words_with_control_characters_and_broken_letters_come_in_clean(survey: Survey) -> None:
    card = survey.cards.all()[0].pk
    body = f"v{card}=very&k{card}=Gr%F8d%00+p%E5+s%C3%B8en%1B[31m".encode()
    answer = Client().post(survey.get_absolute_url(), body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 302
    words = Comment.objects.get().words
    assert "søen" in words and not any(ord(character) < 32 for character in words)


def test_a_form_in_another_encoding_is_turned_away_kindly(survey: Survey) -> None:
    card = survey.cards.all()[0].pk
    body = f"v{card}=very&k{card}=Gr%F8d".encode()
    kind = "application/x-www-form-urlencoded; charset=iso-8859-1"
    answer = Client(raise_request_exception=False).post(survey.get_absolute_url(), body, content_type=kind)
    assert answer.status_code == 400 and "Det kunne vi ikke læse" in answer.content.decode()


def test_unknown_ids_and_choices_are_refused_in_a_sentence(cast: Cast, survey: Survey) -> None:
    asked = add_question(cast.as_ejner, survey=survey, kind="single", words="Hvad?", choices=("Ja", "Nej"))
    for wrong in ({"v1234567": "very"}, {f"q{asked.pk}": "v9"}, {f"q{asked.pk}": "<script>"}):
        answer = hand_in(survey, **wrong)
        assert answer.status_code == 422 and "passer ikke til" in answer.content.decode()


def test_an_answer_on_its_way_when_the_survey_closed_is_shown_to_take_along(
    cast: Cast, survey: Survey
) -> None:
    close_survey(cast.as_ruth, survey=survey)
    card = survey.cards.all()[0].pk
    answer = hand_in(survey, **{f"v{card}": "very", f"k{card}": "Det var vigtigt for mig"})
    assert answer.status_code == 403 and "Det var vigtigt for mig" in answer.content.decode()


def test_an_answer_that_was_read_before_it_closed_is_not_written_after_it_was_counted(
    cast: Cast, survey: Survey
) -> None:
    read_before = Survey.objects.get(pk=survey.pk)
    close_survey(cast.as_ruth, survey=survey)
    with pytest.raises(NotAllowed):
        receive_answer(VISITOR, survey=read_before, given=given(survey, "very"))
    assert Ballot.objects.count() == survey.result.answers == 0


def test_a_library_is_fine_and_a_script_is_not(survey: Survey, settings: Any) -> None:
    """Three hundred an hour is a line at two computers all day; a script has sent as many in a minute.

    A library's thousand come in at the real limit, two hundred and fifty an hour; the script stops at three hundred.
    """
    assert settings.ANSWERS_PER_ADDRESS_AN_HOUR == 300
    sheet = {f"v{survey.cards.all()[0].pk}": "very"}
    first = clock.noon(clock.today())
    for hour in range(4):
        with clock.at(first + timedelta(minutes=61 * hour)):
            statuses = [hand_in(survey, **sheet).status_code]
            _as_if_so_many_had_come(249)
            assert [*statuses, hand_in(survey, **sheet).status_code] == [302, 302]
    with clock.at(first + timedelta(minutes=10)):
        _as_if_so_many_had_come(299)
        assert [hand_in(survey, **sheet).status_code for _n in range(3)] == [302, 429, 429]
    with clock.at(first + timedelta(minutes=71)):
        assert hand_in(survey, **sheet).status_code == 302
    assert Ballot.objects.count() == 10


def _as_if_so_many_had_come(count: int) -> None:
    """From the same address as the test's own, in the window that runs."""
    with guard.arranging():
        Tally.objects.update(count=count, until=clock.now() + timedelta(hours=1))


def test_a_survey_without_ideas_asks_its_questions_and_has_a_result(cast: Cast) -> None:
    made = make_survey(
        cast.as_ejner,
        body=cast.council,
        ideas=(),
        title="Kort spørgsmål",
        closes=clock.today(),
        pattern="poll",
    )
    open_survey(cast.as_ruth, survey=made)
    (question,) = made.questions.all()
    page = Client().get(made.get_absolute_url()).content.decode()
    assert "Ét spørgsmål venter på din mening" in page and "alle-ideer" not in page
    for _n in range(6):
        assert hand_in(made, **{f"q{question.pk}": "v1"}).status_code == 302
    close_survey(cast.as_ruth, survey=made)
    publish_result(cast.as_ruth, survey=made)
    result = Result.objects.get()
    assert (result.table, result.questions[0]["answered"]) == ([], 6)
    shown = Client().get(made.get_absolute_url() + "resultat/")
    assert shown.status_code == 200 and "Det første forslag" in shown.content.decode()


def test_a_survey_that_asks_nothing_cannot_open(cast: Cast) -> None:
    with pytest.raises(Refused):
        make_survey(cast.as_ejner, body=cast.council, ideas=(), title="Hvad?", closes=clock.today())


def test_an_answer_with_nothing_in_it_is_not_an_answer(survey: Survey) -> None:
    with pytest.raises(Refused):
        receive_answer(VISITOR, survey=survey, given=Given({}, []))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_list_of_addresses_is_read_in_every_encoding_that_excel_writes(encoding: str) -> None:
    data = f"Adresse;Postnr;By\r\n{STREET}\r\n".encode(encoding)
    assert read_addresses(data, per_household=True).addresses == [("Søvej 3", "4171 Glumsø")]


def test_the_rows_of_a_list_that_are_no_address_are_told_one_by_one() -> None:
    rows = (
        "Navn;Vejnavn;Husnr;Postnr;By",
        "Ane;Søvej;3;4171;Glumsø",
        "Bo;Søvej;3;4171;Glumsø",
        "Carl;;;;",
        "=1+1;;;;",
    )
    read = read_addresses("\n".join(rows).encode(), per_household=True)
    assert read.addresses == [("Ane", "Søvej 3", "4171 Glumsø")]
    assert [fault.row for fault in read.faults] == [3, 4, 5]
    each = read_addresses("\n".join(rows).encode(), per_household=False)
    assert [lines[0] for lines in each.addresses] == ["Ane", "Bo"]


@pytest.mark.parametrize(
    "data", [b"", b";;;\n", b"\x00\x01\x02\x03", b"PK\x03\x04broken", b"Navn\nAne\n", b"x" * 2_000_000]
)
def test_an_empty_or_hostile_list_gets_a_sentence(data: bytes) -> None:
    for read in (lambda d: read_addresses(d, per_household=True), read_mails):
        with pytest.raises(Unreadable):
            read(data)


def test_the_addresses_of_postcards_leave_no_trace(cast: Cast, ideas: list[Idea]) -> None:
    made = make_survey(cast.as_ejner, body=cast.council, ideas=ideas, title="Hvad?", closes=clock.today())
    open_survey(cast.as_ruth, survey=set_door(cast.as_ruth, survey=made, door="code", per_household=True))
    gudrun = Client()
    gudrun.force_login(cast.gudrun)
    path = made.get_absolute_url() + "adgang/postkort/"
    file = SimpleUploadedFile("liste.csv", "Adresse;Postnr;By\nPrøvehusvej 3;4171;Glumsø\n".encode("cp1252"))
    looked = gudrun.post(path, {"file": file})
    assert "Prøvehusvej 3" in looked.content.decode()
    cards = gudrun.post(path, {"data": looked.context["carried"]})
    assert (cards["Content-Type"], cards["Cache-Control"]) == ("application/pdf", "private, no-store")
    text = PdfReader(io.BytesIO(cards.content)).pages[0].extract_text()
    assert "Prøvehusvej 3" in text
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            assert "Prøvehusvej" not in str(cursor.fetchall())
