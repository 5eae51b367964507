"""The municipality's settings: name, look, sender and fonts; a look to see first, and what is missing."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cast import Cast
from tingsted.design.theme import Theme, current_theme
from tingsted.kernel import ports
from tingsted.places.looks import readings
from tingsted.places.models import Municipality

SENT = {
    "name": "Næstved Kommune", "short_name": "Næstved", "areas_in_all": "19", "councils_in_all": "14",
    "colour": "#0c4a4e", "accent": "#f7c948", "sender": "tingsted@naestved.example", "seen": "1",
}  # fmt: skip


def font(data: bytes | None = None) -> SimpleUploadedFile:
    whole = b"wOF2" + b"\0" * 4 + (64).to_bytes(4, "big") + b"\0" * 52
    return SimpleUploadedFile("skrift.woff2", whole if data is None else data)


@pytest.fixture
def tue(cast: Cast, client: Client, settings: pytest.FixtureRequest, tmp_path: object) -> Client:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]  # the fixture takes any setting
    client.force_login(cast.tue)
    return client


def test_name_sender_and_numbers_are_the_municipalitys_own(cast: Cast, tue: Client) -> None:
    sent = {**SENT, "name": "Næstved By og Land", "areas_in_all": "20"}
    assert tue.post("/kommunen/", sent).status_code == 302
    town = Municipality.objects.get()
    assert (town.name, town.sender, town.areas_in_all) == (
        "Næstved By og Land",
        "tingsted@naestved.example",
        20,
    )


def test_a_look_is_seen_first_and_nothing_is_saved(cast: Cast, tue: Client) -> None:
    found = tue.post("/kommunen/", {**SENT, "colour": "#7a1f5c", "name": "Et andet navn", "se": "1"})
    page = found.content.decode()
    address = found.context["shown_first"]
    assert (found.status_code, "Sådan ville det se ud" in page, 'value="Et andet navn"' in page) == (
        200,
        True,
        True,
    )
    assert "--muni-colour: #7a1f5c" in tue.get(address).content.decode()
    assert (Municipality.objects.get().colour, current_theme().colour) == ("#0c4a4e", "#0c4a4e")
    assert Client().get(address).status_code == 403


def test_a_look_that_cannot_be_read_is_refused_with_the_nearest_that_can(cast: Cast, tue: Client) -> None:
    for more in ({}, {"se": "1"}):
        found = tue.post("/kommunen/", {**SENT, "colour": "#ffee88", **more})
        assert (found.status_code, "4,5" in found.content.decode()) == (422, True)


@pytest.mark.parametrize("colour", ["#0c4a4e", "#7a1f5c", "#1d3f8f", "#5b4300", "#a3002d"])
def test_whatever_colour_is_taken_every_text_can_be_read(colour: str) -> None:
    assert [str(each.words) for each in readings(colour, "#f7c948") if not each.is_enough] == []


def test_a_font_of_ones_own_is_served_from_here_under_a_name(cast: Cast, tue: Client) -> None:
    sent = {**SENT, "font_text": "Kommuneskrift", "font_text_file": font()}
    assert tue.post("/kommunen/", sent).status_code == 302
    theme: Theme = current_theme()
    assert [(file.family, file.path) for file in theme.font_files] == [
        ("Kommuneskrift", "/kommunens-skrift/tekst/2.woff2")
    ]
    css = tue.get("/tema.css").content.decode()
    assert 'url("/kommunens-skrift/tekst/2.woff2")' in css
    served = tue.get("/kommunens-skrift/tekst/2.woff2")
    assert served["Content-Type"] == "font/woff2"
    assert tue.get("/kommunens-skrift/overskrift/2.woff2").status_code == 404


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"<script>", "Kommuneskrift", "hel WOFF2-fil"),
        (b"wOF2" + b"\0" * 60, "Kommuneskrift", "hel WOFF2-fil"),
        (None, "", "hvad skriften hedder"),
        (None, 'x"; } body { display: none', "ikke navnet på en skrift"),
    ],
)
def test_what_is_no_font_or_has_no_name_is_refused(
    cast: Cast, tue: Client, data: bytes | None, name: str, said: str
) -> None:
    found = tue.post("/kommunen/", {**SENT, "font_text": name, "font_text_file": font(data)})
    assert (found.status_code, said in found.content.decode()) == (422, True)


def test_what_is_missing_leads_to_the_page_that_mends_it(cast: Cast, tue: Client) -> None:
    page = tue.get("/kommunen/mangler/").content.decode()
    checks = ports.setup_checks.collect()
    done = sum(check.done for check in checks)
    assert f"{done} af {len(checks)} er på plads." in page
    for check in checks:
        assert (check.words, str(check.words) in page) == (check.words, True)
    assert tue.get("/bord/").content.decode().count("/kommunen/mangler/") == 1


def test_only_editors_see_what_is_missing(cast: Cast, client: Client) -> None:
    client.force_login(cast.ruth)
    assert client.get("/kommunen/mangler/").status_code == 403
    assert "/kommunen/mangler/" not in client.get("/bord/").content.decode()
