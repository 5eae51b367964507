"""A survey from ideas to a result: answered without an account, counted with small numbers hidden."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from answers import given
from cast import Cast
from tingsted.ideas.actions import hide_idea, thank_helpers
from tingsted.ideas.models import Idea, Offer
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import CLOCK, VISITOR
from tingsted.kernel.models import JournalEntry
from tingsted.kernel.rights import NotAllowed
from tingsted.notices.models import Ask, Letter
from tingsted.surveys.actions import (
    Given,
    Helping,
    ask_for_reading,
    close_due,
    close_survey,
    make_survey,
    open_survey,
    publish_result,
    read_comments,
    receive_answer,
)
from tingsted.surveys.models import Ballot, Comment, Result, Survey


def test_a_secretary_makes_a_survey_and_only_a_speaker_opens_it(cast: Cast, ideas: list[Idea]) -> None:
    made = make_survey(
        cast.as_ejner, body=cast.council, ideas=ideas, title="Hvad er vigtigst?", closes=clock.today()
    )
    assert [card.title for card in made.cards.all()] == [
        "Sti til søen",
        "Shelter ved søen",
        "Lys ved busstoppet",
    ]
    with pytest.raises(NotAllowed):
        open_survey(cast.as_ejner, survey=made)
    assert open_survey(cast.as_ruth, survey=made).opened_on == clock.today()


def test_another_council_may_not_make_a_survey_here(cast: Cast, ideas: list[Idea]) -> None:
    with pytest.raises(NotAllowed):
        make_survey(cast.as_asta, body=cast.council, ideas=ideas, title="Hvad?", closes=clock.today())


def test_a_draft_is_not_there_for_others(cast: Cast, ideas: list[Idea]) -> None:
    made = make_survey(cast.as_ejner, body=cast.council, ideas=ideas, title="Hvad?", closes=clock.today())
    assert Client().get(made.get_absolute_url()).status_code == 404


def test_a_visitor_answers_without_an_account_and_without_a_cookie(cast: Cast, survey: Survey) -> None:
    client, url = Client(), survey.get_absolute_url()
    card = survey.cards.all()[0]
    page = client.get(url)
    assert (page.status_code, dict(page.cookies)) == (200, {})
    answer = client.post(
        url, {"kvittering": "a", f"v{card.pk}": "very", f"k{card.pk}": "Gerne snart", "alder": "65-79"}
    )
    assert (answer.status_code, answer["Location"], dict(answer.cookies)) == (302, f"{url}tak/", {})
    ballot = Ballot.objects.get()
    assert (ballot.answers, ballot.age_band) == ({str(card.pk): "very"}, "65-79")
    assert [(c.words, c.standing) for c in Comment.objects.all()] == [("Gerne snart", "waiting")]


def test_an_answer_that_a_phone_keeps_until_it_came_in_hears_a_line_and_no_page(
    cast: Cast, survey: Survey
) -> None:
    client, url, card = (
        Client(headers={"X-Sent-By": "queue"}),
        survey.get_absolute_url(),
        survey.cards.all()[0],
    )
    sheet = {"kvittering": "same", f"v{card.pk}": "very"}
    assert [client.post(url, sheet).json() for _time in range(2)] == [{"to": f"{url}tak/"}] * 2
    assert (Ballot.objects.count(), client.post(url, {"kvittering": "none"}).status_code) == (1, 422)


def test_the_same_answer_sent_twice_counts_once(cast: Cast, survey: Survey) -> None:
    client, card = Client(), survey.cards.all()[0]
    sheet = {"kvittering": "same", f"v{card.pk}": "very"}
    first, second = (client.post(survey.get_absolute_url(), sheet) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Ballot.objects.count() == 1


def test_an_offer_of_help_needs_an_address_and_nothing_typed_is_lost(cast: Cast, survey: Survey) -> None:
    card = survey.cards.all()[0]
    sheet = {
        "kvittering": "x",
        f"v{card.pk}": "very",
        f"k{card.pk}": "Jeg har en trailer",
        f"h{card.pk}": ["lend"],
    }
    page = Client().post(survey.get_absolute_url(), sheet)
    html = page.content.decode()
    assert page.status_code == 422
    assert 'href="#mail"' in html and "Jeg har en trailer" in html
    assert Ballot.objects.count() == 0 and Offer.objects.count() == 0


def test_nothing_ties_a_ballot_to_an_offer_or_a_comment(cast: Cast, survey: Survey) -> None:
    cards = [card.pk for card in survey.cards.all()]
    for n in range(20):
        receive_answer(
            VISITOR,
            survey=survey,
            given=given(survey, "very", comments={cards[0]: f"Ord {n}"}),
            helping=Helping({cards[1]: ["time"]}, "Inger", f"inger{n}@tingsted.example"),
        )
    ballot_keys = {str(k) for k in Ballot.objects.values_list("pk", flat=True)}
    for rows in (Offer.objects.values(), Comment.objects.values(), JournalEntry.objects.values()):
        for row in rows:
            assert not ballot_keys & {str(value) for value in row.values()}
    ballot_fields = {f.name for f in Ballot._meta.get_fields()}
    assert ballot_fields == {
        "id", "survey", "answers", "shown", "top", "given", "wordings", "village", "age_band", "gender", "source",
        "day", "key_digest",
    }  # fmt: skip
    entries = JournalEntry.objects.filter(kind="surveys.AnswerReceived")
    assert {(e.at, e.about, e.person_id, e.office_id, str(e.facts), e.actor_kind) for e in entries} == {
        (None, "", None, None, "{}", "visitor")
    }


def test_an_answer_that_the_page_could_not_have_sent_is_refused(cast: Cast, survey: Survey) -> None:
    card = survey.cards.all()[0]
    for wrong in (
        Given({999_999: "very"}, [999_999]),
        Given({card.pk: "extremely"}, [card.pk]),
        Given({card.pk: "very"}, []),
        Given({card.pk: "very"}, [card.pk], village="Paris"),
        Given({}, [card.pk]),
    ):
        with pytest.raises(Refused):
            receive_answer(VISITOR, survey=survey, given=wrong)
    assert Ballot.objects.count() == 0


def test_an_answer_after_closing_is_refused_with_a_kind_page(cast: Cast, survey: Survey) -> None:
    close_survey(cast.as_ruth, survey=survey)
    page = Client().post(survey.get_absolute_url(), {f"v{survey.cards.all()[0].pk}": "very"})
    assert page.status_code == 403
    assert "Spørgeskemaet er ikke åbent" in page.content.decode()


def test_the_clock_closes_a_survey_after_its_last_day(cast: Cast, survey: Survey) -> None:
    receive_answer(VISITOR, survey=survey, given=given(survey, "very"))
    assert close_due(CLOCK, on=survey.closes) == 0
    assert close_due(CLOCK, on=survey.closes + timedelta(days=1)) == 1
    assert Ask.objects.waiting().filter(kind="surveys.publish", office=cast.council).count() == 1


def test_the_result_orders_proportionally_and_hides_small_numbers(cast: Cast, survey: Survey) -> None:
    for _ in range(6):
        receive_answer(VISITOR, survey=survey, given=given(survey, "very", "important", "not now"))
    for _ in range(5):
        receive_answer(VISITOR, survey=survey, given=given(survey, "not now", "not now", "very"))
    for _ in range(2):
        receive_answer(VISITOR, survey=survey, given=given(survey, "", "dont know", ""))
    close_survey(cast.as_ruth, survey=survey)
    table = Result.objects.get(survey=survey).table
    assert [(row["title"], row["place"], row["plain_place"]) for row in table] == [
        ("Sti til søen", 1, 1),
        ("Lys ved busstoppet", 2, 3),
        ("Shelter ved søen", 3, 1),
    ]
    assert [(row["approvals"], row["asked"]) for row in table] == [(6, 11), (5, 11), (6, 11)]
    assert [row["helpers"] for row in table] == ["0", "0", "0"]


def test_fewer_than_five_are_never_shown(cast: Cast, survey: Survey) -> None:
    cards = [card.pk for card in survey.cards.all()]
    for n in range(8):
        helping = Helping({cards[0]: ["time"]}, "", f"h{n}@tingsted.example") if n < 3 else None
        receive_answer(
            VISITOR, survey=survey, given=given(survey, "very" if n < 2 else "not now"), helping=helping
        )
    close_survey(cast.as_ruth, survey=survey)
    row = next(r for r in Result.objects.get(survey=survey).table if r["card"] == cards[0])
    assert (row["approvals"], row["share"], row["helpers"]) == (None, None, "1–4")


def test_a_result_is_the_bodys_until_it_is_published(cast: Cast, survey: Survey) -> None:
    for _ in range(6):
        receive_answer(VISITOR, survey=survey, given=given(survey, "very"))
    close_survey(cast.as_ruth, survey=survey)
    url = f"{survey.get_absolute_url()}resultat/"
    assert "Sti til søen" not in Client().get(url).content.decode()
    publish_result(cast.as_ruth, survey=survey)
    assert "Sti til søen" in Client().get(url).content.decode()


def test_comments_are_read_by_the_council_before_they_are_public(cast: Cast, survey: Survey) -> None:
    card = survey.cards.all()[0].pk
    for words in ("God idé", "Naboen Børge larmer"):
        receive_answer(VISITOR, survey=survey, given=given(survey, "very", comments={card: words}))
    with pytest.raises(NotAllowed):
        read_comments(cast.as_asta, survey=survey, decided={})
    wanted = {"God idé": "public", "Naboen Børge larmer": "hidden"}
    read_comments(
        cast.as_ejner, survey=survey, decided={str(c.pk): wanted[c.words] for c in Comment.objects.all()}
    )
    assert [c.words for c in Comment.objects.all().visible_to(None)] == []
    close_survey(cast.as_ruth, survey=survey)
    publish_result(cast.as_ruth, survey=survey)
    assert [c.words for c in Comment.objects.all().visible_to(None)] == ["God idé"]


def test_comments_that_wait_come_on_the_desk_once_and_go_when_read(cast: Cast, survey: Survey) -> None:
    card = survey.cards.all()[0].pk
    for words in ("Ja", "Nej"):
        receive_answer(VISITOR, survey=survey, given=given(survey, "very", comments={card: words}))
    assert Ask.objects.waiting().filter(kind="surveys.comments").count() == 0
    assert [ask_for_reading(CLOCK), ask_for_reading(CLOCK)] == [1, 1]
    waiting = Ask.objects.waiting().filter(kind="surveys.comments")
    assert [(a.office, a.facts["comments"]) for a in waiting] == [(cast.council, 2)]
    read_comments(cast.as_ejner, survey=survey, decided={str(c.pk): "public" for c in Comment.objects.all()})
    assert waiting.all().count() == 0


def test_a_school_may_answer_from_one_address_and_a_script_may_not(cast: Cast, survey: Survey) -> None:
    client, card, url = Client(), survey.cards.all()[0].pk, survey.get_absolute_url()
    codes = [client.post(url, {"kvittering": str(n), f"v{card}": "very"}).status_code for n in range(301)]
    assert (codes.count(302), codes[-1]) == (300, 429)


def test_another_sites_page_can_not_answer(cast: Cast, survey: Survey) -> None:
    sheet = {f"v{survey.cards.all()[0].pk}": "very"}
    answer = Client().post(survey.get_absolute_url(), sheet, headers={"sec-fetch-site": "cross-site"})
    assert (answer.status_code, Ballot.objects.count()) == (403, 0)


def _answer(survey: Survey, ideas: list[int]) -> None:
    cards = {card.order: card.pk for card in survey.cards.all()}
    marks = {cards[n]: "very" if n in ideas else "not now" for n in cards}
    receive_answer(VISITOR, survey=survey, given=Given(answers=marks, shown=list(cards.values())))


def test_the_rounds_tell_of_no_fewer_people_than_the_table(cast: Cast, survey: Survey) -> None:
    for _n in range(12):
        _answer(survey, [1])
    for _n in range(3):
        _answer(survey, [2])
    close_survey(cast.as_ruth, survey=survey)
    result = Result.objects.get(survey=survey)
    assert [row["approvals"] for row in result.table if row["title"] == "Shelter ved søen"] == [None]
    said = [words for words in result.rounds["da"] if "Shelter" in words]
    assert said == ["Plads 2: Shelter ved søen. Vi udelader tallene, fordi nogle af dem er få personer."]


def test_an_idea_hidden_after_its_survey_was_made_is_read_nowhere(
    cast: Cast, survey: Survey, client: Client
) -> None:
    for _n in range(8):
        _answer(survey, [1, 2])
    hide_idea(cast.as_ruth, idea=Idea.objects.get(label="Glumsø-2"))
    assert "Shelter ved søen" not in client.get(survey.get_absolute_url()).content.decode()
    close_survey(cast.as_ruth, survey=survey)
    publish_result(cast.as_ruth, survey=survey)
    page = client.get(survey.get_absolute_url() + "resultat/").content.decode()
    assert "Sti til søen" in page
    assert "Shelter ved søen" not in page


def test_one_who_offered_help_gets_the_way_out_by_mail_the_day_after(cast: Cast, survey: Survey) -> None:
    card = survey.cards.all()[0].pk
    for name in ("inger", "bo"):
        helping = Helping({card: ["time"]}, "", f"{name}@tingsted.example")
        receive_answer(VISITOR, survey=survey, given=given(survey, "very"), helping=helping)
    letters = Letter.objects.filter(kind="ideas.offer").order_by("to")
    assert thank_helpers(CLOCK, on=clock.today()) == 0
    assert [thank_helpers(CLOCK, on=clock.today() + timedelta(days=d)) for d in (1, 2)] == [2, 0]
    assert [letter.to for letter in letters] == ["bo@tingsted.example", "inger@tingsted.example"]
    url = re.search(r"https?://[^/]+(/ideer/nej-tak/\S+)", letters[0].text)
    assert url is not None
    Client().post(url[1])
    assert sorted(Offer.objects.standing().values_list("email", flat=True)) == ["inger@tingsted.example"]
