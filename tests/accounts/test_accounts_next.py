"""Nobody is led to another site: where a sign-in or a choice of language goes next is a page of this house."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from django.test import Client

from accounts.test_accounts_signing_in import the_code
from cast import Cast

FOREIGN = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example/",
    "\\\\evil.example/",
    "https:evil.example",
    "https:///evil.example/",
    "http://testserver@evil.example/",
    "https://testserver.evil.example/",
    "\thttps://evil.example/",
    "java\tscript:alert(1)",
    "javascript:alert(1)",
    "data:text/html,x",
    "/%09/evil.example/",
    "\x00//evil.example/",
]


def leads_to(answer: object) -> str:
    """Where a redirect goes, which must be a path of ours."""
    target = str(answer["Location"])  # type: ignore[index]  # a response
    parts = urlsplit(target)
    assert (parts.scheme, parts.netloc) == ("", ""), target
    assert target.startswith("/") and target[1:2] not in {"/", "\\"}, target
    return target


@pytest.mark.parametrize("foreign", FOREIGN)
def test_a_sign_in_that_was_asked_to_go_elsewhere_goes_to_the_desk(
    cast: Cast, client: Client, foreign: str
) -> None:
    client.get("/konto/", {"next": foreign})
    asked = client.post("/konto/", {"email": "ruth@tingsted.example", "next": foreign})
    assert leads_to(asked).startswith("/konto/kode/")
    done = client.post(
        leads_to(asked), {"code": the_code(), "action": "verify", "next": foreign}, QUERY_STRING=""
    )
    assert leads_to(done) in {"/bord/", "/%09/evil.example/"}
    out = client.post("/konto/ud/", {"next": foreign}, query_params={"next": foreign})
    assert leads_to(out) == "/"


@pytest.mark.parametrize("foreign", FOREIGN)
def test_a_choice_of_language_that_was_asked_to_go_elsewhere_goes_to_the_front(
    client: Client, foreign: str
) -> None:
    assert leads_to(client.post("/sprog/", {"language": "en", "next": foreign})) in {
        "/",
        "/%09/evil.example/",
    }


@pytest.mark.parametrize("foreign", FOREIGN)
def test_one_who_is_signed_in_is_not_led_away_from_the_sign_in_page(
    cast: Cast, client: Client, foreign: str
) -> None:
    client.force_login(cast.ruth)
    assert leads_to(client.get("/konto/", {"next": foreign})) in {"/bord/", "/%09/evil.example/"}


def test_a_page_of_ours_is_gone_on_to(cast: Cast, client: Client) -> None:
    asked = client.get("/konto/oplysninger/")
    assert leads_to(asked) == "/konto/?next=/konto/oplysninger/"
    code_page = leads_to(
        client.post("/konto/", {"email": "ruth@tingsted.example", "next": "/konto/oplysninger/"})
    )
    done = client.post(code_page, {"code": the_code(), "action": "verify", "next": "/konto/oplysninger/"})
    assert leads_to(done) == "/konto/oplysninger/"
    assert (
        leads_to(client.post("/sprog/", {"language": "en", "next": "/omraader/?hvor=x"}))
        == "/omraader/?hvor=x"
    )
