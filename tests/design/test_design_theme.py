"""Any look that is accepted can be read, in light and dark; any other is refused with a way on."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from tingsted.design import theme
from tingsted.design.colour import contrast
from tingsted.design.theme import FontFile, Theme, ThemeRefused, stylesheet, theme_colours, theme_css

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")

# What stands on what in the parts, with the least contrast they count on. "#…" are the fixed grounds.
READ = [
    ("on-colour", "colour", 4.5),
    ("on-colour-2", "colour", 4.5),
    ("colour", "#f5f7f4", 4.5),
    ("link", "#f5f7f4", 4.5),
    ("link", "#ffffff", 4.5),
    ("link", "#e8eeea", 4.5),
    ("link-hover", "#e8eeea", 4.5),
    ("on-accent", "accent", 4.5),
    ("#17262a", "soft", 4.5),
    ("map-on", "map-council", 4.5),
    ("map-on", "map-plan", 4.5),
    ("dark-colour", "#0f1a1c", 4.5),
    ("dark-colour", "#17262a", 4.5),
    ("dark-colour", "#1e3236", 4.5),
    ("dark-link-hover", "#1e3236", 4.5),
    ("dark-on-colour", "dark-colour", 4.5),
    ("#eef3f1", "dark-soft", 4.5),
    ("dark-on-band", "dark-band", 4.5),
    ("dark-on-band-2", "dark-band", 4.5),
    ("dark-map-on", "dark-map-council", 4.5),
    ("dark-map-on", "dark-map-plan", 4.5),
]


@given(colours, colours)
def test_every_accepted_look_can_be_read(colour: str, accent: str) -> None:
    try:
        values = theme_colours(colour, accent)
    except ThemeRefused:
        return
    reached = {
        (ink, ground): contrast(values.get(ink, ink), values.get(ground, ground)) for ink, ground, _ in READ
    }
    assert {pair: value for pair, value in reached.items() if value < 4.5} == {}


@given(colours)
def test_a_colour_is_accepted_exactly_when_text_in_it_can_be_read_on_our_ground(colour: str) -> None:
    try:
        theme_colours(colour, "#f7c948")
        accepted = True
    except ThemeRefused:
        accepted = False
    assert accepted == (contrast(colour, "#f5f7f4") >= 4.5)


@given(colours, colours)
def test_a_refusal_names_a_colour_that_works(colour: str, accent: str) -> None:
    for _ in range(2):
        try:
            theme_colours(colour, accent)
        except ThemeRefused as refusal:
            refused, nearest = re.findall(r"#[0-9a-f]{6}", str(refusal))
            colour, accent = (nearest if value == refused else value for value in (colour, accent))
    assert theme_colours(colour, accent)["accent"] == accent


def test_a_refusal_is_a_sentence_in_the_readers_language() -> None:
    with override("da"), pytest.raises(ThemeRefused) as refusal:
        theme_css("#ffd200", "#f7c948", "", "")
    assert str(refusal.value) == (
        "Tekst i eller på #ffd200 kan ikke læses af alle: kontrasten er 1,3 til 1, "
        "og den skal være mindst 4,5 til 1. Den nærmeste, der virker, er #856d00."
    )


@pytest.mark.parametrize("text", ["teal", "", "#12", "red; } body { display: none"])
def test_what_is_not_a_colour_is_refused(text: str) -> None:
    with override("en"), pytest.raises(ThemeRefused, match="is not a colour"):
        theme_css(text, "#f7c948", "", "")


@pytest.mark.parametrize("name", ['Arial"; } body { color: red', "a\\", "x" * 61, "<style>", "url(x)"])
def test_a_fonts_name_cannot_break_out_of_the_stylesheet(name: str) -> None:
    with override("en"), pytest.raises(ThemeRefused, match="is not the name of a font"):
        theme_css("#0c4a4e", "#f7c948", name, "")


@pytest.mark.parametrize("path", ["https://fonts.example/a.woff2", '/a.woff2"); }', "/a.ttf", "a.woff2"])
def test_a_font_comes_from_this_site_only(path: str) -> None:
    with override("en"), pytest.raises(ThemeRefused, match=r"must be a \.woff2 on this site"):
        theme_css("#0c4a4e", "#f7c948", "", "", (FontFile("Egen", path),))


def test_the_stylesheet_says_the_colours_and_fonts_that_were_chosen() -> None:
    css = theme_css("#233a7a", "#ffb59a", "Egen Skrift", "", (FontFile("Egen Skrift", "/media/egen.woff2"),))
    assert '@font-face { font-family: "Egen Skrift"; src: url("/media/egen.woff2")' in css
    assert "  --muni-colour: #233a7a;\n" in css
    assert "  --muni-on-colour: #ffffff;\n" in css
    assert "  --muni-on-accent: #17262a;\n" in css
    assert '  --muni-font-text: "Egen Skrift";\n' in css
    assert "--muni-font-display" not in css


@pytest.fixture
def blue(monkeypatch: pytest.MonkeyPatch) -> Theme:
    """A municipality that has chosen blue."""
    chosen = Theme(municipality="Fjord Kommune", colour="#233a7a")
    monkeypatch.setattr(theme, "_provider", lambda: chosen)
    return chosen


def test_the_supplied_look_is_the_one_in_force(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme, "_provider", Theme)
    theme.supply_theme(lambda: Theme(municipality="Fjord Kommune"))
    assert theme.current_theme().municipality == "Fjord Kommune"


def test_the_theme_is_served_with_an_etag_and_kept_for_a_year_at_its_own_address(
    client: Client, blue: Theme
) -> None:
    css, digest = stylesheet(blue)
    response = client.get(reverse("design:theme"), {"v": digest})
    assert response.content.decode() == css
    assert response.headers["ETag"] == f'"{digest}"'
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.headers["Content-Type"] == "text/css; charset=utf-8"
    assert not response.cookies


def test_the_theme_without_its_digest_is_kept_for_minutes_only(client: Client, blue: Theme) -> None:
    response = client.get(reverse("design:theme"))
    assert response.headers["Cache-Control"] == "public, max-age=300"


def test_an_unchanged_theme_is_not_sent_again(client: Client, blue: Theme) -> None:
    etag = client.get(reverse("design:theme")).headers["ETag"]
    response = client.get(reverse("design:theme"), headers={"If-None-Match": etag})
    assert (response.status_code, response.content) == (304, b"")
