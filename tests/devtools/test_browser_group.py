"""Browser tests stay together in one process, whatever the number of workers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from devtools.steps import ROOT

TESTS = """
import os
import pathlib

import pytest


@pytest.mark.browser
@pytest.mark.parametrize("number", range(6))
def test_page(number):
    diary = pathlib.Path(__file__).with_name("diary")
    with diary.open("a") as file:
        file.write(os.environ["PYTEST_XDIST_WORKER"] + "\\n")
"""


def test_browser_tests_share_one_worker(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(
        (ROOT / "conftest.py").read_text(encoding="utf-8"), encoding="utf-8"
    )
    (tmp_path / "test_pages.py").write_text(TESTS, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = browser\n", encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "no:django",
        "-n",
        "2",
        "--dist",
        "loadgroup",
        str(tmp_path),
    ]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "TINGSTED_REQUIRE_BROWSER": "1"}
    subprocess.run(command, cwd=tmp_path, env=env, check=True, capture_output=True)
    workers = (tmp_path / "diary").read_text(encoding="utf-8").split()
    assert (len(workers), len(set(workers))) == (6, 1)
