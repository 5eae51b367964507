"""A browser for everybody in the cast, with an eye on each page they see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from cast import Cast
from e2e.visitor import Visitor


@pytest.fixture
def door(
    browser: Browser, live_server: LiveServer, cast: Cast, settings: Any
) -> Iterator[Callable[..., Visitor]]:
    """Opens a window for somebody: `door("Ruth")`, `door("Inger", width=390)`, `door("Inger", scripts=False)`."""
    settings.ORIGIN = live_server.url
    opened: list[Visitor] = []
    looked: set[str] = set()

    def let_in(name: str, **how: Any) -> Visitor:
        opened.append(Visitor(browser, live_server.url, name, looked, **how))
        return opened[-1]

    yield let_in
    for visitor in opened:
        visitor.leave()
