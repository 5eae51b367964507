"""No address does more than be read or be sent a form."""

from __future__ import annotations

import pytest
from django.test import Client

from tables.scene import Scene
from tables.test_urls import client_of, roles
from tables.urls import every_address

pytestmark = pytest.mark.long


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
def test_no_address_knows_another_method_than_those_of_a_page_and_a_form(scene: Scene, method: str) -> None:
    for client in (Client(), client_of(roles(scene)["chair"])):
        answers = {a.name: client.generic(method, a.path(scene)) for a in every_address()}
        assert {name: found.status_code for name, found in answers.items()} == dict.fromkeys(answers, 405)
        assert {found["Allow"] for found in answers.values()} == {"GET, HEAD, POST"}
