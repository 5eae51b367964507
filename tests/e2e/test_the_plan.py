"""The plan's own way in a browser: begun, read in, signed off, carried, answered, and renewed as Glumsø's was."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import FilePayload
from pypdf import PdfReader

from cast import Cast
from e2e.visitor import Visitor
from tingsted.kernel import clock, guard
from tingsted.kernel.actors import CLOCK
from tingsted.notices.models import Letter
from tingsted.plans.actions import ask_coordinators, name_coordinator
from tingsted.plans.models import Action, Edition, Plan

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Door = Callable[..., Visitor]
TABLE = (
    "Tema;Handling;Hvem driver?;Status;Verdensmål\r\n"
    "Stier;Grus på stien;fælles;begyndt;11\r\n"
    "Stier;Lindetræer;borgere;færdig;15\r\n"
    "Unge;Klub om fredagen;måske;;\r\n"
).encode("cp1252")


def begin(ruth: Visitor) -> None:
    """From the area's page to a plan with phases, themes and actions: four pages."""
    ruth.sign_in("ruth@tingsted.example")
    ruth.go("/omraader/glumsoe/plan/start/")
    ruth.tick("Lokal udviklingsplan (LUP), som i Næstved")
    ruth.fill("Temaer, hvis I kender dem", "Stier\nUnge")
    ruth.press("Det er vores valg")
    ruth.follow("Har I en plan i forvejen? Læs den ind fra en tabel")
    table = FilePayload(name="plan.csv", mimeType="text/csv", buffer=TABLE)
    ruth.page.get_by_label("Tabellen").set_input_files(table)
    ruth.press("Se tabellen igennem")
    assert ruth.reads("tbody th.nowrap") == ["C4"]
    ruth.press("Sæt 2 handlinger i planen")
    assert ruth.reads("#naaet li a") == ["Lindetræer"]


def put_on_the_map(ruth: Visitor) -> None:
    """A press on the picture, and one more on the closer one."""
    ruth.go(Action.objects.get(title="Grus på stien").edit_url())
    ruth.follow("Sæt den på kortet")
    for _press in range(2):
        ruth.page.locator("input.pressable").click(position={"x": 140, "y": 80})
        ruth.look()
    assert Action.objects.get(title="Grus på stien").latitude is not None
    ruth.follow("Færdig")
    ruth.go(Plan.objects.get().get_absolute_url())


def sign_off(ruth: Visitor, words: str) -> None:
    ruth.follow("Vedtag planen" if not Edition.objects.exists() else "Vedtag den på ny")
    ruth.fill("Hvad er nyt i denne udgave?", words)
    ruth.press("Ja, den er vedtaget")


def follow(visitor: Visitor, name: str) -> None:
    """A link that says more to those who can't see what stands around it."""
    visitor.page.get_by_role("link", name=re.compile(name)).first.click()
    visitor.look()


def carry_and_answer(gudrun: Visitor, holger: Visitor, plan: Plan) -> None:
    gudrun.sign_in("gudrun@tingsted.example")
    gudrun.go(plan.get_absolute_url())
    gudrun.follow("Send flere videre til afdelinger")
    gudrun.tick("Grus på stien")
    gudrun.tick("Vej og Park")
    gudrun.press("Send dem videre")
    holger.sign_in("holger@tingsted.example")
    holger.go("/planer/til-os/")
    follow(holger, r"^Svar\b.*Grus på stien")
    holger.tick("Vi hjælper")
    holger.fill("Med jeres egne ord", "Vi kører gruset i april.")
    holger.press("Giv svaret")
    holger.go("/planer/til-os/")
    follow(holger, r"^Henvis til plan eller budget\b.*Grus på stien")
    holger.tick("I budgettet")
    holger.fill("Hvad henvisningen fører til", "Budget 2028, side 41")
    holger.fill("Adressen", "https://naestved.example/budget")
    holger.press("Sæt henvisningen i planen")
    assert holger.page.get_by_role("link", name="Budget 2028, side 41").count() == 1


def answer_from_the_mail(sofie: Visitor, cast: Cast) -> None:
    """One press, without signing in, also without scripts."""
    name_coordinator(cast.as_ruth, action=Action.objects.get(title="Grus på stien"), person=cast.sofie)
    with guard.arranging():
        Action.objects.update(work_on=None)
    with clock.at(clock.noon(clock.today().replace(month=3, day=2) + timedelta(days=365))):
        ask_coordinators(CLOCK, on=clock.today())
    letter = Letter.objects.get(kind="plans.nudge")
    sofie.go(next(a for a in re.findall(r"https?://\S+", letter.text) if a.endswith("godt-i-gang")))
    sofie.press("Ja, den er godt i gang")
    assert sofie.heading == "Tak, det er fortalt"


def test_a_plan_is_begun_signed_off_carried_answered_and_renewed(door: Door, cast: Cast) -> None:
    ruth, gudrun, holger, inger = (door(name) for name in ("Ruth", "Gudrun", "Holger", "Inger"))
    sofie = door("Sofie", scripts=False)
    begin(ruth)
    put_on_the_map(ruth)
    sign_off(ruth, "Den første.")
    first = Plan.objects.get()
    carry_and_answer(gudrun, holger, first)
    answer_from_the_mail(sofie, cast)
    ruth.go(first.get_absolute_url())
    sign_off(ruth, "Et år efter.")
    inger.go(first.get_absolute_url())
    inger.follow("Udgaver")
    follow(inger, r"^Hvad der er nyt i den")
    assert inger.reads("main .ruled li") == [
        "»Grus på stien« er godt i gang. Vej og Park svarede om »Grus på stien«."
    ]
    ruth.go(first.get_absolute_url())
    ruth.follow("Forny planen")
    ruth.fill("Den nye plans navn", "Glumsø, anden runde")
    assert ruth.reads("label.choice") == ["Grus på stien"]
    ruth.press("Forny planen")
    assert (ruth.heading, ruth.reads("#naaet li a")) == ("Glumsø, anden runde", ["Lindetræer"])
    second = Plan.objects.get(title="Glumsø, anden runde")
    assert Action.objects.get(title="Grus på stien").plan == second
    assert [(e.plan_id, e.number, e.closing) for e in Edition.objects.order_by("plan_id", "number")] == [
        (first.pk, 1, False), (first.pk, 2, False), (first.pk, 3, True),
    ]  # fmt: skip
    file = inger.page.request.get(f"{inger.home}{first.get_absolute_url()}udgaver/2/plan.pdf").body()
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(file)).pages)
    assert ("Vi kører gruset i april." in text, "Budget 2028, side 41" in text) == (True, True)
    assert [fault for visitor in (ruth, gudrun, holger, sofie, inger) for fault in visitor.faults] == []
