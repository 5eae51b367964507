"""»A council secretary sets up a plan in under 15 minutes«: every page she sees is fetched, and every press is counted.

The time is the keystroke-level model's: S. K. Card, T. P. Moran, A. Newell, »The keystroke-level model for user
performance time with interactive systems«, Communications of the ACM 23(7), 1980, with its slowest person who knows the
keyboard, and with every text of every page read when it is first met. That was 8.7 minutes when this was written, and
56 seconds for the letter; where it no longer holds, the way is shown step by step.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.test import Client
from lxml import html

from cast import Cast
from plans.conftest import Glumsoe
from tingsted.kernel import clock, guard
from tingsted.kernel.actors import CLOCK
from tingsted.notices.models import Letter
from tingsted.plans.actions import ask_coordinators
from tingsted.plans.models import Action, Plan

KEY, POINT, HOME, THINK, ANSWER = 0.5, 1.1, 0.4, 1.35, 1.0
"""Seconds: a key of a slow typist, to point, to move a hand, to think, to wait for a page."""
WORDS_A_MINUTE = 150
SEEN = "//main//text()[not(ancestor::details[not(@open)]) or ancestor::summary]"
AT_MOST, A_MINUTE = 15 * 60, 60


@dataclass
class Secretary:
    """Ruth at her desk; what she does takes the time the model says."""

    client: Client
    spent: float = 0.0
    pages: int = 0
    fields: int = 0
    presses: int = 0
    steps: list[str] = field(default_factory=list)
    page: Any = None
    here: str = ""
    read: set[str] = field(default_factory=set)

    def open(self, address: str) -> None:
        """The page comes, and she reads what she has not read before."""
        answer = self.client.get(address, follow=True)
        assert answer.status_code == 200, address
        self._see(answer, f"åbner {address}")

    def follow(self, words: str) -> None:
        """Press the link that says so."""
        links = [a for a in self.page.xpath("//main//a") if " ".join(a.text_content().split()) == words]
        assert links, f"no link says »{words}« on {self.here}"
        self.open(links[0].get("href").partition("#")[0] or self.here)

    def send(self, button: str, **typed: Any) -> None:
        """Type in the form that has this button, leave the rest as it is proposed, and press it."""
        forms = [
            f
            for f in self.page.forms
            if any(button == b.text_content().strip() for b in f.xpath(".//button"))
        ]
        assert forms, f"no button says »{button}« on {self.here}"
        values = dict(forms[0].form_values()) | typed
        assert set(typed) <= {each.name for each in forms[0].inputs}, self.here
        for value in typed.values():
            known = str(value) in {c.get("value") for c in forms[0].xpath(".//input[@type='radio']")}
            self.spent += THINK + POINT + (KEY if known else 2 * HOME + KEY * len(str(value)))
            self.fields += 1
        answer = self.client.post(self.here, values, follow=True)
        assert answer.status_code == 200, answer.content.decode()
        self._see(answer, f"skriver {len(typed)} felter, trykker »{button}«")

    def _see(self, answer: Any, step: str) -> None:
        self.page, self.here = html.fromstring(answer.content.decode()), answer.request["PATH_INFO"]
        texts = {" ".join(text.split()) for text in self.page.xpath(SEEN)} - self.read
        self.read |= texts
        words = sum(len(re.findall(r"\w+", text)) for text in texts)
        before = self.spent
        self.spent += THINK + POINT + KEY + ANSWER + 60 * words / WORDS_A_MINUTE
        self.pages, self.presses = self.pages + 1, self.presses + 1
        self.steps.append(f"{step}: {words} ord, {self.spent - before:.0f} s")


VISION = "Glumsø er et sted, hvor man kan blive boende hele livet, og hvor ingen behøver at være alene."


def test_a_council_secretary_sets_up_a_plan_in_under_a_quarter_of_an_hour(cast: Cast, client: Client) -> None:
    client.force_login(cast.ruth)
    ruth = Secretary(client)
    ruth.open(cast.glumsoe.get_absolute_url())
    ruth.follow("Vælg")
    start = clock.today().isoformat()
    ruth.send(
        "Det er vores valg", choice="lup", start=start,
        themes="Stier og natur\nUnge\nTrafik\nFællesskab\nBosætning\nKultur",
    )  # fmt: skip
    ruth.follow("Se de foreslåede datoer igennem")
    plan = Plan.objects.get()
    phases = list(plan.phases.all())
    opens, closes = phases[1].opens, phases[1].closes
    assert opens and closes
    ruth.send(
        "Gem tiderne",
        **{f"opens_{phases[1].pk}": opens.isoformat(), f"closes_{phases[1].pk}": closes.isoformat()},
    )
    ruth.follow("Skriv visionen")
    ruth.send("Gem det i planen", vision=VISION)
    for title, theme in (("Sidste stykke af stien til søen", 0), ("Et sted for de unge efter skole", 1)):
        ruth.follow("Tilføj en handling")
        chosen = plan.themes.all()[theme].pk
        ruth.send(
            "Gem det i planen", title=title, theme=chosen, driver="joint", text="Som vi sagde på mødet."
        )
    plan.refresh_from_db()
    assert (plan.vision, plan.themes.count(), plan.actions.count()) == (VISION, 6, 2)
    assert (ruth.pages, ruth.fields, ruth.presses) == (11, 14, 11)
    assert ruth.spent < AT_MOST, "\n".join(ruth.steps)


def test_a_coordinator_answers_from_the_letter_in_under_a_minute(glumsoe: Glumsoe, client: Client) -> None:
    with guard.arranging():
        Action.objects.update(coordinator=glumsoe.cast.sofie)
        Plan.objects.update(adopted_on=date(2026, 1, 5))
    with clock.at(datetime(2027, 3, 2, 7, tzinfo=UTC)):
        ask_coordinators(CLOCK, on=date(2027, 3, 2))
        letter = Letter.objects.get(to=glumsoe.cast.sofie.email)
        sofie = Secretary(client)
        sofie.spent += 60 * len(re.findall(r"\w+", re.sub(r"http\S+", "", letter.text))) / WORDS_A_MINUTE
        link = re.findall(r"http\S+svar=begyndt", letter.text)[0].partition("://")[2].partition("/")[2]
        sofie.open(f"/{link}")
        sofie.send("Ja, den er begyndt")
    assert (Action.objects.get().work, sofie.presses, sofie.fields) == ("begun", 2, 0)
    assert sofie.spent < A_MINUTE, "\n".join(sofie.steps)
