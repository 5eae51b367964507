"""What pages cost beside a bare view of the same server in the same run: CPU, queries, weight.

The ratio is CPU of the bare view over CPU of the page, both as the server's processes spent it, so that the caller's
own cost on the same machine does not flatter the page.
"""

from __future__ import annotations

import os
import re
import secrets
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode, urljoin

from bench.figure import Figure

SHOWS_EVERY_ROW = {"plan", "survey form"}
MOST_QUERIES, HEAVIEST = 10, 100_000


def figures(quick: bool) -> Iterator[Figure]:
    """Every page cold and revalidated, a posted answer, the number of queries, the weight of a first load."""
    with tempfile.TemporaryDirectory(prefix="tingsted-bench-") as folder:
        data = Path(folder)
        addresses = _prepare(data, quick)
        from bench.stage.server import load, served

        seconds = 1.0 if quick else 4.0
        with served(data) as pid:
            bare = load(pid, "/_bare/", seconds)
            for name, path in addresses.items():
                yield from _page(pid, name, path, bare.cpu_ms, seconds)
            yield _posted(
                pid,
                addresses["survey form"],
                load(pid, "/_bare/", seconds, body=lambda: b"x=1").cpu_ms,
                seconds,
            )
        for name, path in addresses.items():
            queries = _count_queries(path)
            yield Figure(
                f"{name}: queries",
                queries,
                "",
                "most allowed",
                MOST_QUERIES,
                queries / MOST_QUERIES,
                1,
                False,
            )


def _prepare(data: Path, quick: bool) -> dict[str, str]:
    os.environ.update({"TINGSTED_DATA": str(data), "DJANGO_SETTINGS_MODULE": "bench.stage.settings"})
    import django

    django.setup()
    from django.core.management import call_command

    from bench.stage.fill import fill

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    return fill(answers=2000) if quick else fill()


def _page(pid: int, name: str, path: str, bare_ms: float, seconds: float) -> Iterator[Figure]:
    from bench.stage.server import get, load

    cold = load(pid, path, seconds)
    if cold.status != 200:
        raise RuntimeError(f"{path} answered {cold.status}")
    bar = 1 / 80 if name in SHOWS_EVERY_ROW else 1 / 20
    yield Figure(
        f"{name} ({cold.per_second:.0f} a second)",
        cold.cpu_ms,
        "ms CPU",
        "bare view",
        bare_ms,
        bare_ms / cold.cpu_ms,
        bar,
    )
    tag = cold.headers.get("etag")
    if tag and get(path, {"If-None-Match": tag})[0] == 304:
        again = load(pid, path, seconds, {"If-None-Match": tag})
        yield Figure(
            f"{name}, revalidated", again.cpu_ms, "ms CPU", "bare view", bare_ms, bare_ms / again.cpu_ms, 0.4
        )
    size = _first_load(path, cold.body)
    yield Figure(
        f"{name}: first load", size / 1000, "kB", "most allowed", HEAVIEST / 1000, size / HEAVIEST, 1, False
    )


def _first_load(path: str, page: bytes) -> int:
    """The page and everything it asks for at once, as sent with compression; fonts as they are."""
    from bench.stage.server import get, weight

    html = page.decode()
    links = set(re.findall(r'(?:src|href)="(/[^"]+\.(?:css|js|woff2|svg)(?:\?[^"]*)?)"', html))
    sheets = [link for link in links if ".css" in link]
    for sheet in sheets:
        css = get(sheet)[1].decode()
        links |= {urljoin(sheet, found) for found in re.findall(r'url\("?([^")]+\.woff2)"?\)', css)}
    total = weight(page)
    for link in links:
        status, content, _headers = get(link)
        if status != 200:
            raise RuntimeError(f"{path} asks for {link}, which answered {status}")
        total += len(content) if link.endswith(".woff2") else weight(content)
    return total


def _posted(pid: int, path: str, bare_ms: float, seconds: float) -> Figure:
    from bench.stage.server import load
    from tingsted.surveys.models import Survey

    slug = path.rstrip("/").rsplit("/", 1)[1]
    cards = list(Survey.objects.get(slug=slug).cards.values_list("pk", flat=True))
    marks = {f"v{card}": "very" if n % 3 else "not now" for n, card in enumerate(cards)}

    def sheet() -> bytes:
        return urlencode({"kvittering": secrets.token_hex(8), "alder": "45-59", **marks}).encode()

    posted = load(pid, path, seconds, {"Content-Type": "application/x-www-form-urlencoded"}, sheet)
    if posted.status != 302:
        raise RuntimeError(f"a posted answer got {posted.status}")
    return Figure(
        f"posted answer ({posted.per_second:.0f} a second)",
        posted.cpu_ms,
        "ms CPU",
        "bare view",
        bare_ms,
        bare_ms / posted.cpu_ms,
        1 / 12,
    )


def _count_queries(path: str) -> int:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.get(path)
    with CaptureQueriesContext(connection) as caught:
        client.get(path)
    return len(caught)
