"""How people answer on their phones: card by card, on a weak net, without scripts, and once more to correct it."""

from __future__ import annotations

import re

from django.test import Client
from playwright.sync_api import Page, expect

from e2e.visitor import Visitor
from tingsted.surveys.codes import KEY, new_code
from tingsted.surveys.models import Ballot, Survey


def answer_by_card(inger: Visitor) -> None:
    """One card at a time, with progress in words, and the list of all ideas one tap away."""
    inger.go("/omraader/glumsoe/")
    inger.follow("Sig din mening")
    page = inger.page
    expect(page.locator("#fremgang")).to_have_text("Idé 1 af 4")
    page.get_by_role("link", name="Alle idéerne").click()
    expect(page.locator("[data-list]")).to_be_visible()
    for card in range(4):
        page.locator("[data-card]:not([hidden])").get_by_label("Meget vigtig").check()
        page.get_by_role("button", name="Næste", exact=True).click()
        if card == 1:
            come_back(page)
    while page.get_by_role("button", name="Aflever mine svar").is_hidden():
        page.get_by_role("button", name="Næste", exact=True).click()
    inger.page.get_by_label("Hvor bor du?").select_option("Sandby")
    page.get_by_role("button", name="Aflever mine svar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tak for dine svar")
    expect(page.locator("[data-key]")).to_have_text(re.compile(r"^(\w{4}-){3}\w{4}$"))
    inger.look()


def come_back(page: Page) -> None:
    """The telephone let go of the page: fetched again, the same idea lies on top, and what was marked is there."""

    def how_it_lies() -> list[object]:
        of_them = page.locator("[data-card]").evaluate_all("all => all.map(card => card.dataset.card)")
        return [page.locator("#fremgang").inner_text(), page.locator("input:checked").count(), *of_them]

    expect(page.locator("[data-autosave] .saved")).to_have_text(re.compile("Gemt"))
    before = how_it_lies()
    page.reload()
    assert how_it_lies() == before


def answer_on_a_weak_net(bo: Visitor, survey: Survey) -> None:
    """The answer comes in, and a page of the net's own comes back for ours: it is sent again, and counts once."""
    before = Ballot.objects.count()
    bo.go(survey.get_absolute_url())
    lost = []

    def lose_the_first(route) -> None:  # type: ignore[no-untyped-def]  # the library's own
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch(max_redirects=0).status)
            route.fulfill(content_type="text/html", body="<h1>Log på nettet</h1>")
        else:
            route.continue_()

    bo.page.route(re.compile(re.escape(survey.get_absolute_url()) + "$"), lose_the_first)
    bo.page.locator("[data-card]:not([hidden])").get_by_label("Vigtig", exact=True).check()
    while bo.page.get_by_role("button", name="Aflever mine svar").is_hidden():
        bo.page.get_by_role("button", name="Næste", exact=True).click()
    bo.page.get_by_role("button", name="Aflever mine svar").click()
    expect(bo.page.get_by_text("Der er ingen forbindelse lige nu", exact=False)).to_be_visible()
    expect(bo.page.get_by_role("heading", level=1)).to_have_text("Tak for dine svar")
    assert (lost, Ballot.objects.count() - before) == ([200], 1)


def answer_without_script(karen: Visitor, survey: Survey) -> None:
    """Without JavaScript the same form is one page, and the key is there to write down."""
    karen.go(survey.get_absolute_url())
    key = karen.page.locator("[name=kvittering]").get_attribute("value")
    assert key is not None and key in karen.page.locator("noscript").inner_text()
    karen.page.locator("[data-card]").first.get_by_label("Ikke lige nu").check()
    karen.press("Aflever mine svar")
    assert karen.heading == "Tak for dine svar"
    karen.follow("Se mit svar med den nøgle, jeg skrev ned")
    karen.fill("Din nøgle", key.lower())
    karen.press("Åbn mit svar")
    assert karen.heading == "Mit svar" and "Ikke lige nu" in " ".join(karen.reads("main dd"))


def correct(inger: Visitor, survey: Survey) -> None:
    """The link behind the # opens one's own answer and lets it be corrected."""
    inger.page.locator("[data-key-link]").click()
    expect(inger.page.get_by_role("heading", level=1)).to_have_text("Mit svar")
    inger.press("Ret mit svar")
    inger.page.locator("[data-card]:not([hidden])").get_by_label("Ikke lige nu").check()
    while inger.page.get_by_role("button", name="Gem mine rettelser").is_hidden():
        inger.page.get_by_role("button", name="Næste", exact=True).click()
    inger.page.get_by_role("button", name="Gem mine rettelser").click()
    expect(inger.page.get_by_role("heading", level=1)).to_have_text("Tak for dine svar")
    marks = sorted(Ballot.objects.get(village="Sandby").answers.values())
    assert marks == ["not now", "very", "very", "very"]


def answer_without_a_connection(bo: Visitor, survey: Survey) -> None:
    """Handed in where there is none: the page may be closed, and the answer goes when it is opened again, once."""
    before = Ballot.objects.count()
    bo.go(survey.get_absolute_url())
    bo.page.locator("[data-card]:not([hidden])").get_by_label("Meget vigtig").check()
    while bo.page.get_by_role("button", name="Aflever mine svar").is_hidden():
        bo.page.get_by_role("button", name="Næste", exact=True).click()
    bo.window.set_offline(True)
    bo.page.get_by_role("button", name="Aflever mine svar").click()
    expect(bo.page.get_by_text("Der er ingen forbindelse lige nu", exact=False)).to_be_visible()
    bo.page.goto("about:blank")
    bo.window.set_offline(False)
    bo.page.goto(bo.home + survey.get_absolute_url())
    expect(bo.page.get_by_role("heading", level=1)).to_have_text("Tak for dine svar")
    bo.page.goto(bo.home + survey.get_absolute_url())
    expect(bo.page.locator("#fremgang")).to_have_text("Idé 1 af 4")
    assert bo.page.locator("input:checked").count() == 0
    bo.faults.clear()  # the browser itself says in the console that there was no connection
    assert Ballot.objects.count() - before == 1


def twenty_six_more(survey: Survey) -> None:
    """The neighbours, each with their own form, sent as a browser sends it."""
    cards = [card.pk for card in survey.cards.all()]
    for number in range(26):
        marks = {f"v{card}": "very" if place <= number % 4 else "not now" for place, card in enumerate(cards)}
        sheet = {"kvittering": new_code(KEY), "landsby": "Glumsø", "alder": "50-64", **marks}
        assert Client().post(survey.get_absolute_url(), sheet).status_code == 302
