"""Offers of help from a survey: seen by those who form the groups, withdrawn by a link, gone three months after."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from answers import given
from cast import Cast
from tingsted.ideas.actions import forget_old_offers, thank_helpers
from tingsted.ideas.models import Offer
from tingsted.kernel import clock
from tingsted.kernel.actors import CLOCK, VISITOR
from tingsted.notices.models import Letter
from tingsted.surveys.actions import Helping, close_survey, forget_helpers, receive_answer
from tingsted.surveys.models import Survey
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


def test_the_form_says_it_before_anything_is_sent(cast: Cast, survey: Survey, client: Client) -> None:
    page = client.get(survey.get_absolute_url()).content.decode()
    assert "Vi sletter den tre måneder efter, at grupperne er dannet, og senest efter et år." in page


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
