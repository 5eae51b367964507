"""No address of the house lets itself be used to lead people to another site."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.test import Client

from tables.scene import Scene
from tables.urls import every_address
from tingsted.kernel import guard

pytestmark = pytest.mark.long

NAMES = ("next", "url", "redirect", "redirect_to", "return", "to", "kvittering", "referer")
ELSEWHERE = "https://evil.example/"


def test_no_address_follows_a_foreign_way_on(scene: Scene) -> None:
    astray = []
    client = Client(raise_request_exception=False, headers={"referer": ELSEWHERE})
    with guard.arranging():
        client.force_login(scene.cast.ruth)
    cookies = client.cookies.copy()
    said = dict.fromkeys(NAMES, ELSEWHERE)
    for address in every_address():
        for how in ("get", "post"):
            client.cookies = cookies.copy()
            with transaction.atomic():
                answer = getattr(client, how)(address.path(scene), said)
                transaction.set_rollback(True)
            if urlsplit(answer.headers.get("Location", "")).netloc:
                astray.append((how, address.name, answer["Location"]))
    assert astray == []
