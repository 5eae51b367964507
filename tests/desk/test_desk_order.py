"""In which order the desk shows what waits: what has a near day first, then what has none, then what is far away."""

from __future__ import annotations

from datetime import timedelta

from django.test import Client

from cast import Cast
from tingsted.kernel import clock, guard
from tingsted.notices.actions import ask


def wait_for(cast: Cast, title: str, days: int | None) -> None:
    due = None if days is None else clock.today() + timedelta(days)
    with guard.arranging():
        ask(
            kind="promises.answer",
            about=title,
            url="/",
            office=cast.council,
            due=due,
            title=title,
            owed_to="",
        )


def read(client: Client, cast: Cast, address: str = "/bord/") -> str:
    client.force_login(cast.ruth, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client.get(address).content.decode()


def test_what_is_due_in_forty_days_is_seen_and_stands_below(cast: Cast, client: Client) -> None:
    for title, days in (("om fyrre dage", 40), ("uden dag", None), ("i morgen", 1), ("i går", -1)):
        wait_for(cast, title, days)
    page = read(client, cast)
    order = ["Fire ting venter på dig", "Tag det her først", "»i går«", "»i morgen«"]
    order += ["Det her kan vente lidt", "»uden dag«", "»om fyrre dage«"]
    places = [page.index(words) for words in order]
    assert places == sorted(places)


def test_a_long_desk_has_pages_with_the_nearest_on_the_first(cast: Cast, client: Client) -> None:
    for number in range(45):
        wait_for(cast, f"sag {number:02d}", number)
    first, second = read(client, cast), read(client, cast, "/bord/?side=2")
    assert [("»sag 00«" in page, "»sag 44«" in page) for page in (first, second)] == [
        (True, False),
        (False, True),
    ]
    assert "45 ting venter på dig" in second
