"""`tingsted serve`: web server, worker and clock as one program that an operator starts and stops."""

from __future__ import annotations

import ctypes
import logging
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import FrameType

log = logging.getLogger("tingsted.serve")

HEALTHY_AFTER = 30.0
"""Seconds a program must have run for its earlier falls to be forgotten."""
GIVE_UP_AFTER = 6
"""Falls in a row after which the whole stops, so that whoever supervises us sees it."""
PATIENCE = 20.0
"""Seconds a program gets to finish what it is doing when we stop."""


LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None
PR_SET_PDEATHSIG = 1


def _end_with_parent() -> None:
    """In a new program: be stopped when the supervisor is killed outright, so that nothing is left behind."""
    if LIBC is not None:
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Program:
    """One of the programs we keep running, and how it fares."""

    name: str
    argv: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    falls: int = 0
    due: float = field(default=0.0)

    def start(self, now: float) -> None:
        """Set the program going, in a session of its own: Ctrl+C reaches us only, and we stop it once."""
        self.process = subprocess.Popen(  # noqa: S603  our own words
            list(self.argv),
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_end_with_parent,  # noqa: PLW1509  no threads
        )
        self.started = now

    def note_fall(self, now: float) -> int:
        """Count a fall, decide when to try again, and return how it ended."""
        assert self.process is not None
        status = self.process.returncode
        self.falls = 1 if now - self.started >= HEALTHY_AFTER else self.falls + 1
        self.due = now + min(2.0 ** (self.falls - 1) / 2, 15.0)
        self.process = None
        return status


def choose_programs(*, host: str, port: int, workers: int, threads: int) -> list[Program]:
    """The three programs of an installation."""
    granian = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws",
        "--host", host, "--port", str(port), "--workers", str(workers), "--blocking-threads", str(threads),
        "--log-level", "warning", "--respawn-failed-workers", "tingsted.config.wsgi:application",
    ]  # fmt: skip
    manage = [sys.executable, "-m", "django"]
    return [
        Program("web", granian),
        Program("worker", [*manage, "db_worker", "--interval", "1", "--no-startup-delay"]),
        Program("clock", [*manage, "clock"]),
    ]


class Supervisor:
    """Starts programs, starts again those that fall, and stops them all when asked to."""

    def __init__(self, programs: Sequence[Program]) -> None:
        self.programs = list(programs)
        self.stopping = False

    def run(self) -> int:
        """Keep everything running until a signal comes; 0 after a signal, 1 when a program kept falling."""
        for name in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(name, self._stop)
        failed = False
        try:
            while not self.stopping and not failed:
                failed = not all(self._tend(program) for program in self.programs)
                time.sleep(0.2)
        finally:
            self._stop_all()
        return 1 if failed else 0

    def _stop(self, signum: int, frame: FrameType | None) -> None:
        self.stopping = True

    def _tend(self, program: Program) -> bool:
        """See to one program; False when it is beyond help."""
        now = time.monotonic()
        if program.process is None:
            if now >= program.due and not self.stopping:
                program.start(now)
            return True
        if program.process.poll() is None or self.stopping:
            return True
        status = program.note_fall(now)
        if program.falls >= GIVE_UP_AFTER:
            log.error("%s fell %d times in a row (status %s): stopping.", program.name, program.falls, status)
            return False
        log.warning("%s fell (status %s); it is started again.", program.name, status)
        return True

    def _stop_all(self) -> None:
        running = [p.process for p in self.programs if p.process is not None and p.process.poll() is None]
        for process in running:
            process.terminate()
        deadline = time.monotonic() + PATIENCE
        for process in running:
            try:
                process.wait(timeout=max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
