"""The secretary's wall and the citizen's form in a real browser, with and without JavaScript."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect

from cast import gather
from tingsted.ideas.models import Idea
from tingsted.kernel import clock, guard
from tingsted.meetings.actions import call_meeting
from tingsted.meetings.models import WallNote

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
    words = page.locator("#id_want-words")
    expect(words).to_be_focused()
    for said in ("En sti til søen", "En bænk"):
        page.keyboard.type(said)
        page.keyboard.press("Enter")
        expect(page.locator("#kolonne-want .tag")).to_have_count(1 if said == "En sti til søen" else 2)
        expect(page.locator("#kolonne-want")).to_contain_text(said)
        expect(words).to_be_focused()
        expect(words).to_have_value("")


def test_without_a_script_an_empty_note_is_sent_back_with_a_sentence(
    browser: Browser, wall: tuple[str, str, str]
) -> None:
    page = browser.new_page(locale="da-DK", java_script_enabled=False)
    page.context.add_cookies([{"name": "plads", "value": wall[2], "url": wall[0]}])
    page.goto(wall[0] + wall[1])
    page.locator("#id_want-words").press("Enter")
    expect(page.locator("#kolonne-want .error")).to_contain_text("Skriv, hvad der står på sedlen.")
    page.context.close()


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
def typist(browser: Browser, wall: tuple[str, str, str]) -> Iterator[Page]:
    """A secretary at the wall whose posts are held back until `let_through`."""
    address, path, session = wall
    context = browser.new_context(locale="da-DK")
    context.add_cookies([{"name": "plads", "value": session, "url": address}])
    page = context.new_page()
    page.goto(address + path)
    expect(page.locator("[data-keys]")).to_be_visible()
    page.route("**/vaeg/*/", lambda route: route.abort())
    yield page
    context.close()


def let_through(page: Page) -> None:
    """The net is back."""
    page.unroute("**/vaeg/*/")
    page.evaluate("dispatchEvent(new Event('online'))")


def notes_in(page: Page, column: str) -> list[str]:
    """The words that hang there with a number, the newest first."""
    rows = page.locator(f"#kolonne-{column} [data-notes] li:not([data-waits])").all_inner_texts()
    return [row.split(" ", 1)[1] for row in rows]


def test_an_hour_of_notes_is_typed_without_a_net_and_hangs_there_once_in_order_when_it_is_back(
    typist: Page,
) -> None:
    said = [f"Seddel {number}" for number in range(1, 26)]
    for words in said:
        typist.keyboard.type(words)
        typist.keyboard.press("Enter")
    typist.keyboard.type("En halv tan")
    expect(typist.locator("#kolonne-want [data-waits]")).to_have_count(25)
    expect(typist.locator("[data-status]")).to_contain_text("Ingen forbindelse lige nu. Skriv bare videre")
    typist.reload()
    expect(typist.locator("#kolonne-want [data-waits]")).to_have_count(25)
    expect(typist.locator("#id_want-words")).to_have_value("En halv tan")
    let_through(typist)
    expect(typist.locator("#kolonne-want .tag")).to_have_count(25, timeout=20_000)
    assert notes_in(typist, "want") == said[::-1]
    assert [idea.words for idea in Idea.objects.order_by("number")] == said
    expect(typist.locator("#id_want-words")).to_have_value("En halv tan")


def test_one_changes_column_without_leaving_the_keyboard_and_the_table_follows(typist: Page) -> None:
    let_through(typist)
    want, have = typist.locator("#id_want-words"), typist.locator("#id_have-words")
    typist.locator("#id_want-table").fill("4")
    want.focus()
    typist.keyboard.type("En sti")
    typist.keyboard.press("ArrowUp")
    expect(have).to_be_focused()
    typist.keyboard.type("Gadekæret")
    typist.keyboard.press("ArrowDown")
    expect(want).to_be_focused()
    typist.keyboard.press("Enter")
    typist.keyboard.type("Brugsen")
    typist.keyboard.press("Control+Enter")
    typist.keyboard.press("Enter")
    expect(want).to_be_focused()
    expect(typist.locator("#kolonne-have .tag")).to_have_count(1)
    expect(typist.locator("#kolonne-want .tag")).to_have_count(1)
    assert (notes_in(typist, "want"), notes_in(typist, "have")) == (["En sti"], ["Brugsen"])
    expect(have).to_have_value("Gadekæret")
    assert {note.table for note in WallNote.objects.all()} == {"4"}


def test_a_note_that_is_refused_comes_back_to_where_it_was_typed(typist: Page) -> None:
    let_through(typist)
    typist.locator("#id_want-table").evaluate("(field) => (field.value = 'x'.repeat(21))")
    typist.locator("#id_want-words").focus()
    typist.keyboard.type("En sti")
    typist.keyboard.press("Enter")
    expect(typist.locator("[data-status] .mind")).to_be_visible()
    expect(typist.locator("#id_want-words")).to_have_value("En sti")
    assert not Idea.objects.exists()
