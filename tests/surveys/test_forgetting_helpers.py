"""Offers of help from a survey: seen by those who form the groups, withdrawn by a link, gone three months after."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.test import Client
from pypdf import PdfReader

from answers import given
from cast import Cast
from tingsted.ideas.actions import forget_old_offers, thank_helpers
from tingsted.ideas.models import Offer
from tingsted.kernel import clock
from tingsted.kernel.actors import CLOCK, VISITOR
from tingsted.notices.models import Letter
from tingsted.surveys.actions import Helping, add_question, close_survey, forget_helpers, receive_answer
from tingsted.surveys.models import Survey
from tingsted.surveys.paper_form import sheets_pdf
from tingsted.workgroups.actions import form_group

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def offered(survey: Survey) -> Survey:
    """Bo offers time and a skill for the path, Kaj a place to meet for the light."""
    path, _shelter, light = survey.cards.all()
    for name, kinds in (("bo", {path.pk: ["time", "skill"]}), ("kaj", {light.pk: ["host"]})):
        helping = Helping(kinds, name.title(), f"{name}@tingsted.example")
        receive_answer(VISITOR, survey=survey, given=given(survey, "very"), helping=helping)
    return survey


def addresses() -> list[str]:
    return sorted(Offer.objects.standing().values_list("email", flat=True))


def test_they_are_kept_until_three_months_after_the_groups_are_formed(cast: Cast, offered: Survey) -> None:
    close_survey(cast.as_ruth, survey=offered)
    day = clock.today()
    assert forget_helpers(CLOCK, on=day + timedelta(days=300)) == 0
    form_group(cast.as_ruth, idea=offered.cards.all()[0].idea, name="Stien", email="sofie@tingsted.example")
    assert forget_helpers(CLOCK, on=day + timedelta(days=89)) == 0
    assert addresses() == ["bo@tingsted.example", "bo@tingsted.example", "kaj@tingsted.example"]
    assert forget_helpers(CLOCK, on=day + timedelta(days=90)) == 3
    assert addresses() == []
    assert set(Offer.objects.values_list("name", "email", "note")) == {("", "", "")}


def test_without_any_group_they_go_after_a_year(cast: Cast, offered: Survey) -> None:
    day = clock.today()
    assert forget_old_offers(CLOCK, on=day + timedelta(days=364)) == 0
    assert forget_old_offers(CLOCK, on=day + timedelta(days=365)) == 3


def test_a_group_from_before_the_survey_closed_forgets_nobody(cast: Cast, offered: Survey) -> None:
    day = clock.today()
    form_group(cast.as_ruth, idea=offered.cards.all()[0].idea, name="Stien", email="sofie@tingsted.example")
    with clock.at(clock.now() + timedelta(days=10)):
        close_survey(cast.as_ruth, survey=offered)
    assert forget_helpers(CLOCK, on=day + timedelta(days=200)) == 0


def test_the_letter_says_how_long_and_holds_the_way_out_for_one_idea_alone(
    cast: Cast, offered: Survey, client: Client
) -> None:
    thank_helpers(CLOCK, on=clock.today() + timedelta(days=1))
    letter = Letter.objects.get(to="kaj@tingsted.example")
    assert "Vi sletter din adresse tre måneder efter, at grupperne er dannet" in letter.text
    (link,) = (word for word in letter.text.split() if "/nej-tak/" in word)
    client.post(link[link.index("/", 9) :])
    assert addresses() == ["bo@tingsted.example", "bo@tingsted.example"]


def test_whoever_helps_with_several_ideas_gets_one_letter_and_a_way_out_of_each(
    cast: Cast, survey: Survey, client: Client
) -> None:
    path, shelter, _light = survey.cards.all()
    kinds = {path.pk: ["time", "skill"], shelter.pk: ["lend"]}
    helping = Helping(kinds, "Bo", "bo@tingsted.example")
    receive_answer(VISITOR, survey=survey, given=given(survey, "very"), helping=helping)
    assert [thank_helpers(CLOCK, on=clock.today() + timedelta(days=d)) for d in (1, 2)] == [3, 0]
    letter = Letter.objects.get(to="bo@tingsted.example")
    assert letter.subject == "Tak, fordi du vil hjælpe med 2 idéer"
    lines = letter.text.splitlines()
    (at,) = (n for n, line in enumerate(lines) if line.endswith("Sti til søen"))
    links = [line for line in lines if "/nej-tak/" in line]
    (link,) = (line for line in lines[at : at + 4] if "/nej-tak/" in line)
    assert len(links) == 2
    client.post(link[link.index("/", 9) :])
    assert list(Offer.objects.standing().values_list("idea", "email")) == [
        (shelter.idea_id, "bo@tingsted.example")
    ]


def test_each_idea_has_a_consent_of_its_own_and_what_has_none_is_not_kept(
    survey: Survey, client: Client
) -> None:
    path, shelter, _light = survey.cards.all()
    sent = {
        f"v{path.pk}": "very", f"h{path.pk}": "time", f"h{shelter.pk}": "lend", f"s{path.pk}": "1",
        "mail": "bo@tingsted.example",
    }  # fmt: skip
    page = client.post(survey.get_absolute_url(), {"kvittering": "a", **sent})
    assert page.status_code == 422
    shown = page.content.decode()
    assert f'href="#s{shelter.pk}"' in shown and f'href="#s{path.pk}"' not in shown
    sent |= {f"s{shelter.pk}": "1"}
    assert client.post(survey.get_absolute_url(), {"kvittering": "b", **sent}).status_code == 302
    assert set(Offer.objects.values_list("idea", "kind")) == {
        (path.idea_id, "time"), (shelter.idea_id, "lend")
    }  # fmt: skip


def test_the_form_and_the_paper_say_it_before_anything_is_sent(
    cast: Cast, survey: Survey, client: Client
) -> None:
    add_question(cast.as_ejner, survey=survey, kind="contact", words="Vil du høre mere?")
    page = client.get(survey.get_absolute_url()).content.decode()
    sheet = sheets_pdf(survey, list(survey.cards.all()), list(survey.questions.all()), ["2345-67"])
    text = " ".join(" ".join(p.extract_text() for p in PdfReader(io.BytesIO(sheet)).pages).split())
    assert "Vi sletter den tre måneder efter, at grupperne er dannet, og senest efter et år." in page
    assert "Vi sletter din adres" in text and "og senest efter et år." in text
    for said in (page, text):
        assert "Vi sletter det, du skriver her, et halvt år efter, at spørgeskemaet" in said
    assert text.count("Gruppen må skrive til mig") == 3  # one for each idea


def test_the_body_sees_helpers_by_idea_and_kind_and_others_do_not(
    cast: Cast, offered: Survey, client: Client
) -> None:
    page = f"{offered.get_absolute_url()}hjaelpere/"
    assert client.get(page).status_code == 403
    client.force_login(cast.asta, backend=BACKEND)
    assert client.get(page).status_code == 403
    client.force_login(cast.ejner, backend=BACKEND)
    shown = client.get(page)
    rows = {
        row["card"].title: ({label: len(offers) for label, offers in row["kinds"] if offers}, row["people"])
        for row in shown.context["rows"]
    }
    assert rows == {
        "Sti til søen": ({"tid": 1, "noget, jeg kan": 1}, 1),
        "Lys ved busstoppet": ({"et sted at mødes": 1}, 1),
    }
    assert "bo@tingsted.example" in shown.content.decode()
