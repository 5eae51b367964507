"""`tingsted serve` keeps its programs running and stops them when asked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tingsted.config import supervisor
from tingsted.config.supervisor import Program, Supervisor, choose_programs

STARTS = "import sys, time; open(sys.argv[1], 'a').write('start\\n'); time.sleep(60)"
FALLS = "import sys; open(sys.argv[1], 'a').write('start\\n'); sys.exit(3)"


def program(code: str, diary: Path) -> Program:
    return Program("a program", [sys.executable, "-c", code, str(diary)])


def wait_until(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not happened():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.05)


def starts(diary: Path) -> int:
    return diary.read_text().count("start") if diary.exists() else 0


def stop_when(happened: Callable[[], bool]) -> threading.Thread:
    def wait_and_stop() -> None:
        try:
            wait_until(happened)
        finally:
            os.kill(os.getpid(), signal.SIGTERM)

    thread = threading.Thread(target=wait_and_stop)
    thread.start()
    return thread


@pytest.fixture(autouse=True)
def _give_the_signals_back():
    kept = {name: signal.getsignal(name) for name in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)}
    yield
    for name, handler in kept.items():
        signal.signal(name, handler)


def test_a_signal_stops_every_program(tmp_path: Path) -> None:
    first, second = program(STARTS, tmp_path / "first"), program(STARTS, tmp_path / "second")
    stopper = stop_when(lambda: starts(tmp_path / "first") + starts(tmp_path / "second") == 2)
    assert Supervisor([first, second]).run() == 0
    stopper.join()
    assert first.process is not None
    assert second.process is not None
    assert [first.process.returncode, second.process.returncode] == [-signal.SIGTERM, -signal.SIGTERM]


def test_a_program_that_falls_is_started_again(tmp_path: Path) -> None:
    stopper = stop_when(lambda: starts(tmp_path / "diary") >= 2)
    assert Supervisor([program(FALLS, tmp_path / "diary")]).run() == 0
    stopper.join()


def test_a_program_that_keeps_falling_stops_the_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(supervisor, "GIVE_UP_AFTER", 2)
    healthy = program(STARTS, tmp_path / "healthy")
    assert Supervisor([healthy, program(FALLS, tmp_path / "diary")]).run() == 1
    assert starts(tmp_path / "diary") == 2
    assert caplog.messages[-1] == "a program fell 2 times in a row (status 3): stopping."
    assert healthy.process is not None
    assert healthy.process.returncode == -signal.SIGTERM


def test_an_installation_is_web_worker_and_clock() -> None:
    programs = choose_programs(host="127.0.0.1", port=8001, workers=2, threads=4)
    assert [p.name for p in programs] == ["web", "worker", "clock"]
    assert programs[0].argv[-1] == "tingsted.config.wsgi:application"


def test_the_command_names_every_verb_an_operator_has() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tingsted", "--help"], capture_output=True, text=True, check=True
    )
    listed = [line.split()[0] for line in done.stdout.splitlines() if line.startswith("  ")]
    assert listed == [
        "serve",
        "demo",
        "doctor",
        "createadmin",
        "import-ideas",
        "import-offices",
        "import-areas",
        "recount",
        "backup",
        "restore",
        "upgrade",
    ]


def test_an_unknown_verb_is_refused_with_the_list() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tingsted", "dance"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, "usage: tingsted COMMAND …")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a program that its parent died")
def test_nothing_is_left_behind_when_the_supervisor_is_killed(tmp_path: Path) -> None:
    diary = tmp_path / "diary"
    code = (
        "import os, sys; from tingsted.config.supervisor import Program, Supervisor;"
        "Supervisor([Program('p', [sys.executable, '-c', sys.argv[1], sys.argv[2]])]).run()"
    )
    telling = "import os, sys, time; open(sys.argv[1], 'w').write(f'{os.getpid()} '); time.sleep(60)"
    parent = subprocess.Popen([sys.executable, "-c", code, telling, str(diary)])
    wait_until(lambda: diary.exists() and diary.read_text().endswith(" "))
    child = int(diary.read_text())
    parent.kill()
    parent.wait()
    wait_until(lambda: not is_running(child))
    assert not is_running(child)


def is_running(pid: int) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
