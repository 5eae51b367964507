"""The secretary's wall and the citizen's form in a real browser, with and without JavaScript."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

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


@pytest.fixture
def slow_wall(browser: Browser, wall: tuple[str, str, str]) -> Iterator[tuple[Page, list[Route]]]:
    """The wall with a post that is held back until the test lets it go."""
    address, path, session = wall
    context = browser.new_context(locale="da-DK")
    context.add_cookies([{"name": "plads", "value": session, "url": address}])
    page = context.new_page()
    page.goto(address + path)
    held: list[Route] = []
    page.route("**/vaeg/want/", lambda route: held.append(route))  # noqa: PLW0108 - it marks what it is given
    page.locator("#id_want-words").focus()
    yield page, held
    context.close()


def let_one_through(page: Page, held: list[Route]) -> None:
    while not held:
        page.wait_for_timeout(20)
    held.pop(0).continue_()


def test_what_is_typed_while_a_note_is_on_its_way_is_the_beginning_of_the_next(
    slow_wall: tuple[Page, list[Route]],
) -> None:
    page, held = slow_wall
    words, column = page.locator("#id_want-words"), page.locator("#kolonne-want .tag")
    page.keyboard.type("En sti til søen")
    page.keyboard.press("Enter")
    page.keyboard.type("En bænk ved")
    let_one_through(page, held)
    expect(column).to_have_count(1)
    expect(words).to_have_value("En bænk ved")
    expect(words).to_be_focused()
    page.keyboard.type(" åen")
    page.keyboard.press("Enter")
    let_one_through(page, held)
    expect(column).to_have_count(2)
    expect(words).to_have_value("")
    expect(page.locator("#kolonne-want")).to_contain_text("En bænk ved åen")


def test_enter_parts_notes_that_are_typed_faster_than_they_are_taken_in(
    slow_wall: tuple[Page, list[Route]],
) -> None:
    page, held = slow_wall
    for note in ("En sti", "En bænk", "Et bålsted", "En gyn"):
        page.keyboard.type(note)
        if note != "En gyn":
            page.keyboard.press("Enter")
    for count in (1, 2, 3):
        let_one_through(page, held)
        expect(page.locator("#kolonne-want .tag")).to_have_count(count)
    expect(page.locator("#id_want-words")).to_have_value("En gyn")
    said = [line.split(" ", 1)[1] for line in page.locator("#kolonne-want ol li").all_inner_texts()]
    assert said == ["Et bålsted", "En bænk", "En sti"]


def test_typing_on_in_the_other_column_and_the_table_is_kept_too(
    slow_wall: tuple[Page, list[Route]],
) -> None:
    page, held = slow_wall
    page.keyboard.type("En sti")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("4")
    page.locator("#id_have-words").focus()
    page.keyboard.type("Gadekæret")
    let_one_through(page, held)
    expect(page.locator("#kolonne-want .tag")).to_have_count(1)
    expect(page.locator("#id_want-table")).to_have_value("4")
    expect(page.locator("#id_have-words")).to_have_value("Gadekæret")
    expect(page.locator("#id_have-words")).to_be_focused()
