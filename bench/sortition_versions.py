"""The same bytes with two versions of HiGHS: every file of the lotteries of many pools, digest by digest.

The older version is put beside the environment, in build/highspy-VERSION, by uv or pip.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench.figure import Figure, PeerMissing
from bench.sortition_pools import replacement_pool
from civicmath.sortition.bundle import lottery_files
from civicmath.sortition.engine import hold_lottery
from civicmath.sortition.pool import Pool

OLDER = "1.10.0"
ROOT = Path(__file__).parent.parent
TESTS = ROOT / "civicmath/tests/sortition"


def figures(quick: bool) -> Iterator[Figure]:
    """How many bundles differ between the versions: none may."""
    count = 20 if quick else 300
    with ThreadPoolExecutor() as side_by_side:  # what is compared is bytes, and not time
        own, older = side_by_side.map(lambda folder: _digests(count, folder), (None, _fetch()))
    if own.pop("highs") == older.pop("highs"):
        raise PeerMissing(f"the HiGHS at hand is {OLDER} itself")
    differ = [name for name, digest in own.items() if older[name] != digest]
    name = f"bundles that differ with HiGHS {OLDER}, of {len(own)}"
    yield Figure(
        name, len(differ), "bundles", "must be", 0.0, float(len(differ)), 0.0, higher_is_better=False
    )


def _fetch() -> Path:
    """The folder of the older version, fetched once."""
    folder = ROOT / "build" / f"highspy-{OLDER}"
    if not folder.exists():
        uv = shutil.which("uv")
        install = (
            [uv, "pip", "install", "--python", sys.executable]
            if uv
            else [sys.executable, "-m", "pip", "install"]
        )
        words = [*install, "--quiet", "--no-deps", "--target", str(folder), f"highspy=={OLDER}"]
        if subprocess.run(words, check=False, capture_output=True).returncode:
            raise PeerMissing(f"highspy {OLDER} can't be fetched")
    return folder


def _digests(count: int, older: Path | None) -> dict[str, str]:
    path = os.pathsep.join([*([str(older)] if older else []), *sys.path, str(TESTS)])
    words = [sys.executable, "-m", "bench.sortition_versions", str(count)]
    done = subprocess.run(
        words, cwd=ROOT, env={**os.environ, "PYTHONPATH": path}, check=True, capture_output=True, text=True
    )
    found: dict[str, str] = json.loads(done.stdout)
    return found


def _print_digests(count: int) -> None:
    """In a process of its own: the digest over all files of each pool's lottery."""
    import highspy
    from sample_pools import SIZES, near_exact_pool, open_instance

    from civicmath.sortition.held import Goal

    draws: dict[str, tuple[Pool, Goal]] = {
        f"near-exact {seed}": (near_exact_pool(seed), "leximin") for seed in range(count)
    }
    draws |= {f"near-exact {seed} maximin": (near_exact_pool(seed), "maximin") for seed in range(count // 10)}
    draws |= {f"replacement {at}": (replacement_pool(at), "leximin") for at in range(count // 10)}
    for name in sorted(SIZES):
        draws[name], draws[f"{name} maximin"] = (
            (open_instance(name), "leximin"),
            (open_instance(name), "maximin"),
        )
    found = {"highs": highspy.Highs().version()}
    for name, (pool, goal) in draws.items():
        files = lottery_files(hold_lottery(pool, goal=goal))
        found[name] = hashlib.sha256(b"".join(files[path] for path in sorted(files))).hexdigest()
    print(json.dumps(found))


if __name__ == "__main__":
    _print_digests(int(sys.argv[1]))
