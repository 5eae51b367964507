"""The draw beside `sortition-algorithms`: the same files, one core, CPU time.

The peer's goal is maximin, its default: weaker than leximin (its leximin needs a commercial solver), and without
certificate or household classes. Ours is the whole result: exact levels, their proofs, and a finished lottery.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from statistics import median

# One core, for us and for the peer: said before numpy is imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from bench.figure import Figure, PeerMissing
from bench.sortition_pools import DATA, open_pool, random_pool, replacement_pool, write_large
from civicmath.sortition.bundle import lottery_files
from civicmath.sortition.engine import hold_lottery
from civicmath.sortition.pool import Pool

PEER = "sortition-algorithms maximin"
TICKETS = 1000


def figures(quick: bool) -> Iterator[Figure]:
    """Each promised figure; `quick` stops the peer early and leaves out the large pools."""
    _warm_up()
    yield _beside_peer(
        "leximin + lottery, n=150, k=22, 4 categories", random_pool(150, 22, 4, seed=3), bar=20
    )
    for name, pool in _middling()[: 1 if quick else None]:
        yield _beside_peer(f"leximin + lottery, {name}", pool, bar=100, quick=quick)
    plain, homes = open_pool("syn_n300_k30_f6_s1", 30), open_pool("syn_n300_k30_f6_s1_hh", 30)
    yield _at_most(
        "households against none, n=300",
        _cpu(_draw(homes)),
        "s",
        peer="no households",
        limit=_cpu(_draw(plain)),
        bar=2.0,
    )
    yield from _commands(quick)
    yield from _near_exact(30 if quick else 300)
    yield from _replacements(6 if quick else 60)
    yield _verifier(quick)


def _middling() -> list[tuple[str, Pool]]:
    return [
        ("n=300, k=30, 6 categories", open_pool("syn_n300_k30_f6_s1", 30)),
        ("n=400, k=40, 7 categories", random_pool(400, 40, 7, seed=4)),
    ]


def _warm_up() -> None:
    hold_lottery(random_pool(40, 8, 3, seed=1), tickets=10)


def _draw(pool: Pool) -> Callable[[], object]:
    return lambda: hold_lottery(pool, tickets=TICKETS, exact=False)


def _cpu(work: Callable[[], object]) -> float:
    """CPU seconds of this work, the better of two runs."""
    times = []
    for _ in range(2):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def _beside_peer(name: str, pool: Pool, bar: float, *, quick: bool = False) -> Figure:
    """Our CPU seconds against the peer's; a peer stopped before its answer counts with the time it had.

    It is stopped where the bar is safely passed: at twice the bar, in a quick run just above it.
    """
    own = _cpu(_draw(pool))
    patience = own * bar * (1.02 if quick else 2.0)
    peer, answered = _peer_seconds(pool, patience)
    said = PEER if answered else f"{PEER}, stopped after {patience:.0f} s: ratio at least this"
    return Figure(name, own, "s", said, peer, peer / own, bar)


def _peer_seconds(pool: Pool, patience: float) -> tuple[float, bool]:
    """CPU seconds of the peer in a process of its own, and whether it answered before they were over."""
    process = get_context("fork").Process(target=_run_peer, args=(pool,))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process.start()
    answered = True
    while process.is_alive():
        process.join(0.2)
        if process.pid and process.is_alive() and _cpu_of(process.pid) > patience:
            process.kill()
            process.join()
            answered = False
    if answered and process.exitcode:
        raise PeerMissing("the peer failed: ./dev bench installs it (group peers)")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, answered


def _cpu_of(pid: int) -> float:
    """CPU seconds of a running process (Linux; elsewhere its wall clock would do, but the bench is for Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _run_peer(pool: Pool) -> None:
    """The peer's maximin on this pool, silently."""
    with Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        _select_by_peer(pool)


def _select_by_peer(pool: Pool) -> None:
    """From the peer's own files to drawn panels."""
    from sortition_algorithms.adapters import CSVStringDataSource, SelectionData
    from sortition_algorithms.core import find_random_sample
    from sortition_algorithms.settings import Settings

    homes = pool.households is not None
    lines = ["feature,value,min,max"]
    lines += [f"{q.category},{q.feature},{q.minimum},{q.maximum}" for q in pool.quotas]
    people = [",".join(["id", *pool.categories, "home"])]
    for at, name in enumerate(pool.respondents):
        values = [pool.quotas[quota].feature for quota in pool.features[at].tolist()]
        people.append(
            ",".join(
                [f"p{name}", *values, str(pool.households[at]) if pool.households is not None else str(at)]
            )
        )
    columns = ["home"] if homes else []
    settings = Settings(
        id_column="id", columns_to_keep=["home"], check_same_address=homes, check_same_address_columns=columns
    )
    data = SelectionData(CSVStringDataSource("\n".join(lines), "\n".join(people)))
    features, _ = data.load_features(pool.panel_size)
    loaded, _ = data.load_people(settings, features)
    find_random_sample(
        features, loaded, pool.panel_size, columns, selection_algorithm="maximin", number_selections=TICKETS
    )


def _at_most(name: str, value: float, unit: str, *, peer: str, limit: float, bar: float = 1.0) -> Figure:
    return Figure(
        name, value, unit, peer, limit, value / limit, bar, higher_is_better=False, binding=peer != "aim"
    )


def _commands(quick: bool) -> Iterator[Figure]:
    """The whole command, start-up included: CPU seconds of a fresh process, and its memory.

    As installed: the modules' bytecode is at hand, as an installer leaves it.
    """
    with tempfile.TemporaryDirectory() as bytecode:
        os.environ["PYTHONPYCACHEPREFIX"] = bytecode
        _command(DATA / "syn_n300_k30_f6_s1", 30)
        yield from _command_figures(quick)
        del os.environ["PYTHONPYCACHEPREFIX"]


def _command_figures(quick: bool) -> Iterator[Figure]:
    aims = [("syn_n300_k30_f6_s1", 30, 1.0), ("syn_n1727_k110_f7_s3", 110, 4.0)]
    if not quick:
        aims.append(("syn_n10000_k100_f7_s8", 100, 10.0))
    for name, size, aim in aims:
        seconds, _ = _command(DATA / name, size)
        yield _at_most(f"whole command, {name}", seconds, "s", peer="aim", limit=aim, bar=1.0)
    if not quick:
        seconds, megabytes = _command(DATA / "syn_n10000_k100_f7_s8", 100, "--exact")
        yield _at_most("whole command, n=10,000, exact", seconds, "s", peer="aim", limit=10.0, bar=1.0)
        yield _at_most("memory, n=10,000, exact", megabytes, "MB", peer="aim", limit=500.0, bar=1.0)
    if not quick:
        with tempfile.TemporaryDirectory() as folder:
            write_large(Path(folder))
            seconds, megabytes = _command(Path(folder), 150)
        yield _at_most("whole command, n=100,000", seconds, "s", peer="aim", limit=10.0, bar=1.0)
        yield _at_most("memory, n=100,000", megabytes, "MB", peer="aim", limit=500.0, bar=1.0)


def _command(folder: Path, size: int, *more: str) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as out:
        words = [
            sys.executable,
            "-m",
            "civicmath",
            "sortition",
            "draw",
            "--panel-size",
            str(size),
            "--digits",
            "417",
        ]
        words += [
            "--categories",
            str(folder / "categories.csv"),
            "--respondents",
            str(folder / "respondents.csv"),
        ]
        return _child([*words, *more, "--out", str(Path(out) / "draw")])


def _child(words: Sequence[str]) -> tuple[float, float]:
    """CPU seconds and peak megabytes of a process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run(words, check=True, capture_output=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, after.ru_maxrss / 1024


def _near_exact(count: int) -> Iterator[Figure]:
    """Small pools with near-exact quotas, proof included: the median and the worst, and how many were exact."""
    sys.path.insert(0, str(DATA.parent))
    from sample_pools import near_exact_pool

    times, exact = [], 0
    for seed in range(count):
        pool = near_exact_pool(seed)
        start = time.process_time()
        exact += hold_lottery(pool, tickets=TICKETS).status == "exact"
        times.append(time.process_time() - start)
    name = f"{count} near-exact small pools ({exact} exact)"
    yield _at_most(f"{name}, median", median(times), "s", peer="aim", limit=0.5, bar=1.0)
    yield _at_most(f"{name}, worst", max(times), "s", peer="aim", limit=5.0, bar=1.0)


def _replacements(count: int) -> Iterator[Figure]:
    """The empty seats are drawn by their own proven lottery: the worst time, and how many were exact."""
    times: list[float] = []
    exact = 0
    for at in range(count):
        left = replacement_pool(at, lambda: times.append(time.process_time()))
        exact += hold_lottery(left, tickets=TICKETS).status == "exact"
        times[-1] = time.process_time() - times[-1]
    name = f"replacement of 1 to 6 seats, {count} of them ({exact} exact)"
    yield _at_most(f"{name}, median", median(times), "s", peer="aim", limit=2.0, bar=1.0)
    yield _at_most(f"{name}, worst", max(times), "s", peer="aim", limit=2.0, bar=1.0)


def _verifier(quick: bool) -> Figure:
    """The stand-alone verifier on the auditor's bundle of the largest published shape."""
    name, size = ("syn_n300_k30_f6_s1", 30) if quick else ("syn_n1727_k110_f7_s3", 110)
    lottery = hold_lottery(replace(open_pool(name, size)), tickets=TICKETS)
    verifier = DATA.parent.parent.parent / "src/civicmath/sortition/verifier.py"
    with tempfile.TemporaryDirectory() as folder:
        for path, content in lottery_files(lottery).items():
            (Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / path).write_bytes(content)
        seconds, _ = _child([sys.executable, str(verifier), folder])
    return _at_most(f"stand-alone verifier, {name}", seconds, "s", peer="aim", limit=5.0, bar=1.0)
