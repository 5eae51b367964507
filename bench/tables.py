"""Tables over rounds: nobody meets twice, within a second, at mixed tables."""

from __future__ import annotations

from collections.abc import Iterator
from time import process_time

import numpy as np

from bench.figure import Figure
from civicmath.tables import seat

CASES = ((48, 6, 3), (60, 6, 4), (100, 5, 4), (100, 7, 4), (200, 8, 4))


def figures(quick: bool) -> Iterator[Figure]:
    """Each case with age, sex and village to mix by: repeats, seconds, and mixing beside drawing lots."""
    for people, seats, rounds in CASES[:2] if quick else CASES:
        random = np.random.default_rng(people)
        kinds = {
            name: random.integers(0, k, people).tolist()
            for name, k in (("sex", 2), ("age", 4), ("village", 5))
        }
        runs = []
        for _ in range(3):
            start = process_time()
            found = seat(people, seats, rounds, attributes=kinds)
            runs.append(process_time() - start)
        seconds = min(runs)
        lots = _by_lot(people, seats, rounds, random)
        name = f"{people} people x {seats} seats x {rounds} rounds"
        yield Figure(f"{name}: repeats", found.repeats, "", "drawn by lot", lots, found.repeats, 0, False)
        yield Figure(name, seconds, "s CPU", "bar", 1, 1 / seconds, 1)
        uneven = seat(people, seats, rounds, attributes=kinds, steps=0).uneven
        yield Figure(
            f"{name}: uneven tables",
            found.uneven,
            "",
            "the cyclic start",
            uneven,
            found.uneven / uneven,
            1,
            False,
        )


def _by_lot(people: int, seats: int, rounds: int, random: np.random.Generator) -> int:
    """How many times two meet again if every round is drawn by lot."""
    tables = np.array([random.permutation(people) // seats for _ in range(rounds)])
    met = (tables[:, :, None] == tables[:, None, :]).sum(axis=0)
    return int(np.maximum(met - 1, 0)[np.triu_indices(people, 1)].sum())
