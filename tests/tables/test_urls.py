"""Who gets what from every address: the table stands in `urls.md`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from tables.scene import Scene
from tables.urls import Address, every_address
from tingsted.kernel import guard

pytestmark = pytest.mark.slow  # rights do not ask which database it is

HEAD = """# Every address, and what each role gets

Status of looking / of sending an empty form. Made by `tests/tables/test_urls.py`; write it anew with
`TINGSTED_WRITE=1 ./dev test tests/tables`. The roles belong to Glumsø, but for the chair elsewhere; »link« is a
citizen with the link from the mail, everybody else comes with a link that was cut.

"""


def roles(scene: Scene) -> dict[str, Any]:
    """Column → the person who is signed in."""
    cast = scene.cast
    return {
        "citizen": None,
        "link": None,
        "member": cast.ejner,
        "chair": cast.ruth,
        "chair elsewhere": cast.asta,
        "coordinator": cast.sofie,
        "contact officer": cast.gudrun,
        "department": cast.holger,
        "politician": cast.birgit,
        "editor": cast.tue,
        "operator": cast.oda,
    }


def test_every_role_gets_its_own_answer_from_every_address(
    scene: Scene, committed: Callable[[str, str], str], settings: Any
) -> None:
    settings.DEMO = True
    clients = {role: client_of(person) for role, person in roles(scene).items()}
    lines = ["| Address | " + " | ".join(clients) + " |", "| --- |" + " --- |" * len(clients)]
    for address in every_address():
        cells = [
            answers(client, address, scene, with_link=role == "link") for role, client in clients.items()
        ]
        lines.append(f"| `{address.pattern}` {address.name} | " + " | ".join(cells) + " |")
    table = HEAD + "\n".join(lines) + "\n"
    assert table == committed("urls.md", table), "Right? Then: TINGSTED_WRITE=1 ./dev test tests/tables"


def client_of(person: Any) -> Client:
    """A browser with that person signed in."""
    client = Client(raise_request_exception=False)
    if person is not None:
        with guard.arranging():
            client.force_login(person)
    return client


def answers(client: Client, address: Address, scene: Scene, *, with_link: bool) -> str:
    """»200/422«: looking, then sending nothing, neither of which may leave a trace here."""
    path = address.path(scene, with_link=with_link)
    return f"{status(client, 'get', path)}/{status(client, 'post', path)}"


def status(client: Client, how: str, path: str) -> int:
    """The answer's number, with everything it did undone; the cookies are put back too."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        number = int(getattr(client, how)(path).status_code)
        transaction.set_rollback(True)
    client.cookies = cookies
    return number
