"""Whoever leaves an address with a question: the body alone sees it, a letter says how to take it back, and it goes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from answers import given
from cast import Cast
from tingsted.ideas.models import Offer
from tingsted.kernel import clock
from tingsted.kernel.actors import CLOCK, VISITOR
from tingsted.kernel.rights import NotAllowed
from tingsted.notices.models import Letter
from tingsted.surveys.actions import (
    Helping,
    add_question,
    receive_answer,
    remove_contact,
    write_to_contacts,
)
from tingsted.surveys.codes import KEY, new_code
from tingsted.surveys.models import Ballot, Contact, Survey, SurveyQuestion

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
TOMORROW = timedelta(days=1)


@pytest.fixture
def asked(cast: Cast, survey: Survey) -> SurveyQuestion:
    return add_question(cast.as_ejner, survey=survey, kind="contact", words="Vil du være med til at bygge?")


def leave(question: SurveyQuestion, *, key: str = "", **reach: str) -> int:
    """Hand in an answer on the page with a way to be reached; `key` corrects the answer that it opens."""
    sheet = {f"q{question.pk}_{part}": words for part, words in reach.items()}
    sheet |= {"kvittering": new_code(KEY), f"q{question.pk}_ja": "1", **({"ret": key} if key else {})}
    return Client().post(question.survey.get_absolute_url(), sheet).status_code


def left() -> list[tuple[str, str, str]]:
    return sorted(Contact.objects.values_list("name", "email", "phone"))


def way_out() -> str:
    (link,) = (
        word for word in Letter.objects.get(kind="surveys.contact").text.split() if "/nej-tak/" in word
    )
    return link[link.index("/", 9) :]


def test_the_body_sees_them_by_question_and_nobody_else_does(
    cast: Cast, asked: SurveyQuestion, client: Client
) -> None:
    leave(asked, navn="Bo", mail="bo@tingsted.example", tlf="12 34 56 78")
    page = f"{asked.survey.get_absolute_url()}kontakt/"
    client.force_login(cast.ejner, backend=BACKEND)
    html = client.get(page).content.decode()
    assert [words in html for words in ("Vil du være med til at bygge?", "Bo", "tel:12345678")] == [True] * 3
    assert f'href="{page}"' in client.get(f"{asked.survey.get_absolute_url()}styr/").content.decode()
    client.force_login(cast.gudrun, backend=BACKEND)
    assert client.get(page).status_code == 403
    assert Client().get(page).status_code == 403


def test_the_letter_comes_the_day_after_and_once_with_every_question_in_it(
    cast: Cast, asked: SurveyQuestion
) -> None:
    more = add_question(
        cast.as_ejner, survey=asked.survey, kind="contact", words="Vil du låne os en trailer?"
    )
    leave(asked, navn="Bo", mail="bo@tingsted.example")
    leave(more, navn="Bo", mail="BO@tingsted.example")
    leave(asked, navn="Kaj", tlf="12345678")
    today = clock.today()
    assert [write_to_contacts(CLOCK, on=today + timedelta(days=n)) for n in (0, 1, 1, 2)] == [0, 1, 0, 0]
    letter = Letter.objects.get(kind="surveys.contact")
    assert (letter.to, letter.subject) == ("bo@tingsted.example", "Glumsø Lokalråd må kontakte dig")
    assert letter.text.count("»Vil du være med til at bygge?«\n»Vil du låne os en trailer?«") == 1


def test_the_link_forgets_that_address_and_leaves_the_answer(asked: SurveyQuestion, client: Client) -> None:
    leave(asked, navn="Bo", mail="bo@tingsted.example")
    with clock.at(clock.now() + TOMORROW):
        leave(asked, navn="Sofie", mail="sofie@tingsted.example")
    write_to_contacts(CLOCK, on=clock.today() + TOMORROW)
    link = way_out()
    assert client.get(link).status_code == 200
    assert len(left()) == 2  # whoever only looks, or a mail program that opens links, changes nothing
    assert [client.post(link).status_code, client.post(link).status_code] == [200, 200]
    assert left() == [("Sofie", "sofie@tingsted.example", "")]
    assert Ballot.objects.count() == 2


def test_a_link_that_was_cut_forgets_nobody(asked: SurveyQuestion, client: Client) -> None:
    leave(asked, navn="Bo", mail="bo@tingsted.example")
    write_to_contacts(CLOCK, on=clock.today() + TOMORROW)
    assert client.post(way_out()[:-9] + "/").status_code == 404
    assert len(left()) == 1


def test_whoever_left_a_telephone_number_tells_the_body_and_it_deletes_the_number(
    cast: Cast, asked: SurveyQuestion, client: Client
) -> None:
    leave(asked, navn="Kaj", tlf="12345678")
    (kaj,) = Contact.objects.all()
    path = f"{asked.survey.get_absolute_url()}kontakt/{kaj.pk}/slet/"
    with pytest.raises(NotAllowed):
        remove_contact(cast.as_asta, contact=kaj)
    assert client.post(path).status_code == 404
    client.force_login(cast.ejner, backend=BACKEND)
    assert client.post(path, {"kvittering": "en"}).status_code == 302
    assert left() == []


def test_an_address_given_again_in_a_correction_takes_the_first_ones_place(asked: SurveyQuestion) -> None:
    key = new_code(KEY)
    first: dict[str, Any] = {f"q{asked.pk}_navn": "Bo", f"q{asked.pk}_mail": "bo@tingsted.example"}
    Client().post(asked.survey.get_absolute_url(), {"kvittering": key, f"q{asked.pk}_ja": "1", **first})
    assert leave(asked, key=key, navn="Bo", mail="Bo@tingsted.example", tlf="12345678") == 302
    assert left() == [("Bo", "bo@tingsted.example", "12345678")]


def test_the_same_offer_of_help_twice_is_one_offer(survey: Survey) -> None:
    (path, *_others) = survey.cards.all()
    for kinds in (["time"], ["time", "lend"]):
        helping = Helping({path.pk: kinds}, "Bo", "bo@tingsted.example")
        receive_answer(VISITOR, survey=survey, given=given(survey, "very"), helping=helping)
    assert sorted(Offer.objects.values_list("kind", flat=True)) == ["lend", "time"]


def test_whoever_offers_the_same_again_later_has_said_yes_anew(survey: Survey) -> None:
    (path, *_others) = survey.cards.all()
    for days, name in ((0, "Bo"), (3, "Bo Å.")):
        with clock.at(clock.now() + timedelta(days=days)):
            helping = Helping({path.pk: ["time"]}, name, "bo@tingsted.example")
            receive_answer(VISITOR, survey=survey, given=given(survey, "very"), helping=helping)
    offer = Offer.objects.get()
    assert (offer.name, offer.consented_on) == ("Bo Å.", clock.today() + timedelta(days=3))
