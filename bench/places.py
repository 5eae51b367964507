"""Every page of the relation in a municipality of thirty years: at most ten queries and 50 ms CPU, beside a bare view.

The pages are found in the room's own table of addresses, so a new one is measured by itself. CPU is that of the whole
request in this process, everything the house keeps while nothing happens being warm, and, told beside it, the first
time after something happened.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator
from contextlib import suppress
from time import process_time
from typing import Any

from bench.figure import Figure
from bench.stage.house import empty_house

MOST_QUERIES, MOST_MS = 10, 50.0
BARE = "/_bare/"


def figures(quick: bool) -> Iterator[Figure]:
    """CPU and queries of every page, for a visitor, a chair, a contact officer and an editor."""
    with empty_house():
        logging.disable(logging.WARNING)  # pages that are not for this reader are told by their status
        from bench.stage import relation

        draft = relation.fill_relation()
        _as_large_as_promised()
        readers = {
            "visitor": "",
            "chair": relation.CHAIR,
            "officer": relation.OFFICER,
            "editor": relation.EDITOR,
        }
        gc.collect()
        gc.freeze()  # as the server does with what it has loaded
        for who, email in readers.items():
            client = _client(email)
            for name, path in _addresses(draft.pk).items():
                yield from _page(client, f"{name}, {who}", path, 2 if quick else 6)
        yield from _after_a_boundary_changed()


def _as_large_as_promised() -> None:
    from bench.stage.relation import AREAS, BODIES, SEATS, VERSIONS
    from tingsted.places.models import Area, Boundary, Office, Seat

    bodies, seats = Office.objects.bodies(), Seat.objects.filter(office__in=Office.objects.bodies())
    found = (
        Area.objects.exclude(kind=Area.Kind.CLUSTER).count(),
        bodies.count(),
        seats.count(),
        Boundary.objects.count(),
    )
    if found != (AREAS, BODIES, SEATS, VERSIONS):
        raise RuntimeError(f"areas, bodies, seats, versions: {found}")


def _addresses(draft: int) -> dict[str, str]:
    """Every address of the room that the stage has something for."""
    from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse

    from tingsted.places.models import Office

    body = Office.objects.bodies().order_by("pk").first()
    assert body is not None
    found = {}
    _prefix, room = get_resolver().namespace_dict["places"]
    for entry in room.url_patterns:
        assert isinstance(entry, URLPattern)
        pattern = str(entry.pattern)
        known: dict[str, Any] = {
            "slug": body.slug if pattern.startswith("instanser/") else "omraade-1",
            "pk": draft,
        }
        wanted = {name: known[name] for name in entry.pattern.converters if name in known}
        with suppress(NoReverseMatch):
            found[str(entry.name)] = reverse(f"places:{entry.name}", kwargs=wanted)
    return found


def _client(email: str) -> Any:
    from django.test import Client

    from tingsted.accounts.models import Person

    client = Client(headers={"host": "127.0.0.1"}, raise_request_exception=False)
    if email:
        client.force_login(
            Person.objects.get(email=email), backend="allauth.account.auth_backends.AuthenticationBackend"
        )
    return client


def _page(client: Any, name: str, path: str, calls: int) -> Iterator[Figure]:
    """A page that answers this reader: warm CPU against the bar and the bare view, and the most queries it asked."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tingsted.places.remembered import forget_all

    answer = client.get(path)
    if answer.status_code != 200 or not str(answer.get("Content-Type", "")).startswith("text/html"):
        return
    forget_all()
    with CaptureQueriesContext(connection) as asked:
        first = _cpu(client, path, 1)
    queries = len(asked)  # before the next request empties the log
    warm, bare = _cpu(client, path, calls), _cpu(client, BARE, calls)
    print(f"{name}: {first:.1f} ms and {queries} queries the first time after something happened", flush=True)
    told = f"{name} ({warm / bare:.0f} bare views)"
    yield Figure(told, warm, "ms CPU", "most allowed", MOST_MS, warm / MOST_MS, 1, False)
    share = queries / MOST_QUERIES
    yield Figure(f"{name}: queries", queries, "", "most allowed", MOST_QUERIES, share, 1, False)


def _after_a_boundary_changed() -> Iterator[Figure]:
    """The first reader in a process that knows nothing, when a boundary has changed and the worker has drawn."""
    from tingsted.places import coverage
    from tingsted.places.maps import sheet
    from tingsted.places.models import Boundary
    from tingsted.places.remembered import forget_all
    from tingsted.places.tasks import draw_map

    client = _client("")
    for path in ("/", "/omraader/", "/omraader/omraade-1/", "/omraader/omraade-1/graense/"):
        client.get(path)  # its templates are read
        changed = Boundary.objects.in_force().exclude(geometry__type="Point").latest("pk")
        Boundary.objects.filter(pk=changed.pk).update(version=changed.version + 1)
        forget_all()  # as the journal makes every process do
        draw_map.func()
        for kept in (coverage._coverage, coverage._neighbours, sheet._sheet):
            kept.cache_clear()  # type: ignore[attr-defined]  # of the cache it is wrapped in
        forget_all()
        spent = _cpu(client, path, 1)
        name = f"{path}: a boundary has changed"
        yield Figure(name, spent, "ms CPU", "most allowed", MOST_MS, spent / MOST_MS, 1, False)


def _cpu(client: Any, path: str, calls: int) -> float:
    """Milliseconds of CPU for one, the best of some."""
    best = float("inf")
    for _ in range(calls):
        start = process_time()
        client.get(path)
        best = min(best, process_time() - start)
    return best * 1000
