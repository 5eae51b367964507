"""Paper: printed with a code each, typed by keys, checked by a second person, counted without a trace of the sheet."""

from __future__ import annotations

import io
from collections import Counter
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader

from cast import Cast
from surveys.doors import signed_in
from tingsted.kernel import guard
from tingsted.kernel.actions import Refused
from tingsted.kernel.rights import NotAllowed
from tingsted.surveys.actions import (
    add_question,
    check_sheet,
    close_survey,
    draw_sample,
    print_sheets,
    publish_result,
    put_in,
    type_sheet,
)
from tingsted.surveys.actions.paper import ReadOtherwise
from tingsted.surveys.models import Ballot, Batch, Comment, PaperSheet, Result, Survey
from tingsted.surveys.paper_form import sheets_pdf
from tingsted.surveys.queries import by_source


def check_all(cast: Cast, batch: Batch, **otherwise: Any) -> None:
    for sheet in batch.sheets.filter(drawn=True, checked=False):
        check_sheet(cast.as_ejner, sheet=sheet, typed={**sheet.typed, **otherwise}, looked_again=True)


def test_the_printed_form_asks_what_the_page_asks_and_reads_aloud(cast: Cast, survey: Survey) -> None:
    add_question(cast.as_ejner, survey=survey, kind="single", words="Kommer du?", choices=("Ja", "Nej"))
    for large in ("", "on"):
        answer = signed_in(cast.ruth).post(
            survey.get_absolute_url() + "papir/tryk/", {"copies": 2, "large": large}
        )
        assert answer["Content-Type"] == "application/pdf"
        paper = PdfReader(io.BytesIO(answer.content))
        root = paper.trailer["/Root"]
        assert (bool(root["/MarkInfo"]["/Marked"]), root["/Lang"][:2]) == (True, "da")
        text = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
        for words in ("1. Sti til søen", "Lys ved busstoppet", "Meget vigtig", "Kommer du?", "Hvor bor du?"):
            assert text.count(words) >= 2
    codes = list(PaperSheet.objects.values_list("code", flat=True))
    assert len(codes) == 4 and sum(code in text for code in codes) == 2


def test_a_sheet_is_typed_by_keys_on_the_page(cast: Cast, survey: Survey) -> None:
    first, second, third = survey.cards.all()
    asked = add_question(
        cast.as_ejner,
        survey=survey,
        kind="multiple",
        words="Hvordan?",
        choices=("Bus", "Bil", "Cykel"),
        most=2,
    )
    (code,) = print_sheets(cast.as_ejner, survey=survey, copies=1)
    path = survey.get_absolute_url() + "papir/tast/"
    keys = {
        "kvittering": "a", "ark": code.lower(), f"v{first.pk}": "1", f"k{first.pk}": "Snart", f"v{second.pk}": "3",
        f"h{third.pk}": "tuj", f"q{asked.pk}": "1, 3", "landsby": "Sandby", "alder": "80+",
        "mail": "bo@tingsted.example",
    }  # fmt: skip
    answer = signed_in(cast.ejner).post(path, keys)
    assert (answer.status_code, answer["Location"]) == (302, f"{path}?tastet={code}")
    sheet = PaperSheet.objects.get()
    assert sheet.typed == {
        f"v{first.pk}": ["very"], f"k{first.pk}": ["Snart"], f"v{second.pk}": ["not now"],
        f"h{third.pk}": ["time", "lend"], f"s{third.pk}": ["1"], f"q{asked.pk}": ["v1", "v3"],
        "landsby": ["Sandby"], "alder": ["80+"], "mail": ["bo@tingsted.example"],
    }  # fmt: skip
    page = signed_in(cast.ejner).get(path, {"ret": code}).content.decode()
    assert 'value="tuj"' in page and 'value="1 3"' in page and "Snart" in page
    assert Ballot.objects.count() == 0


def test_a_wrong_key_is_told_and_everything_typed_stays(cast: Cast, survey: Survey) -> None:
    card = survey.cards.all()[0]
    (code,) = print_sheets(cast.as_ejner, survey=survey, copies=1)
    page = signed_in(cast.ejner).post(
        survey.get_absolute_url() + "papir/tast/", {"ark": code, f"v{card.pk}": "7", f"k{card.pk}": "Snart"}
    )
    html = page.content.decode()
    assert page.status_code == 422 and "Idé 1: Tast 1 til 4 eller ingenting." in html and "Snart" in html


def test_a_sheet_counts_once_whoever_types_it(cast: Cast, survey: Survey, pile: Batch) -> None:
    sheet = pile.sheets.all()[0]
    for actor in (cast.as_ruth, cast.as_ejner):
        with pytest.raises(Refused, match="tastet"):
            type_sheet(actor, survey=survey, code=sheet.code, typed=sheet.typed)
    with pytest.raises(Refused, match="ikke trykt"):
        type_sheet(cast.as_ejner, survey=survey, code="2222-22", typed=sheet.typed)


def test_the_sample_is_a_tenth_and_at_least_three_and_the_typist_does_not_check_it(
    cast: Cast, pile: Batch
) -> None:
    draw_sample(cast.as_ruth, batch=pile)
    drawn = list(pile.sheets.filter(drawn=True))
    assert len(drawn) == 3
    with pytest.raises(NotAllowed):
        check_sheet(cast.as_ruth, sheet=drawn[0], typed=drawn[0].typed)
    with pytest.raises(Refused):
        put_in(cast.as_ruth, batch=pile)
    assert check_sheet(cast.as_gudrun, sheet=drawn[0], typed=drawn[0].typed).faults == 0


def test_what_the_second_person_reads_otherwise_is_shown_and_then_stands(
    cast: Cast, survey: Survey, pile: Batch
) -> None:
    card = survey.cards.all()[0]
    draw_sample(cast.as_ruth, batch=pile)
    sheet = pile.sheets.filter(drawn=True)[0]
    other = {
        **sheet.typed,
        f"v{card.pk}": ["not now"],
        f"k{card.pk}": [sheet.typed[f"k{card.pk}"][0].upper() + "!"],
    }
    with pytest.raises(ReadOtherwise) as told:
        check_sheet(cast.as_ejner, sheet=sheet, typed=other)
    assert told.value.fields == {f"v{card.pk}": ("very", "not now")}
    assert check_sheet(cast.as_ejner, sheet=sheet, typed=other, looked_again=True).faults == 1
    path = f"{survey.get_absolute_url()}papir/bundt/1/tjek/"
    page = signed_in(cast.ejner).get(path).content.decode()
    assert "Du ser ikke, hvad den første har tastet" in page and "Ord " not in page
    left = pile.sheets.filter(drawn=True, checked=False)[0]
    differing = signed_in(cast.ejner).post(path, {"ark": left.code, f"v{card.pk}": "2"})
    assert differing.status_code == 409 and "den første tastede »very, " not in differing.content.decode()


def test_too_many_faults_in_the_sample_mean_that_all_are_checked(
    cast: Cast, survey: Survey, pile: Batch
) -> None:
    draw_sample(cast.as_ruth, batch=pile)
    check_all(cast, pile, **{f"v{survey.cards.all()[0].pk}": ["not now"]})
    assert pile.sheets.filter(drawn=True).count() == 12
    check_all(cast, pile)
    assert put_in(cast.as_ruth, batch=pile).faults_found == 3


def test_counted_sheets_become_ballots_that_nothing_ties_to_them(
    cast: Cast, survey: Survey, pile: Batch
) -> None:
    draw_sample(cast.as_ruth, batch=pile)
    check_all(cast, pile)
    put_in(cast.as_ruth, batch=pile)
    assert Counter(Ballot.objects.values_list("source", flat=True)) == {"paper": 12}
    assert sorted(Comment.objects.values_list("words", flat=True))[:2] == ["Ord 0", "Ord 1"]
    kept = list(PaperSheet.objects.values())
    assert all(row["typed"] is None for row in kept) and Batch.objects.get().typist is None
    ballots = {str(key) for key in Ballot.objects.values_list("pk", flat=True)}
    assert not ballots & {str(value) for row in kept for value in row.values()}
    assert [(row.label, row.n) for row in by_source(survey)] == [("på siden", 0), ("på papir", 12)]
    with pytest.raises(Refused):
        put_in(cast.as_ruth, batch=pile)


def test_paper_may_be_typed_after_the_last_day_until_the_result_is_public(
    cast: Cast, survey: Survey, pile: Batch
) -> None:
    close_survey(cast.as_ruth, survey=survey)
    draw_sample(cast.as_ruth, batch=pile)
    check_all(cast, pile)
    put_in(cast.as_ruth, batch=pile)
    assert Result.objects.get().answers == 12
    publish_result(cast.as_ruth, survey=survey)
    with pytest.raises(NotAllowed):
        type_sheet(cast.as_ruth, survey=survey, code=pile.sheets.all()[0].code, typed={})


def test_before_publishing_the_body_is_told_of_typed_sheets_that_would_be_left_out(
    cast: Cast, survey: Survey, pile: Batch
) -> None:
    close_survey(cast.as_ruth, survey=survey)
    told = "12 papirark er tastet, men ikke talt med."
    pages = [f"{survey.get_absolute_url()}{page}/" for page in ("styr", "resultat")]
    assert [told in signed_in(cast.ruth).get(page).content.decode() for page in pages] == [True, True]
    draw_sample(cast.as_ruth, batch=pile)
    check_all(cast, pile)
    put_in(cast.as_ruth, batch=pile)
    assert [told in signed_in(cast.ruth).get(page).content.decode() for page in pages] == [False, False]


def test_an_empty_sheet_is_not_an_answer(cast: Cast, survey: Survey) -> None:
    (code,) = print_sheets(cast.as_ejner, survey=survey, copies=1)
    with pytest.raises(Refused):
        type_sheet(cast.as_ejner, survey=survey, code=code, typed={"alder": ["80+"]})


def test_what_the_first_one_typed_is_told_in_the_words_of_the_sheet(
    cast: Cast, survey: Survey, pile: Batch
) -> None:
    card = survey.cards.all()[0]
    draw_sample(cast.as_ruth, batch=pile)
    left = pile.sheets.filter(drawn=True)[0]
    keys = {"ark": left.code, f"v{card.pk}": "2", "top": "1", "alder": "80+"}
    page = signed_in(cast.ejner).post(f"{survey.get_absolute_url()}papir/bundt/1/tjek/", keys)
    html = page.content.decode()
    assert ("Idé 1</a>: den første tastede »Meget vigtig«" in html, "»very«" in html) == (True, False)
    assert html.index("Idé 1</a>") < html.index("Kommentar til idé 1</a>") < html.index("nummer 1</a>")
    assert "De tre, der betyder mest, nummer 1</a>: den første tastede ingenting" in html
    assert f"Kommentar til idé 1</a>: den første tastede »{left.typed[f'k{card.pk}'][0]}«" in html


def test_more_than_three_that_matter_most_are_not_cut_down_to_three(cast: Cast, survey: Survey) -> None:
    with guard.arranging():
        Survey.objects.update(asks_top=True)
    (code,) = print_sheets(cast.as_ejner, survey=survey, copies=1)
    keys = {"ark": code, f"v{survey.cards.all()[0].pk}": "1", "top": "1 2 3 1"}
    page = signed_in(cast.ejner).post(survey.get_absolute_url() + "papir/tast/", keys)
    assert page.status_code == 422 and "Der er skrevet mere end tre idéer" in page.content.decode()


def test_a_rating_that_is_no_figure_from_one_to_five_is_told_as_such(cast: Cast, survey: Survey) -> None:
    """»12« is no rating, though its two figures are."""
    asked = add_question(cast.as_ejner, survey=survey, kind="rating", words="Hvor glad er du?")
    (code,) = print_sheets(cast.as_ejner, survey=survey, copies=1)
    keys = {"ark": code, f"q{asked.pk}": "12"}
    page = signed_in(cast.ejner).post(survey.get_absolute_url() + "papir/tast/", keys)
    assert "»Hvor glad er du?«: Tast 1 til 5." in page.content.decode()


def test_printed_on_both_sides_no_sheet_begins_on_the_back_of_another(survey: Survey) -> None:
    cards, questions = list(survey.cards.all()), list(survey.questions.all())
    for large in (False, True):
        paper = PdfReader(
            io.BytesIO(sheets_pdf(survey, cards, questions, ["2345-67", "4K7P-9D"], large=large))
        )
        first = [number for number, page in enumerate(paper.pages, 1) if "side 1 af" in page.extract_text()]
        assert [number % 2 for number in first] == [1, 1]


def test_the_body_finds_its_open_survey_from_the_areas_page_and_others_do_not(
    cast: Cast, survey: Survey
) -> None:
    """Its contact officer finds the paper, which they may check."""
    ways = [survey.get_absolute_url() + at for at in ("styr/", "papir/")]
    for who, found in ((signed_in(cast.ejner), [1, 0]), (signed_in(cast.gudrun), [0, 1]), (Client(), [0, 0])):
        page = who.get("/omraader/glumsoe/").content.decode()
        assert [f'href="{way}"' in page for way in ways] == found
