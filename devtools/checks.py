"""`./dev check`: everything that can be said about the code without running its tests."""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from devtools import floors, locking
from devtools.environment import Environment
from devtools.steps import ROOT, Failure, say

DRAWERS = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "manager",
    "managers",
    "service",
    "services",
    "misc",
}
LONGEST_FILE = 300
DJADE = ("--target-version", "5.2")
CODE = ("src", "civicmath", "devtools", "bench", "tests")


@dataclass(frozen=True)
class Check:
    """One thing to prove: `find_faults` gives what is wrong, nothing when all is well."""

    name: str
    find_faults: Callable[[Environment], str]


def run(own: Environment) -> int:
    """Run all checks two at a time, say each with its time, and show what is wrong; 1 when anything is."""
    faults: list[tuple[str, str]] = []
    with ThreadPoolExecutor(max_workers=2) as pool:
        for name, fault, seconds in pool.map(lambda check: _time(check, own), CHECKS):
            say(f"  {'✗' if fault else '✓'} {name} ({seconds:.1f} s)")
            if fault:
                faults.append((name, fault))
    for name, fault in faults:
        say(f"\n── {name}\n{fault.rstrip()}")
    say(f"\n{len(CHECKS) - len(faults)} checks in order, {len(faults)} not")
    return 1 if faults else 0


def _time(check: Check, own: Environment) -> tuple[str, str, float]:
    started = time.monotonic()
    try:
        fault = check.find_faults(own)
    except Failure as failure:
        fault = f"{failure}\n{failure.output}"
    return check.name, fault, time.monotonic() - started


def _command(*words: str) -> Callable[[Environment], str]:
    """A check that is a program of the environment: silent when well, its output when not."""

    def find_faults(own: Environment) -> str:
        done = subprocess.run(
            [str(own.folder / "bin" / words[0]), *words[1:]],
            cwd=ROOT,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "tingsted.config.settings",
                "TINGSTED_DATA": "build/check",
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return (done.stdout or f"{words[0]} failed") if done.returncode else ""

    return find_faults


def find_untidy_templates(own: Environment) -> str:
    """Templates that djade would write otherwise."""
    return _command("djade", "--check", *DJADE, *templates)(own) if (templates := _templates()) else ""


def _templates() -> list[str]:
    return [str(p.relative_to(ROOT)) for p in sorted(ROOT.glob("src/tingsted/*/templates/**/*.html"))]


def tidy(own: Environment) -> int:
    """Write code and templates as the checks want them, as far as a program can."""
    _command("ruff", "check", "--fix", "--quiet")(own)
    _command("ruff", "format", "--quiet")(own)
    if templates := _templates():
        _command("djade", *DJADE, *templates)(own)
    return 0


def find_lock_faults(own: Environment) -> str:
    """What pip installs is what the lock says, and the lock covers every Python we promise."""
    return "\n".join(locking.find_faults())


def find_drawers(own: Environment) -> str:
    """Files whose name says nothing, and files grown past what one can hold in mind."""
    faults = []
    for path in _python_files():
        name = path.relative_to(ROOT)
        if DRAWERS & {part.removesuffix(".py") for part in name.parts}:
            faults.append(f"{name}: a drawer's name; name it by what it holds")
        length = len(path.read_text(encoding="utf-8").splitlines())
        if length > LONGEST_FILE:
            faults.append(f"{name}: {length} lines; over {LONGEST_FILE} make it a folder of the same name")
    return "\n".join(faults)


def find_unexplained_ignores(own: Environment) -> str:
    """`type: ignore` without a code and a reason."""
    bare = re.compile(r"#\s*type:\s*ignore(?!\[[\w, -]+\]\s+#\s*\S)")
    return "\n".join(
        f"{path.relative_to(ROOT)}:{number}: give a code and a reason"
        for path in _python_files()
        if path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if bare.search(line)
    )


def _python_files() -> list[Path]:
    return [
        p for folder in CODE for p in sorted((ROOT / folder).rglob("*.py")) if "migrations" not in p.parts
    ]


def find_misplaced(own: Environment) -> str:
    """Imports and templates that go against the order of the rooms."""
    return "\n".join(floors.find_faults())


CHECKS = [
    Check("types (mypy --strict)", _command("mypy")),
    Check("style (ruff check)", _command("ruff", "check", "--quiet", "--output-format", "concise")),
    Check("layout (ruff format)", _command("ruff", "format", "--check")),
    Check("templates' layout (djade)", find_untidy_templates),
    Check("import contracts (import-linter)", _command("lint-imports", "--no-cache")),
    Check("rooms and templates on their floors", find_misplaced),
    Check(
        "migrations complete", _command("python", "-m", "django", "makemigrations", "--check", "--dry-run")
    ),
    Check("settings and models (Django's own checks)", _command("python", "-m", "django", "check")),
    Check("Danish complete", _command("python", "-m", "devtools.translations", "check")),
    Check("the lock and its exports agree", find_lock_faults),
    Check("names and lengths of files", find_drawers),
    Check("every ignored type has its reason", find_unexplained_ignores),
]
