"""`./dev run`: from a fresh clone to a page in the browser."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from types import FrameType

from devtools import environment, translations
from devtools.environment import Environment
from devtools.steps import ROOT, Failure, run_openly, say

START_WITHIN = 60.0


def run(port: int) -> int:
    """Install, prepare, serve, and say where; returns when the server is stopped."""
    started = time.monotonic()
    _refuse_taken(port)
    own = environment.own_environment()
    environment.ensure(own, "run")
    translations.ensure_compiled(own)
    settings = _settings(port)
    if run_openly([own.python, "-m", "devtools.prepare"], env=settings):
        raise Failure("The database or the demo could not be made ready; the lines above say why.")
    return _serve(own, port, settings, started)


def _settings(port: int) -> dict[str, str]:
    """What a demo on one's own machine needs; whatever is set already stays."""
    defaults = {
        "DJANGO_SETTINGS_MODULE": "tingsted.config.settings",
        "TINGSTED_DEMO": "yes",
        "TINGSTED_ORIGIN": f"http://127.0.0.1:{port}",
    }
    return {name: os.environ.get(name, value) for name, value in defaults.items()}


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OverflowError:
            raise Failure(f"{port} is no port. Choose one from 1024 to 65535.") from None
        except OSError:
            raise Failure(f"Port {port} is taken. Choose another: ./dev run --port {port + 1}") from None


def _serve(own: Environment, port: int, settings: dict[str, str], started: float) -> int:
    server = subprocess.Popen(
        [str(own.folder / "bin" / "tingsted"), "serve", "--port", str(port), "--workers", "1"],
        cwd=ROOT,
        env={**os.environ, **settings},
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )

    def pass_on(signum: int, frame: FrameType | None) -> None:
        server.send_signal(signal.SIGTERM)

    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, pass_on)
    if _answers(server, port):
        say(f"\nTingsted runs on http://127.0.0.1:{port}/ (ready in {time.monotonic() - started:.0f} s)")
        if people := _read_people():
            say(f"Look in as one of these at http://127.0.0.1:{port}/demo/kig-ind/ (all invented):\n{people}")
        say(
            f"Ctrl+C stops it. The data is in {os.environ.get('TINGSTED_DATA', 'var/')}; the next start keeps it."
        )
    status = server.wait()
    if status > 0:
        raise Failure("The server stopped by itself; the lines above say why.")
    return 0


def _answers(server: subprocess.Popen[bytes], port: int) -> bool:
    """Whether the server has begun to answer; False when it stopped instead."""
    deadline = time.monotonic() + START_WITHIN
    while server.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10):
                return True
        except urllib.error.HTTPError as error:
            say(f"  ! The front page answers {error.code}; the lines above may say why.")
            return True
        except OSError:
            time.sleep(0.2)
        if time.monotonic() > deadline:
            say(f"  ! No answer on port {port} within {START_WITHIN:.0f} seconds; still waiting.")
            deadline = float("inf")
    return False


def _read_people() -> str:
    try:
        return (ROOT / "build" / "demo-people.txt").read_text(encoding="utf-8")
    except OSError:
        return ""
