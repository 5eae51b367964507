"""Raking beside ipfn: the same answers, the same margins, the same weights."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import process_time

import numpy as np

from bench.figure import Figure, PeerMissing
from civicmath.representativeness import rake, rake_table

GROUPS = {"age": 6, "sex": 2, "area": 19}
BAR = 30.0


def figures(quick: bool) -> Iterator[Figure]:
    """Answers weighed to age, sex and area; and a wide table fitted to its margins."""
    try:
        from ipfn import ipfn  # type: ignore[import-untyped]  # has no type information
        from pandas import DataFrame, Series  # type: ignore[import-untyped]  # its stubs are not installed
    except ImportError as missing:
        raise PeerMissing("ipfn (the group `peers`)") from missing
    random = np.random.default_rng(12)
    count = 600
    answers = {name: [f"{name}{k}" for k in _skewed(random, size, count)] for name, size in GROUPS.items()}
    people = {
        name: {f"{name}{k}": float(n) for k, n in enumerate(_share(random, size) * count)}
        for name, size in GROUPS.items()
    }
    frame = DataFrame({**answers, "total": 1.0})
    margins = [Series(people[name], name="total").rename_axis(name) for name in GROUPS]

    def peer() -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        found = ipfn.ipfn(
            frame.copy(), margins, [[n] for n in GROUPS], convergence_rate=1e-10, rate_tolerance=0
        ).iteration()
        return np.asarray(found["total"], dtype=np.float64)

    gap = float(np.abs(rake(answers, people).weights - peer()).max())
    yield _faster(f"raking {count} answers", lambda: rake(answers, people), peer, 1 if quick else 3)
    yield Figure("raking: largest difference of a weight", gap, "", "ipfn allows", 1e-6, 1e-6 / gap, 1.0)

    table, wanted = random.gamma(1, 9, (18, 100)), random.gamma(1, 9, (18, 100))
    sums = [wanted.sum(axis=1), wanted.sum(axis=0)]

    def peer_table() -> object:
        fit = ipfn.ipfn(table.copy(), [s.copy() for s in sums], [[0], [1]], 1e-10, rate_tolerance=0)
        return fit.iteration()

    yield _faster(
        "fitting a table of 18 x 100", lambda: rake_table(table, sums), peer_table, 5 if quick else 20
    )


def _faster(name: str, ours: Callable[[], object], theirs: Callable[[], object], times: int) -> Figure:
    """The best of some runs of each, in turn."""
    best = [min(_seconds(call) for _ in range(runs)) for call, runs in ((ours, 5 * times), (theirs, times))]
    return Figure(name, best[0] * 1000, "ms CPU", "ipfn", best[1] * 1000, best[1] / best[0], BAR)


def _seconds(call: Callable[[], object]) -> float:
    start = process_time()
    call()
    return process_time() - start


def _share(random: np.random.Generator, size: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    weights = random.gamma(6, 1, size)
    return np.asarray(weights / weights.sum())


def _skewed(random: np.random.Generator, size: int, count: int) -> list[int]:
    return [
        int(k)
        for k in np.concatenate([np.arange(size), random.choice(size, count - size, p=_share(random, size))])
    ]
