"""Chromium for the browser tests: found, or installed where the user is root and apt is there."""

from __future__ import annotations

import os
import shutil

from devtools.environment import install_from_apt
from devtools.steps import Failure, say, step

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = (
    "Chromium was not found, so the browser tests are skipped. "
    "Install it (on Debian: apt-get install chromium) to run them too."
)


def find_chromium() -> str | None:
    """The path of a Chromium on this machine, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def is_required() -> bool:
    """Whether a missing browser is a failure, as it is in continuous integration."""
    return os.environ.get("TINGSTED_REQUIRE_BROWSER", "") == "1"


def ensure_chromium() -> str | None:
    """Find Chromium or install it; else say one clear line, or fail where it is required."""
    if not find_chromium() and shutil.which("apt-get") and os.geteuid() == 0:
        with step("Installing Chromium with apt-get"):
            install_from_apt("chromium", "chromium-browser")
    found = find_chromium()
    if not found and is_required():
        raise Failure(
            "Chromium was not found and could not be installed, but TINGSTED_REQUIRE_BROWSER=1 asks for it."
        )
    if not found:
        say(f"  ! {MISSING}")
    return found
