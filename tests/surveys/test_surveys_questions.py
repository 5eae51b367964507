"""Questions beside the cards: six kinds, asked, answered, reworded and counted with small numbers hidden."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from answers import given
from cast import Cast
from tingsted.ideas.actions import raise_idea
from tingsted.kernel import clock, guard
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import CLOCK, VISITOR
from tingsted.surveys.actions import (
    add_question,
    change_question,
    close_question,
    close_survey,
    forget_contacts,
    make_survey,
    open_survey,
    publish_result,
    receive_answer,
)
from tingsted.surveys.models import Ballot, Comment, Contact, Survey, SurveyQuestion


def ask(cast: Cast, survey: Survey, kind: str, words: str = "Hvad nu?", **more: Any) -> SurveyQuestion:
    return add_question(cast.as_ejner, survey=survey, kind=kind, words=words, **more)


def said(survey: Survey, sheet: Mapping[str, Any]) -> Any:
    return Client().post(survey.get_absolute_url(), {"kvittering": str(sheet), **sheet})


def test_each_kind_of_question_is_answered_on_the_page(cast: Cast, survey: Survey) -> None:
    one = ask(cast, survey, "single", choices=("Ja", "Nej"))
    many = ask(cast, survey, "multiple", choices=("Bus", "Bil", "Cykel"), most=2)
    rated = ask(cast, survey, "rating", low_words="slet ikke", high_words="meget")
    ranked = ask(cast, survey, "rank", choices=("Ro", "Natur", "Naboer"), most=2)
    text = ask(cast, survey, "text")
    reach = ask(cast, survey, "contact")
    answer = said(
        survey,
        {
            f"q{one.pk}": "v1",
            f"q{many.pk}": ["v1", "v3"],
            f"q{rated.pk}": "4",
            f"q{ranked.pk}_1": "v2",
            f"q{ranked.pk}_2": "v1",
            f"q{text.pk}": "En købmand",
            f"q{reach.pk}_navn": "Inger",
            f"q{reach.pk}_mail": "inger@tingsted.example",
            f"q{reach.pk}_ja": "1",
        },
    )
    assert answer.status_code == 302
    assert Ballot.objects.get().given == {
        str(one.pk): "v1", str(many.pk): ["v1", "v3"], str(rated.pk): 4, str(ranked.pk): ["v2", "v1"],
    }  # fmt: skip
    assert [(c.words, c.question, c.standing) for c in Comment.objects.all()] == [
        ("En købmand", text, "waiting")
    ]
    assert [(c.name, c.email) for c in Contact.objects.all()] == [("Inger", "inger@tingsted.example")]


def test_too_many_ticks_are_said_beside_the_question_and_nothing_is_lost(cast: Cast, survey: Survey) -> None:
    many = ask(cast, survey, "multiple", "Hvad bruger du?", choices=("Bus", "Bil", "Cykel"), most=2)
    text = ask(cast, survey, "text")
    page = said(survey, {f"q{many.pk}": ["v1", "v2", "v3"], f"q{text.pk}": "En købmand"})
    html = page.content.decode()
    assert page.status_code == 422
    assert html.count("Vælg højst 2 i »Hvad bruger du?«.") == 2  # in the summary and beside the question
    assert html.count('value="v1" checked') + html.count('value="v3" checked') == 2
    assert "En købmand</textarea>" in html
    assert Ballot.objects.count() == 0


def test_three_different_ideas_are_pointed_to_or_fewer(cast: Cast, survey: Survey) -> None:
    with guard.arranging():
        Survey.objects.filter(pk=survey.pk).update(asks_top=True)
    first, second, _third = (card.pk for card in survey.cards.all())
    assert said(survey, {"top1": str(first), "top2": str(first)}).status_code == 422
    assert said(survey, {"top1": str(second), "top2": str(first)}).status_code == 302
    assert Ballot.objects.get().top == [second, first]


def test_a_wording_that_was_answered_is_kept_and_the_answer_says_which(cast: Cast, survey: Survey) -> None:
    question = ask(cast, survey, "single", "Kommer du?", choices=("Ja", "Nej"))
    receive_answer(VISITOR, survey=survey, given=given(survey, chosen={question.pk: "v2"}))
    change_question(
        cast.as_ejner, question=question, words="Kommer du til mødet?", choices=("Ja", "Måske"), seen=1
    )
    receive_answer(VISITOR, survey=survey, given=given(survey, chosen={question.pk: "v3"}))
    kept = question.wordings.get()
    assert (kept.number, kept.words["words"]) == (1, "Kommer du?")
    assert question.choices == [
        {"key": "v1", "words": "Ja", "closed": False},
        {"key": "v3", "words": "Måske", "closed": False},
        {"key": "v2", "words": "Nej", "closed": True},
    ]
    assert sorted(
        ((b.given[str(question.pk)], b.wordings) for b in Ballot.objects.all()), key=lambda row: str(row[0])
    ) == [("v2", {}), ("v3", {f"q{question.pk}": 2})]


def test_a_question_closed_while_somebody_had_the_page_open_still_takes_their_answer(
    cast: Cast, survey: Survey
) -> None:
    question = ask(cast, survey, "single", choices=("Ja", "Nej"))
    close_question(cast.as_ejner, question=question)
    assert said(survey, {f"q{question.pk}": "v1"}).status_code == 302
    assert Ballot.objects.get().given == {str(question.pk): "v1"}
    assert f'name="q{question.pk}"' not in Client().get(survey.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("kind", "more", "sentence"),
    [
        ("single", {"choices": ("Ja",)}, "Skriv mindst to svarmuligheder, hver på sin linje."),
        ("single", {"choices": ("Ja", "ja")}, "To af svarmulighederne er ens."),
        (
            "single",
            {"choices": [f"Nr. {n}" for n in range(41)]},
            "Der kan højst være fyrre svarmuligheder. Flere end det læser ingen.",
        ),
        (
            "rank",
            {"choices": ("Ro", "Natur"), "most": 3},
            "Man kan ikke vælge flere, end der er at vælge imellem.",
        ),
        ("text", {"words": "  "}, "Skriv spørgsmålet."),
    ],
)
def test_a_question_nobody_could_answer_is_refused_in_a_sentence(
    cast: Cast, survey: Survey, kind: str, more: dict[str, Any], sentence: str
) -> None:
    with override("da"), pytest.raises(Refused) as refused:
        ask(cast, survey, kind, **more)
    assert str(refused.value) == sentence


def test_a_result_hides_the_few_and_what_would_give_them_away(cast: Cast, survey: Survey) -> None:
    question = ask(cast, survey, "single", "Kommer du?", choices=("Ja", "Nej", "Måske"))
    few = ask(cast, survey, "rating", "Hvor godt?")
    for number in range(20):
        key = "v1" if number < 12 else "v2" if number < 18 else "v3"
        chosen = {question.pk: key} | ({few.pk: 4} if number < 3 else {})
        receive_answer(VISITOR, survey=survey, given=given(survey, "very", chosen=chosen))
    close_survey(cast.as_ruth, survey=survey)
    publish_result(cast.as_ruth, survey=survey)
    counted, hidden = survey.result.questions
    assert [(row["words"], row["count"]) for row in counted["rows"]] == [
        ("Ja", 12), ("Nej", None), ("Måske", None),
    ]  # fmt: skip
    assert (hidden["answered"], hidden["rows"]) == (None, [])
    page = Client().get(f"{survey.get_absolute_url()}resultat/").content.decode()
    assert "Flest valgte »Ja«." in page and "For få har svaret til, at vi kan vise det." in page


def test_those_who_write_it_try_the_very_form_and_nothing_is_kept(cast: Cast, survey: Survey) -> None:
    with guard.arranging():
        Survey.objects.filter(pk=survey.pk).update(opened_on=None)
    client = Client()
    with guard.arranging():
        client.force_login(cast.ejner)
    page = client.get(survey.get_absolute_url()).content.decode()
    assert "Du prøver det af" in page and page.count('class="idea-card') == 4
    sent = client.post(survey.get_absolute_url(), {f"v{survey.cards.all()[0].pk}": "very"})
    assert "Nu ville dit svar være modtaget. Det er ikke gemt." in sent.content.decode()
    assert Ballot.objects.count() == 0


def test_addresses_are_forgotten_half_a_year_after_the_survey_closed(cast: Cast, survey: Survey) -> None:
    reach = ask(cast, survey, "contact")
    said(survey, {f"q{reach.pk}_mail": "inger@tingsted.example", f"q{reach.pk}_ja": "1"})
    close_survey(cast.as_ruth, survey=survey)
    assert forget_contacts(CLOCK, on=clock.today() + timedelta(days=182)) == 0
    assert forget_contacts(CLOCK, on=clock.today() + timedelta(days=183)) == 1
    assert Contact.objects.count() == 0


def test_level_ideas_stand_in_the_order_their_cards_came(cast: Cast) -> None:
    ideas = [raise_idea(cast.as_ruth, area=cast.glumsoe, words=f"Idé {number}") for number in range(12)]
    survey = open_survey(
        cast.as_ruth,
        survey=make_survey(cast.as_ruth, body=cast.council, ideas=ideas, title="Hvad?", closes=clock.today()),
    )
    for _ in range(5):
        receive_answer(VISITOR, survey=survey, given=given(survey, *["very"] * 12))
    close_survey(cast.as_ruth, survey=survey)
    assert [row["title"] for row in survey.result.table] == [idea.title for idea in ideas]
