"""The style page in a real browser: narrow and wide, light and dark, parts opened, scripts at work."""

import json
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Browser, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from e2e.visitor import FAULTS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SQUARE = [[11, 55], [12, 55], [12, 56], [11, 56], [11, 55]]
OUTLINES = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"name": "Nordby", "url": "#nordby", "class": "has-plan"},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[11, 55], [12, 55], [12, 56], [11, 56], [11, 55]]],
            },
        },
        {
            "type": "Feature",
            "properties": {"name": "Lille Næstved", "radius": 2000},
            "geometry": {"type": "Point", "coordinates": [11.5, 55.2]},
        },
    ],
}


@pytest.fixture
def address(live_server: LiveServer, browser: Browser) -> Iterator[str]:
    yield live_server.url + reverse("design:style")
    for window in browser.contexts:
        window.close()


def open_page(
    browser: Browser, address: str, width: int = 1280, scheme: str = "light", scripts: bool = True
) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        locale="da-DK",
        java_script_enabled=scripts,
    )
    page = context.new_page()
    page.goto(address)
    return page


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=FAULTS).response["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['html']}" for rule in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_every_part_can_be_used_by_everybody_at_every_width(
    browser: Browser, address: str, width: int, scheme: str
) -> None:
    page = open_page(browser, address, width, scheme)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("width", [320, 1280])
def test_opened_parts_can_be_used_by_everybody(browser: Browser, address: str, width: int) -> None:
    page = open_page(browser, address, width)
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
    page.get_by_role("link", name="Slet kommentaren").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_nothing_to_press_is_lower_than_a_thumb(browser: Browser, address: str) -> None:
    page = open_page(browser, address, 320)
    low = page.evaluate(
        """() => [...document.querySelectorAll('.btn, .choice, .input, summary, .nav a, .tabs a, .pager a')]
            .filter(part => part.checkVisibility() && part.getBoundingClientRect().height < 47.9)
            .map(part => part.outerHTML)"""
    )
    assert low == []


def test_no_text_is_smaller_than_sixteen_pixels(browser: Browser, address: str) -> None:
    page = open_page(browser, address, 320)
    small = page.evaluate(
        """() => [...document.querySelectorAll('body *')]
            .filter(part => [...part.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
            .filter(part => parseFloat(getComputedStyle(part).fontSize) < 16).map(part => part.outerHTML)"""
    )
    assert small == []


def test_the_browser_finds_nothing_to_refuse(browser: Browser, address: str) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert said == []


def test_a_dialog_gives_focus_back_to_what_opened_it(browser: Browser, address: str) -> None:
    page = open_page(browser, address)
    opener = page.get_by_role("link", name="Slet kommentaren")
    opener.click()
    page.get_by_role("button", name="Behold den").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(opener).to_be_focused()


def test_a_long_form_is_kept_until_it_is_sent(browser: Browser, address: str) -> None:
    page = open_page(browser, address)
    page.get_by_label("Hvad hedder idéen?").first.fill("Bænk halvvejs til søen")
    page.locator("#ny_importance_0").check()
    expect(page.locator(".saved")).to_contain_text("på denne enhed")
    page.reload()
    expect(page.get_by_label("Hvad hedder idéen?").first).to_have_value("Bænk halvvejs til søen")
    expect(page.locator("#ny_importance_0")).to_be_checked()
    expect(page.locator(".saved")).to_have_text("Her er det, du skrev sidst.")
    page.get_by_role("button", name="Begynd forfra").click()
    expect(page.get_by_label("Hvad hedder idéen?").first).to_have_value("")
    page.reload()
    expect(page.get_by_label("Hvad hedder idéen?").first).to_have_value("")


def test_the_summary_takes_focus_and_leads_to_the_field(browser: Browser, address: str) -> None:
    page = open_page(browser, address)
    page.evaluate("document.querySelector('.error-summary').setAttribute('data-error-summary', '')")
    page.add_script_tag(url="/static/design/js/error-summary.js", type="module")
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    assert page.title().startswith("! ")
    summary.get_by_role("link").first.click()
    expect(page.locator("#fejl_mail")).to_be_focused()


def test_a_link_is_copied(browser: Browser, address: str) -> None:
    page = open_page(browser, address)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopiér linket").click()
    expect(page.get_by_text("Kopieret")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "https://tingsted.example/glums%C3%B8-27"


def zoomable(browser: Browser, address: str, status: int = 200) -> tuple[Page, list[str]]:
    """The style page with outlines to zoom into, and what the browser has fetched."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="da-DK")
    page = context.new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))

    def answer(route: Route) -> None:
        route.fulfill(status=status, content_type="application/geo+json", body=json.dumps(OUTLINES))

    page.route("**/omrids.geojson", answer)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return page, fetched


def test_the_map_fetches_its_engine_only_when_the_reader_zooms(browser: Browser, address: str) -> None:
    page, fetched = zoomable(browser, address)
    assert [url for url in fetched if "leaflet" in url] == []
    page.get_by_role("button", name="Zoom").click()
    expect(page.locator(".map-live path.area-line.has-plan")).to_be_visible()
    assert sorted(url.rpartition("/")[2] for url in fetched if "leaflet" in url) == [
        "leaflet.css",
        "leaflet.js",
    ]
    page.get_by_role("button", name="Tilbage til overblikket").click()
    expect(page.locator(".map-live")).to_be_hidden()
    expect(page.locator(".map-zoom .map")).to_be_visible()


def test_a_map_that_cannot_be_fetched_says_so(browser: Browser, address: str) -> None:
    page, _ = zoomable(browser, address, status=500)
    page.get_by_role("button", name="Zoom").click()
    expect(page.get_by_text("Kortet kunne ikke hentes. Listen siger det samme.")).to_be_visible()
    expect(page.locator(".map-zoom .map")).to_be_visible()


def test_without_scripts_the_menu_opens_and_the_language_changes(browser: Browser, address: str) -> None:
    page = open_page(browser, address, 320, scripts=False)
    expect(page.get_by_role("heading", level=1)).to_have_text("Stil")
    expect(page.get_by_role("button", name="Zoom")).to_have_count(0)
    page.get_by_role("button", name="In English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Style")
