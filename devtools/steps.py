"""Telling a person what is going on: steps with their time, and failures that say what to do."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class Failure(Exception):
    """Something went wrong that a person can mend: `str()` says what happened and what to do."""

    def __init__(self, sentence: str, output: str = "") -> None:
        super().__init__(sentence)
        self.output = output


def say(line: str = "") -> None:
    """Print one line at once, also when the output goes to a file."""
    print(line, flush=True)


@contextmanager
def step(title: str) -> Iterator[None]:
    """Show that a step has begun, and how long it took."""
    started = time.monotonic()
    live = sys.stdout.isatty()
    print(f"  … {title}", end="" if live else "\n", flush=True)
    try:
        yield
    except BaseException:
        say(f"\r  ✗ {title}" if live else f"  ✗ {title}")
        raise
    say(("\r" if live else "") + f"  ✓ {title} ({time.monotonic() - started:.1f} s)")


def run_quietly(
    command: Sequence[str | Path], *, otherwise: str, env: Mapping[str, str] | None = None, cwd: Path = ROOT
) -> str:
    """Run a command without showing what it prints; when it fails, raise with its output and `otherwise`."""
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Failure(otherwise, output=done.stdout)
    return done.stdout


def run_openly(command: Sequence[str | Path], *, env: Mapping[str, str] | None = None) -> int:
    """Run a command with its output on the screen and return its exit status."""
    sys.stdout.flush()
    return subprocess.run(
        [str(w) for w in command], cwd=ROOT, env={**os.environ, **(env or {})}, check=False
    ).returncode
