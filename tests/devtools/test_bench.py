"""The bench fails below its bars, and never counts what it could not measure."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bench.figure import Figure
from devtools.steps import ROOT

HEAD = "from bench.figure import Figure, PeerMissing\n\n\ndef figures(quick):\n"


def figure(ratio: float, *, bar: float = 2.0, higher_is_better: bool = True) -> Figure:
    return Figure("draws", ratio, "/s", "peer", 1.0, ratio, bar, higher_is_better)


@pytest.mark.parametrize(
    ("ratio", "full", "quick"), [(2.0, True, True), (1.0, False, True), (0.9, False, False)]
)
def test_a_quick_run_asks_for_half_a_bar(ratio: float, full: bool, quick: bool) -> None:
    assert (figure(ratio).reaches(), figure(ratio).reaches(0.5)) == (full, quick)


def test_a_ceiling_is_doubled_in_a_quick_run() -> None:
    heavy = figure(3.0, higher_is_better=False)
    assert (heavy.reaches(), heavy.reaches(0.5)) == (False, True)


def bench(tmp_path: Path, *words: str, **files: str) -> subprocess.CompletedProcess[str]:
    """Run the runner over a folder of benches written for the test."""
    folder = tmp_path / "bench"
    folder.mkdir()
    for kept in ("__init__.py", "__main__.py", "figure.py"):
        (folder / kept).write_text((ROOT / "bench" / kept).read_text(encoding="utf-8"), encoding="utf-8")
    for name, body in files.items():
        (folder / f"{name}.py").write_text(HEAD + body, encoding="utf-8")
    command = [sys.executable, "-m", "bench", *words]
    return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)


def test_a_figure_below_its_bar_fails_a_full_run_but_not_a_quick_one(tmp_path: Path) -> None:
    body = '    yield Figure("draws", 30.0, "/s", "peer", 20.0, 1.5, 2.0)\n'
    (tmp_path / "full").mkdir()
    (tmp_path / "quick").mkdir()
    full = bench(tmp_path / "full", draws=body)
    quick = bench(tmp_path / "quick", "--quick", draws=body)
    assert (full.returncode, full.stdout.splitlines()[-1]) == (1, "0 figures in order, 1 not, 0 not measured")
    assert (quick.returncode, quick.stdout.splitlines()[-1]) == (
        0,
        "1 figures in order, 0 not, 0 not measured",
    )


def test_a_missing_peer_is_told_in_one_line_and_not_counted(tmp_path: Path) -> None:
    done = bench(tmp_path, tables="    import no_such_peer\n    yield\n")
    assert (done.returncode, done.stdout.splitlines()[1:]) == (
        0,
        [
            "tables: not measured, No module named 'no_such_peer'",
            "",
            "0 figures in order, 0 not, 1 not measured",
        ],
    )


def test_a_bench_that_crashes_fails_the_run(tmp_path: Path) -> None:
    done = bench(tmp_path, tables="    raise ValueError\n    yield\n")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (1, "0 figures in order, 1 not, 0 not measured")


def test_only_the_named_benches_run(tmp_path: Path) -> None:
    good = '    yield Figure("draws", 30.0, "/s", "peer", 10.0, 3.0, 2.0)\n'
    done = bench(tmp_path, "draws", draws=good, tables="    raise ValueError\n    yield\n")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "1 figures in order, 0 not, 0 not measured")
