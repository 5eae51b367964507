"""The result on a big screen and on paper: the same order and figures as on the page, and no more."""

from __future__ import annotations

import io
import json
import re

import pytest
from django.test import Client
from pypdf import PdfReader

from answers import given
from cast import Cast
from tingsted.ideas.actions import hide_idea
from tingsted.kernel.actors import VISITOR
from tingsted.surveys.actions import (
    close_survey,
    publish_result,
    read_comments,
    receive_answer,
    reply_to_comment,
)
from tingsted.surveys.models import Comment, Survey


@pytest.fixture
def told(cast: Cast, survey: Survey) -> Survey:
    """Told by 22: 14 for the shelter, 8 for the path, 2 for the light; a comment that got a reply."""
    first = survey.cards.all()[0].pk
    for number in range(20):
        mark = ("very", "not now") if number < 8 else ("not now", "important")
        comments = {first: "Der er mørkt om vinteren"} if number == 0 else {}
        receive_answer(
            VISITOR, survey=survey, given=given(survey, *mark, comments=comments, village="Sandby")
        )
    for _number in range(2):
        receive_answer(VISITOR, survey=survey, given=given(survey, "", "very", "very"))
    read_comments(
        cast.as_ejner,
        survey=survey,
        decided={str(pk): "public" for pk in Comment.objects.values_list("pk", flat=True)},
    )
    (comment,) = Comment.objects.all()
    reply_to_comment(cast.as_ruth, comment=comment, words="Det spørger vi vejfolkene om", seen=0)
    close_survey(cast.as_ruth, survey=survey)
    return publish_result(cast.as_ruth, survey=survey)


def paper_of(survey: Survey) -> tuple[PdfReader, str]:
    answer = Client().get(f"{survey.get_absolute_url()}resultat.pdf")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    paper = PdfReader(io.BytesIO(answer.content))
    return paper, " ".join(" ".join(page.extract_text() for page in paper.pages).split())


def test_the_big_screen_shows_the_order_the_shares_and_where_to_read_on(told: Survey) -> None:
    page = Client().get(f"{told.get_absolute_url()}storskaerm/").content.decode()
    (ranking,) = re.findall(r'<ol class="rank">(.*?)</ol>', page, re.DOTALL)
    assert re.findall(r'<span class="what">(.*?)<br>', ranking) == [row["title"] for row in told.result.table]
    assert "22 personer har svaret" in page.replace("\xa0", " ")
    shares = re.findall(r"<b>(\d+)\s*%</b>", ranking.replace("\xa0", " "))
    assert shares == ["64", "40"]  # 14 of 22, 8 of 20; the two for the light are not told
    assert f"{told.get_absolute_url()}resultat/" in page and "<svg" in page
    assert "mørkt om vinteren" not in page  # what people wrote is read on the phone, not from a wall


def test_the_paper_says_what_the_page_says_and_reads_aloud(told: Survey) -> None:
    paper, text = paper_of(told)
    root = paper.trailer["/Root"]
    assert (bool(root["/MarkInfo"]["/Marked"]), root["/Lang"][:2]) == (True, "da")
    assert paper.metadata is not None and paper.metadata.title == told.title
    places = [text.index(row["title"]) for row in told.result.table]
    assert places == sorted(places)
    for words in ("22 personer svarede", "64 %", "40 %", "Der er mørkt om vinteren", told.result.digest[:16]):
        assert words in text.replace("\xa0", " ")
    assert "Det spørger vi vejfolkene om" in text and "Sandby" in text
    assert text.count("ikke vist") + text.count("vises ikke") >= 1  # the share of an idea that two pointed to


def test_what_the_council_has_hidden_since_is_on_neither(cast: Cast, told: Survey) -> None:
    hide_idea(cast.as_ruth, idea=told.cards.all()[0].idea)
    screen = Client().get(f"{told.get_absolute_url()}storskaerm/").content.decode()
    assert "Sti til søen" not in screen and "Sti til søen" not in paper_of(told)[1]


def test_neither_is_there_before_the_result_is_public_save_for_the_council(
    cast: Cast, survey: Survey
) -> None:
    for _number in range(6):
        receive_answer(VISITOR, survey=survey, given=given(survey, "very"))
    close_survey(cast.as_ruth, survey=survey)
    member = Client()
    member.force_login(cast.ejner)
    for name in ("storskaerm/", "resultat.pdf"):
        at = survey.get_absolute_url() + name
        assert (Client().get(at).status_code, member.get(at).status_code) == (404, 200)


def test_the_three_that_matter_most_are_told_on_the_page_on_paper_and_in_the_files(
    cast: Cast, survey: Survey
) -> None:
    first, second, third = (card.pk for card in survey.cards.all())
    for number in range(20):
        top = (first, second) if number < 12 else (second, third)
        receive_answer(VISITOR, survey=survey, given=given(survey, "very", top=top))
    close_survey(cast.as_ruth, survey=survey)
    publish_result(cast.as_ruth, survey=survey)
    page = Client().get(f"{survey.get_absolute_url()}resultat/").content.decode().replace("\xa0", " ")
    asked = page[page.index("Hvilke tre idéer er vigtigst for dig?") :]
    assert "Flest valgte »Shelter ved søen«." in asked
    assert re.findall(r'class="what">([^<]+)</span>.*?<b>(\d+)</b>', asked)[:3] == [
        ("Shelter ved søen", "20"), ("Sti til søen", "12"), ("Lys ved busstoppet", "8"),
    ]  # fmt: skip
    _paper, text = paper_of(survey)
    told = text[text.index("Hvilke tre idéer er vigtigst for dig?") :]
    assert re.search(r"Shelter ved søen 20 .*Sti til søen 12 .*Lys ved busstoppet 8", told)
    rows = json.loads(
        b"".join(Client().get(f"{survey.get_absolute_url()}filer/spoergsmaal.json").streaming_content)  # type: ignore[attr-defined]  # the client types it away
    )["rows"]
    assert [row[1:5] for row in rows] == [
        ["top", 20, "Shelter ved søen", 20], ["top", 20, "Sti til søen", 12], ["top", 20, "Lys ved busstoppet", 8],
    ]  # fmt: skip
