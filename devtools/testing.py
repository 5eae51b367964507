"""All tests: on the other Python, on PostgreSQL, and last the main run with the browser."""

from __future__ import annotations

import os
from pathlib import Path

from devtools import environment, translations
from devtools.browser import ensure_chromium
from devtools.environment import Environment
from devtools.postgres import started_postgres
from devtools.steps import ROOT, run_openly, say

SECOND_PYTHON = "3.13"
UNIT = "not browser and not slow and not peers"
NO_TESTS = 5
WORKERS = str(min(os.cpu_count() or 1, 4))


def prepare(*, browser: bool) -> Environment:
    """The environment for tests and checks: packages, translations and, where asked, Chromium."""
    own = environment.own_environment()
    environment.ensure(own, "dev")
    translations.ensure_compiled(own)
    if browser:
        ensure_chromium()
    return own


def run(words: list[str], *, quick: bool, on: str | None) -> int:
    """Run the tests the words ask for, or all of them; returns pytest's exit status."""
    on = on or os.environ.get("TINGSTED_TEST_DATABASE") or ("sqlite" if words or quick else "both")
    own = prepare(browser=not quick)
    whole = not words and not quick and on == "both"
    if whole and (status := _run_on_second_python()):
        return status
    if on in {"both", "postgres"} and (status := _run_on_postgres(own, words)):
        return status
    if on == "postgres":
        return 0
    if words:
        return _pytest(own, *words)
    everything = ["-m", "not browser and not slow"] if quick else []
    say("\nAll tests" if not quick else "\nThe quick tests")
    return _pytest(own, *_spread(), *everything)


def _spread() -> list[str]:
    """Over the cores; browser tests stay together in one process (see conftest.py)."""
    return ["-n", WORKERS, "--dist", "loadgroup"]


def _run_on_second_python() -> int:
    other = environment.find_python(SECOND_PYTHON)
    here = Path(environment.base_python()).name
    if environment.is_version(environment.base_python(), SECOND_PYTHON):
        say(f"  ! The Python at hand ({here}) is {SECOND_PYTHON} itself: no second Python.")
        return 0
    if other is None:
        say(f"  ! No Python {SECOND_PYTHON} on this machine: the tests run on the Python at hand only.")
        return 0
    second = Environment(ROOT / f".venv-{SECOND_PYTHON}", other)
    environment.ensure(second, "dev")
    say(f"\nUnit tests on Python {SECOND_PYTHON}")
    return _forgive_nothing_found(_pytest(second, *_spread(), "-m", UNIT))


def _run_on_postgres(own: Environment, words: list[str]) -> int:
    say("\nTests on PostgreSQL")
    asked = words or [*_spread(), "-m", UNIT, "--ignore", "tests/devtools", "tests"]
    with started_postgres(own) as url:
        return _forgive_nothing_found(_pytest(own, *asked, env={"TINGSTED_DATABASE_URL": url}))


def _forgive_nothing_found(status: int) -> int:
    """A pass that picks tests by their marks may find none; the main run may not."""
    return 0 if status == NO_TESTS else status


def _pytest(own: Environment, *words: str, env: dict[str, str] | None = None) -> int:
    data = {"TINGSTED_DATA": str(ROOT / "build" / "test-data")}
    return run_openly([own.python, "-m", "pytest", *words], env={**data, **(env or {})})
