"""The secretary's wall and the citizen's form in a real browser, with and without JavaScript."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, expect

from cast import gather
from tingsted.kernel import clock, guard
from tingsted.meetings.actions import call_meeting

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def wall(browser: Browser, live_server: object) -> tuple[str, str, str]:
    """A meeting's wall: the server's address, the wall's path, and a session of its secretary."""
    with guard.arranging():
        cast = gather()
    meeting = call_meeting(
        cast.as_ruth,
        body=cast.council,
        title="Borgermøde",
        starts_at=clock.now() + timedelta(days=1),
        place="Salen",
    )
    client = Client()
    client.force_login(cast.ejner, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.cookies["plads"].value
    return str(getattr(live_server, "url")), f"{meeting.get_absolute_url()}vaeg/", session  # noqa: B009


@pytest.fixture(params=[True, False], ids=["JavaScript", "no JavaScript"])
def context(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    window = browser.new_context(locale="da-DK", java_script_enabled=request.param)
    yield window
    window.close()


def test_notes_are_typed_by_keyboard_alone(context: BrowserContext, wall: tuple[str, str, str]) -> None:
    address, path, session = wall
    context.add_cookies([{"name": "plads", "value": session, "url": address}])
    page = context.new_page()
    page.goto(address + path)
    page.locator("#id_want-words").focus()
    for words in ("En sti til søen", "En bænk", ""):
        page.keyboard.type(words)
        page.keyboard.press("Enter")
        if words:
            expect(page.locator("#kolonne-want")).to_contain_text(words)
            expect(page.locator("#id_want-words")).to_be_focused()
            expect(page.locator("#id_want-words")).to_have_value("")
    expect(page.locator("#kolonne-want .error")).to_contain_text("Skriv, hvad der står på sedlen.")
    expect(page.locator("#kolonne-want .tag")).to_have_count(2)


def test_a_citizen_writes_an_idea_on_a_small_phone(
    context: BrowserContext, wall: tuple[str, str, str]
) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(wall[0] + "/omraader/glumsoe/skriv/")
    page.get_by_label("Din idé, med dine egne ord").fill("En gynge ved søen")
    page.get_by_role("button", name="Aflever idéen").click()
    expect(page.locator("h1")).to_have_text("Din idé har fået nummer Glumsø-1. Det beholder den.")
