"""Runs every bench in a process of its own, prints one table, and fails below a bar.

A bench is a file of this folder with `figures(quick: bool) -> Iterator[Figure]`.
"""

from __future__ import annotations

import argparse
import dataclasses
import importlib
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.figure import QUICK_SHARE, Figure, PeerMissing

FOLDER = Path(__file__).parent
NOT_BENCHES = {"__init__", "__main__", "figure"}
MARK = "figure: "
AIM_MISSED = "short of its aim"
COLUMNS = (44, 18, 34, 9, 9)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure what is asked for, or everything; 0 when all reach their bar, 1 otherwise."""
    parser = argparse.ArgumentParser(prog="./dev bench")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args(argv)
    if options.one:
        return measure_here(options.names[0], quick=options.quick)
    names = options.names or find_benches()
    if unknown := sorted(set(names) - set(find_benches())):
        parser.error(f"no such bench: {', '.join(unknown)} (there are: {', '.join(find_benches())})")
    print(_row("figure", "ours", "peer", "ratio", "bar") + "verdict", flush=True)
    verdicts = [verdict for name in names for verdict in run_bench(name, quick=options.quick)]
    return _conclude(verdicts)


def find_benches() -> list[str]:
    """The benches of this folder by name; a file is one when it has `figures`."""
    found = sorted(FOLDER.glob("*.py"))
    return [
        p.stem
        for p in found
        if p.stem not in NOT_BENCHES and "\ndef figures(" in p.read_text(encoding="utf-8")
    ]


def measure_here(name: str, *, quick: bool) -> int:
    """Inside the bench's own process: print each figure as it comes, for the runner to read."""
    try:
        for figure in importlib.import_module(f"bench.{name}").figures(quick):
            print(MARK + json.dumps(dataclasses.asdict(figure)), flush=True)
    except (PeerMissing, ModuleNotFoundError) as missing:
        own = getattr(missing, "name", None) or ""
        if own.split(".")[0] in {"tingsted", "civicmath", "bench"}:
            raise
        print(f"{MARK}null {missing}", flush=True)
    return 0


def run_bench(name: str, *, quick: bool) -> Iterator[str]:
    """Run one bench, print its rows, and yield each figure's verdict."""
    command = [sys.executable, "-m", "bench", "--one", name, *(["--quick"] if quick else [])]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=FOLDER.parent)
    assert process.stdout
    count = 0
    for line in process.stdout:
        if not line.startswith(MARK):
            print(line, end="", flush=True)
            continue
        count += 1
        yield show(line.removeprefix(MARK), name=name, quick=quick)
    if process.wait():
        print(f"{name}: the bench itself failed (status {process.returncode})", flush=True)
        yield "failed"
    elif not count:
        print(f"{name}: the bench gave no figure", flush=True)
        yield "failed"


def show(told: str, *, name: str, quick: bool) -> str:
    """Print one figure's row, or one line on why it could not be measured; return its verdict."""
    if told.startswith("null"):
        print(f"{name}: not measured, {told.removeprefix('null').strip()}", flush=True)
        return "not measured"
    figure = Figure(**json.loads(told))
    reached = figure.reaches(QUICK_SHARE if quick else 1.0)
    verdict = "reached" if figure.reaches() else "below its bar, above half" if reached else "BELOW"
    if not figure.binding and not figure.reaches():
        verdict, reached = AIM_MISSED, True
    sign = "≥" if figure.higher_is_better else "≤"
    peer = f"{figure.peer} {_number(figure.peer_value)}"
    ours = f"{_number(figure.value)} {figure.unit}"
    print(
        _row(figure.name, ours, peer, _number(figure.ratio), f"{sign} {_number(figure.bar)}") + verdict,
        flush=True,
    )
    return verdict if reached else "failed"


def _conclude(verdicts: Sequence[str]) -> int:
    missed = verdicts.count("failed")
    unmeasured = verdicts.count("not measured")
    aims = verdicts.count(AIM_MISSED)
    reached = len(verdicts) - missed - unmeasured - aims
    short = f", {aims} short of an aim" if aims else ""
    print(f"\n{reached} figures in order, {missed} not, {unmeasured} not measured{short}", flush=True)
    return 1 if missed else 0


def _row(*cells: str) -> str:
    return "".join(cell[: width - 1].ljust(width) for cell, width in zip(cells, COLUMNS, strict=True))


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


if __name__ == "__main__":
    sys.exit(main())
