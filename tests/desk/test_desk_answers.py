"""What goes with every answer, whatever it is: who may keep it, and that nothing foreign is fetched."""

import io
from typing import Any

import pytest
from django.test import Client

from cast import Cast
from tingsted.desk.middleware import LARGEST_FORM
from tingsted.ideas.actions import raise_idea
from tingsted.kernel.models import Tally


@pytest.mark.parametrize(
    "path, status",
    [
        ("/", 200),
        ("/findes-ikke/", 404),
        ("/bord/", 302),
        ("/ideer/nej-tak/afkortet/", 404),
        ("/tema.css", 200),
    ],
)
def test_every_answer_allows_only_our_own_sources(cast: Cast, client: Client, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


def test_a_file_of_ours_allows_only_our_own_sources(cast: Cast, settings: Any) -> None:
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True
    answer = Client().get("/static/design/icon.svg")
    assert answer.status_code == 200
    assert "default-src 'self'" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/", "/bord/", "/omraader/glumsoe/", "/konto/oplysninger/", "/planer/"])
def test_a_signed_in_readers_page_is_kept_by_their_own_browser_only(
    cast: Cast, client: Client, path: str
) -> None:
    client.force_login(cast.ruth)
    answer = client.get(path)
    assert answer.status_code == 200
    assert "private" in answer["Cache-Control"]
    assert "Cookie" in answer["Vary"]


def test_a_visitors_page_is_asked_for_again_and_varies_by_language(cast: Cast, client: Client) -> None:
    answer = client.get("/")
    assert answer["Cache-Control"] == "no-cache"
    assert {"Cookie", "Accept-Language"} <= {part.strip() for part in answer["Vary"].split(",")}
    assert not answer.cookies


@pytest.mark.parametrize(
    "path", ["/afmeld/", "/plads/", "/grupper/svar/", "/grupper/farvel/", "/ideer/nej-tak/"]
)
def test_a_cut_link_is_a_kind_page_whatever_it_was_for(cast: Cast, client: Client, path: str) -> None:
    answer = client.get(f"{path}IjEiOjF.afkortet/")
    assert answer.status_code == 404
    assert "Linket er ikke helt" in answer.content.decode()


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_the_language_switch_never_leads_to_another_site(cast: Cast, client: Client, elsewhere: str) -> None:
    answer = client.post("/sprog/", {"language": "en", "next": elsewhere})
    assert answer.status_code == 302
    assert "evil" not in answer["Location"]


def test_a_count_of_acts_tells_neither_address_nor_mail(cast: Cast, client: Client) -> None:
    idea = raise_idea(cast.as_ruth, area=cast.glumsoe, words="En sti til søen")
    said = {"kind": "time", "email": "Inger@tingsted.example", "consent": "on"}
    assert client.post(f"/ideer/{idea.label}/hjaelp/", said).status_code == 302
    keys = set(Tally.objects.values_list("key", flat=True))
    assert {key.partition(":")[0] for key in keys} == {"ideas.offer", "ideas.letter"}
    assert [key for key in keys if "inger" in key.lower() or "127.0.0.1" in key] == []


class Unread(io.BytesIO):
    """What a browser sends, of which nobody may read a byte."""

    def read(self, *args: object) -> bytes:
        raise AssertionError("read")

    readline = readinto = __next__ = read  # type: ignore[assignment]  # none of the ways to read


@pytest.mark.parametrize("path", ["/", "/meld/", "/konto/", "/ingen/steder/"])
def test_a_form_larger_than_any_file_we_take_is_refused_before_a_byte_of_it_is_read(
    cast: Cast, path: str
) -> None:
    for client in (Client(enforce_csrf_checks=True), Client()):
        answer = client.generic(
            "POST", path, b"", content_type="multipart/form-data; boundary=x",
            CONTENT_LENGTH=str(LARGEST_FORM + 1), **{"wsgi.input": Unread()},
        )  # fmt: skip
        assert answer.status_code == 413
        assert "20 MB" in answer.content.decode()
