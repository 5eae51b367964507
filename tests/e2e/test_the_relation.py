"""The relation in a browser: a cooperation basis from draft to adoption, and an area followed by mail."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from cast import Cast
from e2e.visitor import Visitor, letter_to, links_in
from tingsted.agreements.models import State, Version
from tingsted.kernel import clock
from tingsted.notices.models import Follower, Following
from tingsted.notices.tasks import make_digests
from tingsted.promises.models import Promise

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Door = Callable[..., Visitor]
BASIS = "/samarbejdsgrundlag/grundlag-for-samarbejde"


def unexpected(*visitors: Visitor) -> list[str]:
    """What pages did that they may not; a browser also notes every answer that is a refusal, as here on purpose."""
    faults = [fault for visitor in visitors for fault in visitor.faults]
    return [fault for fault in faults if "status of 4" not in fault]


def begin_the_text(tue: Visitor) -> None:
    tue.sign_in("tue@tingsted.example")
    tue.go("/samarbejdsgrundlag/")
    tue.follow("Begynd på et samarbejdsgrundlag")
    tue.fill("Hvad teksten hedder", "Grundlag for samarbejde")
    tue.page.get_by_label("Hvem passer teksten").select_option("Kontakt for lokalområder")
    tue.press("Begynd")
    assert tue.heading == "Grundlag for samarbejde, udkast 1"


def write_it(gudrun: Visitor) -> None:
    gudrun.sign_in("gudrun@tingsted.example")
    gudrun.go(f"{BASIS}/udgave/1/ret/")
    for heading, kind, text in (
        ("Formål", "afsnit", "Vi arbejder sammen om:\n\n- stier\n- lys"),
        ("Kontakter", "bilag med kontakterne, altid som de er i dag", "Ring bare."),
    ):
        gudrun.follow("Skriv et afsnit eller et bilag")
        gudrun.fill("Overskrift", heading)
        gudrun.page.get_by_label("Hvad det er").select_option(kind)
        gudrun.page.locator("textarea[name=text]").fill(text)
        gudrun.press("Gem teksten")
    for words, side in (
        ("Vi svarer inden for fire uger", "Kommunen"),
        ("Vi holder døren åben", "Lokalrådene"),
    ):
        gudrun.follow("Skriv et løfte")
        gudrun.fill("Løftet i én sætning", words)
        gudrun.tick(side)
        gudrun.press("Gem løftet")
    gudrun.follow("Send det til lokalrådene")
    gudrun.press("Send det til lokalrådene")
    assert gudrun.path == f"{BASIS}/udgave/1/"


def answer_it(ruth: Visitor) -> None:
    ruth.sign_in("ruth@tingsted.example")
    ruth.page.get_by_role("link", name="Læs og svar").first.click()
    ruth.look()
    assert ruth.heading == "Hvad siger Glumsø Lokalråd?"
    ruth.tick("Vi er enige og har en kommentar")
    ruth.press("Giv svaret")
    assert ruth.reads(".error-summary li") == ["Skriv, hvad I vil sige til teksten."]
    ruth.fill("Jeres kommentar", "Fire uger er fint.")
    ruth.press("Giv svaret")
    assert "Glumsø Lokalråd: er enig, med en kommentar Fire uger er fint." in " ".join(ruth.reads("#svar li"))


def adopt_it(gudrun: Visitor) -> None:
    gudrun.go(f"{BASIS}/udgave/1/")
    gudrun.follow("Skriv ind, at den er vedtaget")
    gudrun.fill("Vedtaget af", "Byrådet")
    gudrun.fill("I ser på den sammen igen", (clock.today() + timedelta(days=700)).isoformat())
    gudrun.press("Skriv vedtagelsen ind")
    assert gudrun.path == f"{BASIS}/"


def begin_the_next(gudrun: Visitor) -> None:
    gudrun.follow("Begynd på en ny udgave")
    gudrun.press("Begynd på en ny udgave")
    gudrun.follow("Formål")
    gudrun.page.locator("textarea[name=text]").fill("Vi arbejder sammen om:\n\n- stier\n- bænke")
    gudrun.press("Gem teksten")
    gudrun.go(f"{BASIS}/udgave/2/forskelle/")
    assert (gudrun.reads("del"), gudrun.reads("ins")) == (["[taget ud: - lys ]"], ["[sat ind: - bænke ]"])


def test_a_cooperation_basis_goes_from_a_draft_to_the_ledger(door: Door, cast: Cast) -> None:
    tue, gudrun, ruth, inger = (door(name) for name in ("Tue", "Gudrun", "Ruth", "Inger"))
    begin_the_text(tue)
    inger.page.goto(inger.home + f"{BASIS}/")
    assert inger.heading == "Siden er her ikke"
    write_it(gudrun)
    answer_it(ruth)
    adopt_it(gudrun)
    begin_the_next(gudrun)
    inger.go("/omraader/glumsoe/")
    inger.follow("Grundlag for samarbejde")
    assert inger.page.get_by_text("Vedtaget af Byrådet").count() == 1
    assert "Ruth Skovsti" in inger.page.locator("table").inner_text()
    states = list(Version.objects.order_by("number").values_list("state", flat=True))
    assert states == [State.ADOPTED, State.DRAFT]
    assert [(p.title, str(p.owed_by)) for p in Promise.objects.standing().order_by("pk")] == [
        ("Vi svarer inden for fire uger", "Kontakt for lokalområder"),
        ("Vi holder døren åben", "Glumsø Lokalråd"),
    ]
    assert unexpected(tue, gudrun, ruth, inger) == []


@pytest.mark.parametrize("scripts", [True, False])
def test_a_citizen_follows_an_area_and_stops_again(door: Door, cast: Cast, scripts: bool) -> None:
    inger, ruth = door("Inger", width=390, scripts=scripts), door("Ruth")
    inger.go("/omraader/glumsoe/")
    inger.follow("Følg området")
    inger.press("Send mig brevet")
    assert inger.reads(".error-summary li") == ["Skriv en mailadresse, for eksempel inger@tingsted.example"]
    inger.fill("Din mail", "inger@tingsted.example")
    inger.press("Send mig brevet")
    assert inger.heading == "Kig i din mail"
    inger.go(links_in(letter_to("inger@tingsted.example", "notices.following"))[0])
    assert Following.objects.confirmed().count() == 0
    inger.press("Ja, jeg vil følge med")
    ruth.sign_in("ruth@tingsted.example")
    ruth.go("/omraader/glumsoe/nyt/")
    ruth.follow("Fortæl nyt")
    ruth.fill("Nyheden med få ord", "Stien til søen er åben igen")
    ruth.press("Fortæl det")
    make_digests(clock.today() + timedelta(days=1))
    letter = letter_to("inger@tingsted.example", "notices.digest")
    assert letter.subject == "Stien til søen er åben igen"
    inger.go(links_in(letter)[0])
    assert inger.heading == "Nyt fra Glumsø og Omegn"
    inger.go(links_in(letter)[-1])
    inger.press("Stop det hele, og slet min adresse")
    assert Follower.objects.count() == 0
    assert unexpected(inger, ruth) == []
