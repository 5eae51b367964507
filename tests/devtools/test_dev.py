"""`./dev` says what it can do, and what to do when it can't."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

import pytest

from devtools import browser
from devtools.steps import ROOT, Failure


def dev(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "dev"), *words]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "COLUMNS": "200"}
    )


def test_help_names_every_command() -> None:
    listed = [line.split()[0] for line in dev("--help").stdout.splitlines() if line.startswith("    ")]
    assert listed == ["run", "setup", "test", "check", "tidy", "bench", "messages", "lock", "pg", "new-room"]


def test_a_taken_port_is_refused_with_another_one_to_try() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = dev("run", "--port", str(port))
    expected = f"Port {port} is taken. Choose another: ./dev run --port {port + 1}"
    assert (done.returncode, done.stderr.strip()) == (1, expected)


def test_a_python_that_will_not_do_is_refused_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    loader = SourceFileLoader("dev_script", str(ROOT / "dev"))
    spec = spec_from_loader("dev_script", loader)
    assert spec
    script = module_from_spec(spec)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    loader.exec_module(script)
    monkeypatch.setattr(script, "find_newer", lambda: None)
    with pytest.raises(
        SystemExit, match=r"^Tingsted needs Python 3\.11 to 3\.14; this is 3\.\d+\. Install one"
    ):
        script.refuse()


def test_a_missing_browser_is_one_line_for_a_person(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("TINGSTED_REQUIRE_BROWSER", raising=False)
    assert browser.ensure_chromium() is None
    assert capsys.readouterr().out == f"  ! {browser.MISSING}\n"


def test_a_missing_browser_fails_where_it_is_required(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("TINGSTED_REQUIRE_BROWSER", "1")
    with pytest.raises(Failure):
        browser.ensure_chromium()


def test_everything_that_ci_runs_is_there() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    told = [line for line in script.splitlines() if line.startswith(("./dev", "export"))]
    assert told == ["export TINGSTED_REQUIRE_BROWSER=1", "./dev check", "./dev bench --quick", "./dev test"]
    assert os.access(Path(ROOT / ".ci" / "run"), os.X_OK)
