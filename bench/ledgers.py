"""What pages cost over fifteen years of ledgers: CPU of every public and desk page, and how often it asks.

20 areas, 3,000 matters, 30,000 contributions, 60,000 promises on SQLite. A page may cost 50 ms of CPU and ask ten
times, whether it is drawn for the first reader after something happened or for the next. The server's own cost is
measured by a bare view in the same run; the ratio beside it is CPU of the bare view over CPU of the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from bench.figure import Figure
from bench.stage.house import empty_house

MOST_QUERIES, MOST_MS = 10, 50.0
BARE = "/_bare/"
TIMES = 7


def figures(quick: bool) -> Iterator[Figure]:
    """CPU of each page behind the real server and for its first reader, and its number of queries."""
    with empty_house() as data:
        from bench.stage.ledgers import Size, fill_ledgers

        fill_ledgers(Size(20, 300, 3000, 6000) if quick else Size())
        clients = _clients()
        pages = _pages()
        yield from _served(data, pages, clients, 0.8 if quick else 3.0)
        for who, name, paths in pages:
            yield from _first_reader(clients[who], f"{name}, {who}" if who else name, paths[0])


def _pages() -> list[tuple[str, str, list[str]]]:
    """Who reads, what it is called, and several addresses of it, so that no page is simply remembered."""
    from tingsted.involvement.models import Contribution, Matter
    from tingsted.places.models import Area
    from tingsted.promises.models import Promise

    areas = [area.get_absolute_url() for area in Area.objects.in_order()]
    promises = [p.get_absolute_url() for p in Promise.objects.filter(public=True).order_by("-pk")[:400]]
    matters = [m.get_absolute_url() for m in Matter.objects.order_by("-pk")[:400]]
    said = [c.get_absolute_url() for c in Contribution.objects.order_by("-pk")[:400]]
    ledger = [f"/svar/?side={n}" for n in (1, 2, 3, 40, 140)]
    late = [f"/svar/?kun=late&af={slug}" for slug in ("vej-og-park", "kultur", "miljo")]
    narrow = [
        f"/svar/?om={kind}&frist={when}" for kind in ("plans.action", "") for when in ("aar", "sidste", "30")
    ]
    waiting = [f"/svar/?til=lokalraad-{n}&kun=answered" for n in range(1, 9)]
    return [
        ("", "front page", ["/"]),
        ("", "area", areas),
        ("", "ledger", ledger),
        ("", "ledger, late", late),
        ("", "ledger, by kind and date", narrow),
        ("", "ledger, one who waits", waiting),
        ("", "ledger of an area", [f"{area}svar/" for area in areas]),
        ("", "promise", promises),
        ("", "matters", ["/sager/", "/sager/?side=2"]),
        ("", "matter", matters),
        ("", "contribution", said),
        ("chair", "desk", ["/bord/"]),
        ("contact officer", "desk", ["/bord/"]),
        ("department", "desk", ["/bord/"]),
        ("chair", "ledger", ledger),
        ("department", "ledger, late", late),
        ("department", "matter, overview", _own_matters()),
    ]


def _own_matters() -> list[str]:
    from tingsted.involvement.models import Matter

    return [m.overview_url() for m in Matter.objects.filter(owner__name="Vej og Park").order_by("-pk")[:50]]


def _clients() -> dict[str, Any]:
    """A browser for each reader: nobody in particular, and three with a desk."""
    from django.test import Client

    from bench.stage.ledgers import CHAIR, CONTACT, OFFICER
    from tingsted.accounts.models import Person

    people = {"chair": CHAIR, "contact officer": CONTACT, "department": OFFICER}
    clients: dict[str, Any] = {"": Client(headers={"host": "127.0.0.1"})}
    for who, email in people.items():
        clients[who] = Client(headers={"host": "127.0.0.1"})
        clients[who].force_login(
            Person.objects.get(email=email), backend="allauth.account.auth_backends.AuthenticationBackend"
        )
    return clients


def _served(
    data: Path, pages: list[tuple[str, str, list[str]]], clients: dict[str, Any], seconds: float
) -> Iterator[Figure]:
    """CPU of the server's processes for each page, beside a bare view measured just before it."""
    from bench.stage.server import load, served

    with served(data) as pid:
        for who, name, paths in pages:
            cookie = clients[who].cookies.get("sessionid") or next(iter(clients[who].cookies.values()), None)
            headers = {"Cookie": f"{cookie.key}={cookie.value}"} if cookie else None
            bare = load(pid, [BARE], seconds)
            drawn = load(pid, paths, seconds, headers)
            if drawn.status != 200:
                raise RuntimeError(f"{paths[0]} answered {drawn.status}")
            called = f"{name}, {who}" if who else name
            ratio = bare.cpu_ms / drawn.cpu_ms
            yield Figure(
                called, drawn.cpu_ms, "ms CPU", "bare view", bare.cpu_ms, ratio, 1 / 60, binding=False
            )
            share = drawn.cpu_ms / MOST_MS
            yield Figure(f"{called}: CPU", drawn.cpu_ms, "ms CPU", "most allowed", MOST_MS, share, 1, False)


def _first_reader(client: Any, name: str, path: str) -> Iterator[Figure]:
    """The same page with nothing remembered: how often it asks, and what it costs in this process."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tingsted.places.queries import forget_municipality
    from tingsted.places.remembered import forget_all

    spent = []
    for _time in range(TIMES):
        forget_all()
        forget_municipality()
        begun = process_time()
        if (answered := client.get(path).status_code) != 200:
            raise RuntimeError(f"{path} answered {answered}")
        spent.append(1000 * (process_time() - begun))
    forget_all()
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    cost = median(spent)
    share = cost / MOST_MS
    yield Figure(f"{name}: first reader", cost, "ms CPU", "most allowed", MOST_MS, share, 1, False)
    many = len(asked) / MOST_QUERIES
    yield Figure(f"{name}: queries, first", len(asked), "", "most allowed", MOST_QUERIES, many, 1, False)
