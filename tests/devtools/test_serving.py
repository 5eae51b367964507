"""One command serves an installation, and stops cleanly."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path

import pytest

from devtools.schema import kept_file
from devtools.steps import ROOT


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fetch(url: str, server: subprocess.Popen[bytes]) -> int:
    """The status of a page, once the server answers."""
    for _ in range(300):
        assert server.poll() is None, "the server stopped by itself"
        try:
            with urllib.request.urlopen(url, timeout=20) as page:
                return int(page.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server never answered")


def django(*words: str, env: Mapping[str, str]) -> None:
    subprocess.run(
        [sys.executable, "-m", "django", *words], env=env, cwd=ROOT, check=True, capture_output=True
    )


@pytest.mark.slow
def test_serving_answers_and_stops_with_all_its_programs(tmp_path: Path) -> None:
    port = free_port()
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TINGSTED_")}
    env = {
        **kept,
        "DJANGO_SETTINGS_MODULE": "tingsted.config.settings",
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT / 'civicmath' / 'src'}",
        "TINGSTED_DATA": str(tmp_path),
        "TINGSTED_ORIGIN": f"http://127.0.0.1:{port}",
    }
    if kept_file().exists():  # then the migrations find their work done
        shutil.copy(kept_file(), tmp_path / "tingsted.sqlite3")
    django("migrate", "--verbosity", "0", env=env)
    django("collectstatic", "--verbosity", "0", "--no-input", env=env)
    command = [sys.executable, "-m", "tingsted", "serve", "--port", str(port), "--workers", "1"]
    server = subprocess.Popen(command, env=env, cwd=ROOT, stdin=subprocess.DEVNULL)
    try:
        assert fetch(f"http://127.0.0.1:{port}/", server) == 200
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=30) == 0
    finally:
        server.terminate()
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0, "the web server outlived the supervisor"


def test_a_wrong_setting_stops_the_start_with_a_sentence(tmp_path: Path) -> None:
    env = {**os.environ, "TINGSTED_DATA": str(tmp_path), "TINGSTED_DATABASE_URL": "mysql://somewhere"}
    command = [sys.executable, "-m", "tingsted", "serve", "--port", str(free_port())]
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.strip()) == (
        1,
        "TINGSTED_DATABASE_URL must look like postgres://user:password@host:5432/name.",
    )
