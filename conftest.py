"""Browser tests: in one process, and skipped with one clear reason where there is no Chromium."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from devtools.browser import MISSING, find_chromium, is_required

if TYPE_CHECKING:
    from playwright.sync_api import Browser

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # each worker has a core of its own

# How long one example takes says more of the machine's other work than of the code: figures belong in bench/.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

TAKES_LONG = ("browser", "slow", "long")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser on this machine; the test is skipped, or in CI fails, where there is none."""
    found = find_chromium()
    if not found and is_required():
        pytest.fail("TINGSTED_REQUIRE_BROWSER=1, but Chromium was not found.")
    return found or pytest.skip(MISSING)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium for all; each visitor has a window of their own."""
    from playwright.sync_api import sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.hookimpl(tryfirst=True)  # before the workers read the groups
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with what takes long; keep browser tests together in one worker, out of the way where they can't run."""
    items.sort(key=lambda item: not any(map(item.get_closest_marker, TAKES_LONG)))  # so that all end together
    absent = find_chromium() is None and not is_required()
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.xdist_group("browser"))
            if absent:
                item.add_marker(pytest.mark.skip(reason=MISSING))
