"""A browser for everybody in the cast, with an eye on each page they see."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright
from pytest_django.live_server_helper import LiveServer

from cast import Cast
from e2e.visitor import Visitor


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium for all; each visitor has a window of their own."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


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
