"""Pages of areas and offices: what they show to whom, and how they take bad input."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from cast import Cast
from tingsted.kernel import guard
from tingsted.places.models import Area, Municipality, Office, Seat

PUBLIC = [
    "/omraader/", "/omraader/glumsoe/", "/omraader/omraade15/", "/omraader/glumsoe/historie/", "/instanser/",
    "/instanser/glumsoe-lokalraad/", "/instanser/vej-og-park/", "/privatliv/", "/was/", "/kort.geojson", "/konto/",
]  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_is_there_without_an_account_in_two_languages(
    cast: Cast, client: Client, address: str
) -> None:
    for language in ("da", "en"):
        response = client.get(address, headers={"accept-language": language})
        assert response.status_code == 200


@pytest.mark.parametrize("address", [a for a in PUBLIC if a != "/konto/"])
def test_a_page_without_a_form_sets_no_cookie_and_is_not_sent_twice(
    cast: Cast, client: Client, address: str
) -> None:
    first = client.get(address)
    assert first.cookies == {}
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304


def test_the_area_page_names_only_those_who_agreed(cast: Cast, client: Client) -> None:
    with guard.arranging():
        Seat.objects.filter(person=cast.ejner).update(public=False)
    page = client.get("/omraader/glumsoe/").content.decode()
    assert "Ruth Skovsti" in page
    assert "Ejner Kornmark" not in page
    assert "Gudrun Aabred" in page
    assert "Villy Stenkløver" in page
    assert "Digital Post" in page


def test_an_area_without_council_is_told_kindly_with_the_municipal_contact(
    cast: Cast, client: Client
) -> None:
    page = client.get("/omraader/omraade15/").content.decode()
    assert "Område 15 har ikke et lokalråd lige nu" in page
    assert 'href="mailto:kontakt@tingsted.example"' in page


def test_the_office_page_shows_acts_to_those_who_may(cast: Cast, client: Client) -> None:
    assert "/inviter/" not in client.get("/instanser/glumsoe-lokalraad/").content.decode()
    seen = {}
    for name in ("ruth", "ejner", "asta", "gudrun", "tue", "holger"):
        client.force_login(getattr(cast, name))
        seen[name] = "/inviter/" in client.get("/instanser/glumsoe-lokalraad/").content.decode()
    assert seen == {"ruth": True, "ejner": False, "asta": False, "gudrun": True, "tue": True, "holger": False}


TOWN = {
    "name": "Næstved Kommune", "short_name": "Næstved", "areas_in_all": "19", "councils_in_all": "14",
    "sender": "tingsted@naestved.example",
}  # fmt: skip
FORMS = [
    "/omraader/glumsoe/tekst/", "/instanser/glumsoe-lokalraad/tekst/", "/instanser/glumsoe-lokalraad/inviter/",
    "/instanser/glumsoe-lokalraad/formand/",
]  # fmt: skip


@pytest.mark.parametrize("address", [*FORMS, "/kommunen/"])
def test_a_form_is_not_shown_to_one_who_may_not_use_it(cast: Cast, client: Client, address: str) -> None:
    assert client.get(address).status_code == 403
    client.force_login(cast.holger)
    assert client.get(address).status_code == 403


@pytest.mark.parametrize("address", FORMS)
def test_an_empty_form_keeps_the_page_and_says_what_is_missing(
    cast: Cast, client: Client, address: str
) -> None:
    client.force_login(cast.ruth)
    assert client.get(address).status_code == 200
    if "tekst" not in address:
        answer = client.post(
            address, {"name": "Karen", "email": "karen", "on": "i morgen", "starts": "i morgen"}
        )
        assert answer.status_code == 422
        assert "inger@tingsted.example" in answer.content.decode()
        assert 'value="i morgen"' in answer.content.decode()


def test_two_people_rewriting_one_text_both_keep_their_words(cast: Cast, client: Client) -> None:
    client.force_login(cast.ruth)
    assert client.post("/omraader/glumsoe/tekst/", {"description": "Hendes", "seen": "1"}).status_code == 302
    clash = client.post("/omraader/glumsoe/tekst/", {"description": "Hans", "seen": "1"})
    page = clash.content.decode()
    assert clash.status_code == 409
    assert "Hendes" in page and "Hans" in page
    assert Area.objects.get(pk=cast.glumsoe.pk).description == "Hendes"


def test_the_history_reads_as_sentences(cast: Cast, client: Client) -> None:
    page = client.get("/omraader/glumsoe/historie/").content.decode()
    assert "Nogen fik plads i Glumsø Lokalråd som formand" in page
    assert "Ruth" not in page


def test_the_look_is_the_municipalitys_own_at_once(cast: Cast, client: Client) -> None:
    client.force_login(cast.tue)
    sent = {**TOWN, "colour": "#7a1f3d", "accent": "#f7c948", "seen": "1", "phone": "", "digital_post": ""}
    assert client.post("/kommunen/", sent).status_code == 302
    assert "--muni-colour: #7a1f3d" in client.get("/tema.css").content.decode()


def test_a_colour_nobody_could_read_on_is_refused_with_one_that_works(cast: Cast, client: Client) -> None:
    client.force_login(cast.tue)
    answer = client.post("/kommunen/", {**TOWN, "colour": "#ffff66", "accent": "#f7c948", "seen": "1"})
    assert answer.status_code == 422
    assert 'value="#ffff66"' in answer.content.decode()
    assert Municipality.objects.get().colour == "#0c4a4e"


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", b"<svg onload=alert(1)>", b"\x89PNG\r\n\x1a\n" + b"x" * 50, b"x" * 3_000_000]
)
def test_a_picture_that_cannot_be_read_is_a_sentence_and_leaves_no_trace(
    cast: Cast, client: Client, content: bytes
) -> None:
    client.force_login(cast.tue)
    sent = {
        **TOWN,
        "colour": "#7a1f3d",
        "accent": "#f7c948",
        "seen": "1",
        "logo": SimpleUploadedFile("l.png", content),
    }
    assert client.post("/kommunen/", sent).status_code == 422
    assert (Municipality.objects.get().logo.name, Municipality.objects.get().colour) == ("", "#0c4a4e")


def test_a_logo_is_drawn_anew_and_served_from_here(
    cast: Cast, client: Client, settings: object, tmp_path: object
) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]  # a form's field of this kind
    raw = io.BytesIO()
    Image.new("RGB", (400, 300), "#7a1f3d").save(raw, "JPEG", comment=b"secret")
    client.force_login(cast.tue)
    sent = {
        **TOWN,
        "colour": "#7a1f3d",
        "accent": "#f7c948",
        "seen": "1",
        "logo": SimpleUploadedFile("l.jpg", raw.getvalue()),
    }
    assert client.post("/kommunen/", sent).status_code == 302
    served = b"".join(client.get("/kommunens-logo.png"))  # type: ignore[arg-type]  # given by the test's fixture
    assert b"secret" not in served
    with Image.open(io.BytesIO(served)) as logo:
        assert (logo.format, logo.height) == ("PNG", 160)
    assert "/kommunens-logo.png?v=2" in client.get("/omraader/").content.decode()


def test_an_area_page_costs_the_same_queries_with_one_body_and_three(
    cast: Cast, client: Client, django_assert_num_queries
) -> None:  # type: ignore[no-untyped-def]  # the library's types are wider than this
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get("/omraader/glumsoe/")
    with CaptureQueriesContext(connection) as before:
        client.get("/omraader/glumsoe/")
    with guard.arranging():
        for n in range(3):
            Office.objects.create(
                kind="association", name=f"Forening {n}", slug=f"forening-{n}", area=cast.glumsoe
            )
    with CaptureQueriesContext(connection) as after:
        client.get("/omraader/glumsoe/")
    assert len(after) == len(before) <= 10


def test_one_with_two_seats_is_counted_once(cast: Cast) -> None:
    from tingsted.kernel.actors import OPERATOR
    from tingsted.places.actions import take_seat
    from tingsted.places.overview import around

    assert around(cast.glumsoe.pk).contacts.in_all == 2
    take_seat(
        OPERATOR,
        office=cast.council,
        person=cast.ejner,
        role="local contact",
        starts=cast.council.created_at.date(),
    )
    assert around(cast.glumsoe.pk).contacts.in_all == 2


@pytest.mark.parametrize(
    "path",
    [
        "/omraader/glumsoe/",
        "/omraader/omraade15/",
        "/omraader/omraade15/stift/",
        "/instanser/glumsoe-lokalraad/",
        "/instanser/kontakt-for-lokalomraader/",
        "/instanser/vej-og-park/",
        "/instanser/udvalget-for-lokal-udvikling/",
        "/politikere/",
    ],
)
def test_every_contact_block_says_that_personal_cases_go_by_digital_post(
    cast: Cast, client: Client, path: str
) -> None:
    page = client.get(path)
    assert (page.status_code, "Personlige sager hører ikke til her." in page.content.decode()) == (200, True)
