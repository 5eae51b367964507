"""Everything a citizen does, in a browser that runs no script: no account, nothing lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse

from cast import Cast
from copied import copied
from e2e.visitor import Visitor, letter_to, links_in
from tables.scene import Scene, tokens, whole_scene
from tingsted.ideas.models import Idea, Offer, Standing
from tingsted.notices.models import Subscription
from tingsted.surveys.models import Ballot
from tingsted.workgroups.models import Member

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Door = Callable[..., Visitor]


@pytest.fixture
def scene(transactional_db: None) -> Scene:
    """One of everything in Glumsø."""
    return copied(whole_scene)


@pytest.fixture
def cast(scene: Scene) -> Cast:
    """Those who made it."""
    return scene.cast


@pytest.fixture
def inger(door: Door, scene: Scene) -> Visitor:
    """Inger, on a phone without scripts."""
    return door("Inger", width=390, scripts=False)


def test_an_idea_is_written_and_keeps_its_number(inger: Visitor, scene: Scene) -> None:
    inger.go("/omraader/glumsoe/skriv/")
    inger.press("Aflever idéen")
    assert inger.reads(".error-summary li") == ["Skriv idéen med et par ord."]
    inger.fill("Din idé, med dine egne ord", "En bænk, hvor man kan se solen gå ned")
    inger.press("Aflever idéen")
    idea = Idea.objects.latest("pk")
    assert (idea.words, idea.standing) == ("En bænk, hvor man kan se solen gå ned", Standing.WAITING)
    assert inger.heading == f"Din idé har fået nummer {idea.label}. Det beholder den."


def test_an_idea_is_reported(inger: Visitor, scene: Scene) -> None:
    inger.go(scene.idea.get_absolute_url())
    inger.follow("Anmeld idéen")
    inger.press("Bed dem se på den")
    scene.idea.refresh_from_db()
    assert (inger.path, scene.idea.reports) == (f"/ideer/{scene.idea.label}/", 1)


def test_a_survey_is_answered_on_one_page_and_a_rejected_one_keeps_everything(
    inger: Visitor, scene: Scene
) -> None:
    inger.go(scene.survey.get_absolute_url())
    cards = inger.page.locator("[data-card]:visible")
    assert cards.count() == len(scene.ideas) + 1
    first = cards.first
    first.get_by_label("Meget vigtig").check()
    first.get_by_text("Sig noget om den, eller tilbyd at hjælpe").click()
    first.get_by_label("Vil du sige noget om den?").fill("Min mor kan ikke komme frem.")
    first.get_by_label("Med tid").check()
    inger.page.get_by_label("Hvor bor du?").select_option("Sandby")
    inger.fill("Din mail", "inger.bakkely")
    before = Ballot.objects.filter(survey=scene.survey).count()
    inger.press("Aflever mine svar")
    assert inger.reads(".error-summary li") == [
        "Skriv din mailadresse, for eksempel inger@tingsted.example",
        "Sæt kryds her, så gruppen må skrive til dig om idéen. Eller fjern dit tilbud om hjælp.",
    ]
    first = inger.page.locator("[data-card]").first
    assert first.get_by_label("Meget vigtig").is_checked()
    assert first.get_by_label("Vil du sige noget om den?").input_value() == "Min mor kan ikke komme frem."
    assert first.get_by_label("Med tid").is_checked()
    assert inger.page.get_by_label("Hvor bor du?").input_value() == "Sandby"
    assert inger.page.get_by_label("Din mail").input_value() == "inger.bakkely"
    inger.fill("Din mail", "inger@tingsted.example")
    first.get_by_label("Gruppen må skrive til mig om denne idé").check()
    inger.press("Aflever mine svar")
    assert inger.heading == "Tak for dine svar"
    assert Ballot.objects.filter(survey=scene.survey).count() == before + 1


def test_help_is_offered_and_taken_back_from_the_letter(inger: Visitor, scene: Scene) -> None:
    inger.go(scene.ideas[1].get_absolute_url())
    inger.follow("Jeg hjælper")
    inger.fill("Din mail", "else@tingsted.example")
    inger.tick("Gruppen må skrive til mig om denne idé. Jeg kan sige nej igen når som helst.")
    inger.press("Tilbyd hjælp")
    assert Offer.objects.filter(email="else@tingsted.example").count() == 1
    letter = letter_to("else@tingsted.example", "ideas.offer")
    (link,) = (address for address in links_in(letter) if "/nej-tak/" in address)
    inger.go(link)
    inger.press("Træk det tilbage, og glem mig")
    assert Offer.objects.filter(email="else@tingsted.example").count() == 0


def test_an_invitation_to_a_group_is_answered_from_the_letter(inger: Visitor, scene: Scene) -> None:
    members = Member.objects.count()
    inger.go(reverse("workgroups:answer", args=[tokens(scene)["workgroups:answer"]]))
    assert Member.objects.count() == members
    inger.press("Ja, jeg er med")
    assert (inger.heading, Member.objects.count()) == ("Du er med i Stigruppen", members + 1)


def test_the_daily_mail_is_declined_from_the_letter(inger: Visitor, scene: Scene) -> None:
    inger.go(reverse("notices:unsubscribe", args=[tokens(scene)["notices:unsubscribe"]]))
    inger.press("Ikke flere daglige mails")
    assert list(Subscription.objects.values_list("person__name", "digest")) == [("Ruth Skovsti", False)]
