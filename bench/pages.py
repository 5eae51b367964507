"""What pages cost beside a bare view of the same server in the same run: CPU, queries, weight.

The ratio is CPU of the bare view over CPU of the page, both as the server's processes spent it, so that the caller's
own cost on the same machine does not flatter the page; the bare view is measured anew beside every page, since the
machine's pace changes. Pages are drawn anew for each request; reads that the house keeps while nothing happens are
warm, save the idea's: there every request asks for another idea than the last thousand.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from urllib.parse import urlencode, urljoin

from bench.figure import Figure
from bench.stage.house import empty_house

SHOWS_EVERY_ROW = {"plan", "survey form"}
MOST_QUERIES, HEAVIEST = 10, 100_000
BARE = "/_bare/"


def figures(quick: bool) -> Iterator[Figure]:
    """Every page drawn and revalidated, a posted answer, the number of queries, the weight of a first load."""
    with empty_house() as data:
        from bench.stage.fill import fill
        from bench.stage.server import served

        pages = fill(answers=2000) if quick else fill()
        seconds = 1.0 if quick else 4.0
        with served(data) as pid:
            for name, paths in pages.items():
                yield from _page(pid, name, paths, seconds)
            yield _posted(pid, pages["survey form"][0], seconds)
        yield from _queries(pages)


def _page(pid: int, name: str, paths: list[str], seconds: float) -> Iterator[Figure]:
    from bench.stage.server import get, load

    bare = load(pid, [BARE], seconds)
    drawn = load(pid, paths, seconds)
    if drawn.status != 200:
        raise RuntimeError(f"{paths[0]} answered {drawn.status}")
    bar = 1 / 80 if name in SHOWS_EVERY_ROW else 1 / 20
    yield _beside(f"{name} ({drawn.per_second:.0f} a second)", drawn.cpu_ms, bare.cpu_ms, bar)
    _status, body, headers = get(paths[0])
    tag = headers.get("etag")
    if tag and get(paths[0], {"If-None-Match": tag})[0] == 304:
        again = load(pid, paths[:1], seconds, {"If-None-Match": tag})
        yield _beside(f"{name}, 304 ({again.per_second:.0f} a second)", again.cpu_ms, bare.cpu_ms, 0.4)
    size = _first_load(paths[0], body)
    share = size / HEAVIEST
    yield Figure(f"{name}: first load", size / 1000, "kB", "most allowed", HEAVIEST / 1000, share, 1, False)


def _beside(name: str, cost: float, bare: float, bar: float) -> Figure:
    return Figure(name, cost, "ms CPU", "bare view", bare, bare / cost, bar)


def _first_load(path: str, page: bytes) -> int:
    """The page and everything it asks for at once, as sent with compression; fonts as they are."""
    from bench.stage.server import get, weight

    html = page.decode()
    links = set(re.findall(r'(?:src|href)="(/[^"]+\.(?:css|js|woff2|svg|png)(?:\?[^"]*)?)"', html))
    sheets = [link for link in links if ".css" in link]
    for sheet in sheets:
        css = get(sheet)[1].decode()
        links |= {urljoin(sheet, found) for found in re.findall(r'url\("?([^")]+\.woff2)"?\)', css)}
    total = weight(page)
    for link in links:
        status, content, _headers = get(link)
        if status != 200:
            raise RuntimeError(f"{path} asks for {link}, which answered {status}")
        total += len(content) if link.endswith((".woff2", ".png")) else weight(content)
    return total


def _posted(pid: int, path: str, seconds: float) -> Figure:
    """An answer to forty questions, each with a receipt of its own, beside a bare view that reads as much."""
    from bench.stage.server import load
    from tingsted.surveys.models import Ballot, Survey

    survey = Survey.objects.get(slug=path.rstrip("/").rsplit("/", 1)[1])
    cards = survey.cards.values_list("pk", flat=True)
    marks = {f"v{card}": "very" if n % 3 else "not now" for n, card in enumerate(cards)}

    def sheet() -> bytes:
        return urlencode({"kvittering": secrets.token_hex(8), "alder": "50-64", **marks}).encode()

    form = {"Content-Type": "application/x-www-form-urlencoded"}
    bare = load(pid, [BARE], seconds, form, sheet)
    before = Ballot.objects.filter(survey=survey).count()
    posted = load(pid, [path], seconds, form, sheet)
    came = Ballot.objects.filter(survey=survey).count() - before
    if posted.status != 302 or came != posted.calls:
        raise RuntimeError(
            f"{posted.calls} answers were posted, {came} came in; the last got {posted.status}"
        )
    return _beside(f"posted answer ({posted.per_second:.0f} a second)", posted.cpu_ms, bare.cpu_ms, 1 / 12)


def _queries(pages: dict[str, list[str]]) -> Iterator[Figure]:
    """How many queries each page asks, for a visitor and for a member; and for the first after something happened."""
    from django.test import Client

    from bench.stage.fill import MEMBER
    from tingsted.accounts.models import Person

    visitor, member = Client(headers={"host": "127.0.0.1"}), Client(headers={"host": "127.0.0.1"})
    member.force_login(
        Person.objects.get(email=MEMBER), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    for name, paths in pages.items():
        for who, client in (("visitor", visitor), ("member", member)):
            count, first = _count(client, paths[0])
            print(f"{name}: {first} queries for the first {who} after something happened", flush=True)
            share = count / MOST_QUERIES
            yield Figure(f"{name}: queries, {who}", count, "", "most allowed", MOST_QUERIES, share, 1, False)


def _count(client: object, path: str) -> tuple[int, int]:
    """The queries of one page as it mostly is, and with nothing remembered."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from tingsted.places.remembered import forget_all

    assert isinstance(client, Client)
    if (answered := client.get(path).status_code) != 200:
        raise RuntimeError(f"{path} answered {answered}")
    with CaptureQueriesContext(connection) as warm:
        client.get(path)
    forget_all()
    with CaptureQueriesContext(connection) as first:
        client.get(path)
    return len(warm), len(first)
