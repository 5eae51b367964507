"""An area without a council gets one, elects it, changes its chair; and its officer hands over on a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta

import pytest
import time_machine
from playwright.sync_api import expect

from cast import Cast
from e2e.visitor import Visitor
from tingsted.kernel import clock
from tingsted.kernel.management.commands.clock import do_what_is_due
from tingsted.places.models import Seat

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Door = Callable[..., Visitor]
COUNCIL = "/instanser/nordby-lokalraad/"


def test_a_council_is_founded_elected_and_kept_and_its_officer_hands_over_on_a_day(
    door: Door, cast: Cast
) -> None:
    inger, gudrun = door("Inger", width=390), door("Gudrun")
    gudrun.sign_in("gudrun@tingsted.example")
    put_oneself_on_the_list(inger)
    found_the_council(gudrun)
    signe = door("Signe")
    signe.sign_in("signe@tingsted.example")
    write_an_election_down(signe)
    change_the_chair(signe)
    hand_over(gudrun)
    noon = datetime.combine(clock.today() + timedelta(days=10), time(12), clock.COPENHAGEN)
    vita = door("Vita")
    with time_machine.travel(noon):
        assert "places.hand_over" in do_what_is_due(clock.now())
        read_what_was_handed_over(vita)
        gudrun.go("/instanser/kontakt-for-lokalomraader/")
        assert gudrun.page.get_by_role("link", name="Overdrag").count() == 0
    everybody = (inger, gudrun, signe, vita)
    assert [fault for visitor in everybody for fault in visitor.faults] == []


def put_oneself_on_the_list(inger: Visitor) -> None:
    inger.go("/omraader/omraade15/")
    inger.follow("Stift et råd")
    assert inger.heading == "Et råd i Område15?"
    inger.follow("Jeg vil gerne være med")
    inger.fill("Dit navn", "Inger Sivkær")
    inger.fill("Din mail", "inger@tingsted.example")
    inger.tick("Ja, gem mit navn")
    inger.press("Skriv mig på listen")
    assert "Én person vil gerne være med." in inger.page.inner_text("main")


def found_the_council(gudrun: Visitor) -> None:
    gudrun.go("/omraader/omraade15/stift/")
    assert "Inger Sivkær" in gudrun.page.inner_text("main")
    gudrun.follow("Skriv udkastet")
    gudrun.fill("Hvad skal det hedde?", "Nordby Lokalråd")
    gudrun.fill("Hvad er det til for?", "At samle området.")
    gudrun.fill("Udkast til vedtægter", "§ 1. Navn og område.")
    gudrun.press("Gem udkastet")
    gudrun.follow("Kald ind til mødet")
    gudrun.fill("Dag", (clock.today() + timedelta(days=5)).isoformat())
    gudrun.fill("Sted", "Nordby Skole")
    gudrun.press("Kald ind til mødet")
    assert "Nordby Skole" in gudrun.page.inner_text("main")
    gudrun.follow("Skriv ind, hvad mødet besluttede")
    people = (("Signe Markvej", "chair", True), ("Palle Hjortmark", "treasurer", False))
    for row, (name, role, speaks) in enumerate(people, 1):
        gudrun.page.get_by_label(f"Navn, {row}", exact=True).fill(name)
        gudrun.page.get_by_label(f"Mail, {row}", exact=True).fill(
            f"{name.split()[0].lower()}@tingsted.example"
        )
        gudrun.page.get_by_label(f"Rolle, {row}", exact=True).select_option(role)
        if speaks:
            gudrun.page.get_by_label(f"Kan tale for rådet eller afdelingen, {row}", exact=True).check()
    gudrun.press("Rådet er stiftet")
    assert (gudrun.path, gudrun.heading) == (COUNCIL, "Nordby Lokalråd")
    gudrun.go("/omraader/omraade15/stift/")
    gudrun.follow("Notér byrådets godkendelse")
    gudrun.press("Notér godkendelsen")
    assert "Godkendt af byrådet" in gudrun.page.inner_text("aside")


def write_an_election_down(signe: Visitor) -> None:
    signe.go(COUNCIL)
    signe.follow("Skriv et valg ind")
    signe.fill("De nye pladser begynder", (clock.today() + timedelta(days=1)).isoformat())
    signe.page.get_by_label("Hvad sker der?, Palle Hjortmark").select_option("leaves")
    signe.page.get_by_label("Navn, 1", exact=True).fill("Karl Bakke")
    signe.page.get_by_label("Mail, 1", exact=True).fill("karl@tingsted.example")
    signe.press("Se, hvad der sker")
    told = signe.reads(".notice li")
    assert told[0] == "Palle Hjortmark går af som kasserer."
    assert told[-1].startswith("Karl Bakke kommer ind som medlem.")
    signe.press("Skriv det ind")
    assert signe.path == COUNCIL


def change_the_chair(signe: Visitor) -> None:
    signe.go(COUNCIL)
    signe.follow("En ny formand")
    signe.tick("Palle Hjortmark, kasserer")
    signe.page.locator("#id_on").fill((clock.today() + timedelta(days=2)).isoformat())
    signe.press("Skriv den nye formand ind")
    assert signe.path == COUNCIL
    chairs = Seat.objects.filter(office__slug="nordby-lokalraad", role="chair").order_by("starts")
    days = [(str(seat.person), seat.starts - clock.today()) for seat in chairs.select_related("person")]
    assert days == [("Signe Markvej", timedelta(0)), ("Palle Hjortmark", timedelta(days=2))]


def hand_over(gudrun: Visitor) -> None:
    gudrun.go(f"{COUNCIL}kontakt/")
    gudrun.tick("Gudrun Aabred, medarbejder")
    gudrun.press("Notér kontaktpersonen")
    gudrun.go(f"{COUNCIL}noter/")
    gudrun.fill("Hvad skal den næste kontaktperson vide?", "De mødes den første tirsdag.")
    gudrun.press("Gem noten")
    gudrun.go("/instanser/kontakt-for-lokalomraader/")
    gudrun.follow("Overdrag Gudrun Aabred")
    gudrun.tick("En, der ikke har en plads endnu")
    gudrun.fill("Navn, hvis det er en ny", "Vita Lindeblad")
    gudrun.fill("Mail, hvis det er en ny", "vita@tingsted.example")
    gudrun.fill("Fra", (clock.today() + timedelta(days=10)).isoformat())
    gudrun.fill("Et ord til den, der tager over", "De er gode at drikke kaffe med.")
    gudrun.press("Aftal overdragelsen")
    assert gudrun.heading == "Fra Gudrun Aabred til Vita Lindeblad"


def read_what_was_handed_over(vita: Visitor) -> None:
    vita.sign_in("vita@tingsted.example")
    assert "Du har overtaget fra Gudrun Aabred" in vita.page.inner_text("main")
    vita.follow("Læs overdragelsen", exact=False)
    page = vita.page.inner_text("main")
    for words in ("De er gode at drikke kaffe med.", "Nordby Lokalråd", "De mødes den første tirsdag."):
        assert words in page
    vita.press("Jeg har læst det")
    expect(vita.page.get_by_text("Læst ")).to_be_visible()
    vita.go("/bord/")
    assert "Du har overtaget" not in vita.page.inner_text("main")
