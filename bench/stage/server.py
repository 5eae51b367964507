"""The real server with two workers, and a caller that measures what its processes spend."""

from __future__ import annotations

import gzip
import http.client
import itertools
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
CALLERS = 4
WARMING = 12


def _free_port() -> int:
    """A port that nobody has, so that two benches on one machine don't meet."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


PORT = _free_port()


@dataclass(frozen=True)
class Load:
    """What calls cost: how many, answers a second, CPU milliseconds of the server for each, the last status."""

    calls: int
    per_second: float
    cpu_ms: float
    status: int


@dataclass(frozen=True)
class Sent:
    """How a number of calls went: how many were acknowledged, and how many a second."""

    accepted: int
    per_second: float


@contextmanager
def served(data: Path, *, killed: bool = False) -> Iterator[int]:
    """Granian with two workers on the filled database; yields the pid of its parent process.

    One that is to be `killed` stands in a process group of its own, so that all of it falls at once.
    """
    server = started(data, in_a_group=killed)
    try:
        yield server.pid
    finally:
        server.terminate()
        server.wait(20)


def started(data: Path, *, in_a_group: bool = False) -> subprocess.Popen[bytes]:
    """The server once it answers; in a group of its own it can be killed with all its workers at once."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "bench.stage.settings",
        "TINGSTED_DATA": str(data),
        "TINGSTED_ORIGIN": f"http://127.0.0.1:{PORT}",
    }
    server = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "granian",
            "--interface",
            "wsgi",
            "--no-ws",
            "--port",
            str(PORT),
            "--workers",
            "2",
            "--blocking-threads",
            "2",
            "--log-level",
            "error",
            "tingsted.config.wsgi:application",
        ],
        env=environment,
        stdin=subprocess.DEVNULL,
        start_new_session=in_a_group,
    )
    try:
        _wait_for_answer(server)
    except BaseException:
        server.terminate()
        raise
    return server


def load(
    pid: int,
    paths: Sequence[str],
    seconds: float,
    headers: dict[str, str] | None = None,
    body: Callable[[], bytes] | None = None,
) -> Load:
    """Call addresses in turn from a few connections at once and see what the server's processes spent."""
    for _ in range(WARMING):  # the first answers of each worker compile its templates
        _call(_connection(), paths[0], headers)
    turn = itertools.count()
    until = time.perf_counter() + seconds

    def calling(_caller: int) -> tuple[int, int]:
        connection, count, status = _connection(), 0, 0
        while time.perf_counter() < until:
            status = _call(connection, paths[next(turn) % len(paths)], headers, body)[0]
            count += 1
        return count, status

    spent, started = cpu_of(pid), time.perf_counter()
    with ThreadPoolExecutor(CALLERS) as callers:
        told = list(callers.map(calling, range(CALLERS)))
    took, cost = time.perf_counter() - started, cpu_of(pid) - spent
    calls = sum(count for count, _status in told)
    return Load(calls, calls / took, 1000 * cost / calls, told[-1][1])


def many(
    pid: int,
    path: str,
    count: int,
    headers: dict[str, str],
    body: Callable[[], bytes],
    *,
    until_it_falls: bool = False,
) -> Sent:
    """Post so many forms from a few connections at once; an answer that says where to go is an acknowledgement."""
    for _ in range(WARMING):
        _call(_connection(), "/_bare/", None)
    turn = itertools.count()

    def calling(_caller: int) -> int:
        connection, accepted = _connection(), 0
        while next(turn) < count:
            try:
                status = _call(connection, path, headers, body)[0]
            except (OSError, http.client.HTTPException):
                if until_it_falls:
                    return accepted
                raise
            if status not in (200, 302):
                raise RuntimeError(f"{path} answered {status}")
            accepted += 1
        return accepted

    started = time.perf_counter()
    with ThreadPoolExecutor(CALLERS) as callers:
        accepted = sum(callers.map(calling, range(CALLERS)))
    return Sent(accepted, accepted / (time.perf_counter() - started))


def kill_soon(pid: int, *, once: Callable[[], bool]) -> None:
    """Kill the whole server, workers too, without a warning, as soon as `once` holds."""

    def watch() -> None:
        while not once():
            time.sleep(0.02)
        os.killpg(pid, signal.SIGKILL)

    threading.Thread(target=watch, daemon=True).start()


def get(path: str, headers: dict[str, str] | None = None) -> tuple[int, bytes, dict[str, str]]:
    """One answer."""
    return _call(_connection(), path, headers)


def weight(content: bytes) -> int:
    """Bytes over the wire as a browser would fetch them."""
    return len(gzip.compress(content, 6))


def _connection() -> http.client.HTTPConnection:
    return http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)


def _call(
    connection: http.client.HTTPConnection,
    path: str,
    headers: dict[str, str] | None,
    body: Callable[[], bytes] | None = None,
) -> tuple[int, bytes, dict[str, str]]:
    connection.request("GET" if body is None else "POST", path, body() if body else None, headers or {})
    answer = connection.getresponse()
    return answer.status, answer.read(), {k.lower(): v for k, v in answer.getheaders()}


def _wait_for_answer(server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if server.poll() is not None:
            raise RuntimeError("the server stopped by itself")
        try:
            get("/_bare/")
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not answer within 30 seconds")


def cpu_of(pid: int) -> float:
    """CPU seconds of a process and all its children so far."""
    parents: dict[int, int] = {}
    times: dict[int, float] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents[int(entry.name)] = int(fields[1])
            times[int(entry.name)] = (int(fields[11]) + int(fields[12])) / TICKS
    return sum(spent for process, spent in times.items() if _descends(process, pid, parents))


def _descends(process: int, from_pid: int, parents: dict[int, int]) -> bool:
    while process and process != from_pid:
        process = parents.get(process, 0)
    return process == from_pid
