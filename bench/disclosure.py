"""The small-number rule: nothing can be worked out, little is hidden beyond need, and how fast."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from time import process_time

import numpy as np
from scipy.optimize import linprog

from bench.figure import Figure
from civicmath.disclosure import Publication, Role, audit, suppress
from civicmath.disclosure.attack import Attack


def figures(quick: bool) -> Iterator[Figure]:
    """Random tables, one large audit beside scipy, and small tables beside the least hiding there is."""
    count = 60 if quick else 500
    random = np.random.default_rng(5)
    start = process_time()
    recoverable = 0
    for _ in range(count):
        shape = tuple(random.integers(2, 9, size=random.integers(1, 3)))
        recoverable += len(audit([suppress(random.poisson(random.gamma(0.8, 12, size=shape)))]))
    each = (process_time() - start) / count
    yield Figure(f"recoverable in {count} random tables", recoverable, "", "none", 0, recoverable, 0, False)
    yield Figure("a table hidden and audited twice", each * 1000, "ms CPU", "bar", 100, 0.1 / each, 1)

    publication = suppress(random.poisson(random.gamma(0.8, 12, size=(12, 6))))
    ours, theirs = _best(lambda: audit([publication])), _best(lambda: _audit_by_linprog(publication))
    yield Figure("audit of 12 x 6", ours * 1000, "ms CPU", "scipy linprog", theirs * 1000, theirs / ours, 5)

    hidden, least = 0, 0
    for _ in range(2 if quick else 20):
        table = random.poisson(random.gamma(0.8, 12, size=(3, 3)))
        publication = suppress(table)
        if "beside" in publication.roles:
            hidden += publication.roles.count("beside")
            least += _fewest_beside(publication, table)
    yield Figure(
        "figures hidden beside the small ones",
        hidden,
        "",
        "fewest there are",
        least,
        hidden / max(least, 1),
        1.5,
        False,
    )


def _audit_by_linprog(publication: Publication) -> float:
    """Both ends of every hidden figure for both readers, one program at a time."""
    attack = Attack([publication])
    hidden = [f for f, role in enumerate(publication.roles) if role in {"small", "beside"}]
    width = 0.0
    for informed in (True, False):
        low, high = attack._bounds(informed=informed)
        told = np.isfinite(high)
        rows = np.vstack([attack.forms[told], -attack.forms])
        limits = np.concatenate([high[told], -low])
        for f in hidden:
            for sign in (1, -1):
                width -= sign * float(
                    attack.forms[f] @ np.asarray(linprog(sign * attack.forms[f], rows, limits).x)
                )
    return width


def _fewest_beside(publication: Publication, table: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> int:
    """The fewest figures beside the small ones that keep everything hidden, by trying all choices."""
    figures = np.pad(table, ((0, 1), (0, 1)))
    figures[-1], figures[:, -1] = figures[:-1].sum(axis=0), figures[:, :-1].sum(axis=1)
    figures[-1, -1] = table.sum()
    values = [int(v) for v in figures.ravel()]
    small = [0 < v < 5 for v in values]
    free = [f for f, v in enumerate(values[:-1]) if v >= 5]
    attack = Attack([publication])
    for size in range(len(free)):
        for chosen in combinations(free, size):
            roles: list[Role] = [
                "small" if is_small else "beside" if f in chosen else "shown"
                for f, is_small in enumerate(small)
            ]
            shown = [v if role == "shown" else None for v, role in zip(values, roles, strict=True)]
            attack.update(replace(publication, values=tuple(shown), roles=tuple(roles)))
            if not attack.exposures():
                return size
    return len(free)


def _best(call: object, times: int = 3) -> float:
    assert callable(call)
    seconds = []
    for _ in range(times):
        start = process_time()
        call()
        seconds.append(process_time() - start)
    return min(seconds)
