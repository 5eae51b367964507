"""All tests: on the other Python and on PostgreSQL in one pass, and last the main run with the browser.

The main run is the Python at hand on SQLite. What could differ on another Python or another database is tried with
both exchanged at once, so that the unit tests run twice and not three times.
"""

from __future__ import annotations

import os
from pathlib import Path

from devtools import environment, translations
from devtools.browser import ensure_chromium
from devtools.environment import Environment
from devtools.postgres import programs, started_postgres
from devtools.steps import ROOT, run_openly, say

SECOND_PYTHON = "3.13"
UNIT = "not browser and not peers and (not slow or both)"
QUICK = "not browser and not slow and not long"
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
    second = _second_python() if whole else None
    if second and (status := _run_tools_on(second)):
        return status
    if on in {"both", "postgres"} and (status := _run_on_postgres(second or own, words, other=second)):
        return status
    if on == "postgres":
        return 0
    if words:
        return _pytest(own, *words)
    everything = ["-m", QUICK] if quick else []
    say("\nAll tests" if not quick else "\nThe quick tests")
    return _pytest(own, *_spread(), *everything)


def _spread() -> list[str]:
    """Over the cores; browser tests stay together in one process (see conftest.py)."""
    return ["-n", WORKERS, "--dist", "loadgroup"]


def _second_python() -> Environment | None:
    """The environment of the other Python where this machine has one; else one line says so."""
    other = environment.find_python(SECOND_PYTHON)
    here = Path(environment.base_python()).name
    if environment.is_version(environment.base_python(), SECOND_PYTHON):
        say(f"  ! The Python at hand ({here}) is {SECOND_PYTHON} itself: no second Python.")
        return None
    if other is None:
        say(f"  ! No Python {SECOND_PYTHON} on this machine: the tests run on the Python at hand only.")
        return None
    second = Environment(ROOT / f".venv-{SECOND_PYTHON}", other)
    environment.ensure(second, "dev")
    return second


def _run_tools_on(second: Environment) -> int:
    """The tests of `dev` itself, which start installations of their own and so need no database from outside."""
    say(f"\nTests of ./dev on Python {SECOND_PYTHON}")
    return _forgive_nothing_found(_pytest(second, *_spread(), "-m", UNIT, "tests/devtools"))


def _run_on_postgres(env: Environment, words: list[str], *, other: Environment | None) -> int:
    """The unit tests on PostgreSQL; with the mathematics where this is the other Python as well."""
    say("\nTests on PostgreSQL" + (f" and Python {SECOND_PYTHON}" if other else ""))
    everywhere = ["tests", "civicmath/tests"] if other else ["tests"]
    asked = words or [*_spread(), "-m", UNIT, "--ignore", "tests/devtools", *everywhere]
    with started_postgres(env) as url:
        path = os.pathsep.join([str(programs(env)), os.environ.get("PATH", os.defpath)])
        return _forgive_nothing_found(_pytest(env, *asked, env={"TINGSTED_DATABASE_URL": url, "PATH": path}))


def _forgive_nothing_found(status: int) -> int:
    """A pass that picks tests by their marks may find none; the main run may not."""
    return 0 if status == NO_TESTS else status


def _pytest(own: Environment, *words: str, env: dict[str, str] | None = None) -> int:
    data = {"TINGSTED_DATA": str(ROOT / "build" / "test-data")}
    return run_openly([own.python, "-m", "pytest", *words], env={**data, **(env or {})})
