"""The base page and the style page: strict about inline code, kind about language, light to fetch."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from tingsted.design.theme import current_theme, stylesheet

pytestmark = pytest.mark.django_db
MODULES = ("autosave", "confirm", "copy-link", "error-summary", "map")


@pytest.fixture
def page(client: Client) -> str:
    return client.get(reverse("design:style"), headers={"Accept-Language": "da"}).content.decode()


def static_file(address: str) -> Path:
    found = finders.find(address.removeprefix("/static/"))
    assert isinstance(found, str)
    return Path(found)


def sheet_text(name: str) -> str:
    return static_file(f"design/{name}.css").read_text(encoding="utf-8")


def test_the_style_page_is_in_the_readers_language(client: Client) -> None:
    danish = client.get(reverse("design:style"), headers={"Accept-Language": "da"}).content.decode()
    english = client.get(reverse("design:style"), headers={"Accept-Language": "en"}).content.decode()
    assert ('<html lang="da">' in danish, "<h1>Stil</h1>" in danish) == (True, True)
    assert ('<html lang="en">' in english, "<h1>Style</h1>" in english) == (True, True)


def test_the_language_is_chosen_by_a_form_without_a_token(client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(reverse("design:language"), {"language": "en", "next": "/stil/"})
    assert (response.status_code, response.headers["Location"]) == (302, "/stil/")
    assert '<html lang="en">' in strict.get("/stil/").content.decode()


def test_the_choice_of_language_does_not_lead_elsewhere(client: Client) -> None:
    response = client.post(reverse("design:language"), {"language": "en", "next": "https://andre.example/"})
    assert response.headers["Location"] == "/"


def test_nothing_is_inline(page: str) -> None:
    assert re.findall(r"\sstyle=", page) == []
    assert re.findall(r"\son[a-z]+=", page) == []
    assert re.findall(r"<style", page) == []
    assert [tag for tag in re.findall(r"<script[^>]*>", page) if " src=" not in tag] == []


def test_nothing_is_fetched_from_others(page: str) -> None:
    fetched = re.findall(r'<(?:link|script|img)[^>]*(?:href|src)="([^"]+)"', page)
    assert [address for address in fetched if not address.startswith("/")] == []
    assert len(fetched) > 8


def test_every_id_on_the_page_is_used_once(page: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))


def test_the_page_is_the_same_for_everybody_who_reads_it(client: Client) -> None:
    first, second = (client.get(reverse("design:style")) for _ in range(2))
    assert first.content == second.content
    assert not first.cookies


def test_the_first_load_of_the_bare_page_leaves_room_for_a_pages_own_content() -> None:
    html = render_to_string("design/base.html", {"menu": [("Områder", "/omraader/", True)]})
    fonts = [static_file(f"design/fonts/{name}.woff2") for name in ("newsreader-overskrift", "source-sans-3")]
    sheets = [static_file(address) for address in re.findall(r'href="(/static/design/[a-z]+\.css)"', html)]
    assert len(sheets) == 5
    assert "<script" not in html
    texts = [
        html.encode(),
        stylesheet(current_theme())[0].encode(),
        *(sheet.read_bytes() for sheet in sheets),
    ]
    total = sum(font.stat().st_size for font in fonts) + sum(len(gzip.compress(text, 9)) for text in texts)
    assert total < 75_000


def test_the_two_dark_palettes_are_the_same() -> None:
    text = static_file("design/tokens.css").read_text(encoding="utf-8")
    blocks = re.findall(
        r":root(?::not\(\[data-theme=\"light\"\]\)|\[data-theme=\"dark\"\]) \{([^}]*)\}", text
    )
    by_reader, forced = ({line.strip() for line in block.splitlines() if line.strip()} for block in blocks)
    assert by_reader == forced


def test_every_role_of_the_light_palette_has_a_dark_one_or_is_the_same_in_both() -> None:
    text = static_file("design/tokens.css").read_text(encoding="utf-8")
    light, dark = text.split("/* 2 Palette, light */")[1].split("/* 2 Palette, dark")
    names = [set(re.findall(r"(--[a-z0-9-]+):", part.split("/* 3 Measures")[0])) for part in (light, dark)]
    assert names[0] - names[1] == {"--accent", "--on-accent", "--focus"}
    assert names[1] - names[0] == set()


@pytest.mark.parametrize("sheet", ["page", "parts", "figures", "screen"])
def test_components_read_roles_and_never_a_colour(sheet: str) -> None:
    text = re.sub(
        r"/\*.*?\*/", "", static_file(f"design/{sheet}.css").read_text(encoding="utf-8"), flags=re.DOTALL
    )
    fixed = [rule for rule in text.split("}") if re.search(r"#[0-9a-f]{3,6}\b(?![^{]*\{)", rule)]
    allowed = (".sdg", ".qr", ".screen {", ".map-live")
    assert [rule for rule in fixed if not any(name in rule for name in allowed)] == []


def test_every_role_a_part_reads_is_defined() -> None:
    sheets = [
        static_file(f"design/{name}.css").read_text(encoding="utf-8")
        for name in ("tokens", "page", "parts", "figures", "screen", "print")
    ]
    defined = {name for text in sheets for name in re.findall(r"(--[a-z0-9-]+):", text)}
    read = {name for text in sheets for name in re.findall(r"var\((--[a-z0-9-]+)", text)}
    assert read - defined == set()


@pytest.mark.parametrize("name", MODULES)
def test_a_small_script_is_there_and_imports_no_other(name: str) -> None:
    text = static_file(f"design/js/{name}.js").read_text(encoding="utf-8")
    assert re.findall(r"^import ", text, flags=re.MULTILINE) == []
    assert ("eval(" in text, "innerHTML" in text) == (False, False)
