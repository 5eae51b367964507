"""The pools that the benches of the draw share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np

from civicmath.sortition.engine import hold_lottery
from civicmath.sortition.pool import Pool, Quota, pool_of
from civicmath.sortition.reading import Wishes, read_pool
from civicmath.sortition.relaxation import relaxed_pool, replaced_pool

DATA = Path(__file__).parent.parent / "civicmath/tests/sortition/data"


def open_pool(name: str, size: int) -> Pool:
    """An open instance, its households when the name says so."""
    wishes = Wishes(household_column="household" if name.endswith("_hh") else None)
    return read_pool(DATA / name / "categories.csv", DATA / name / "respondents.csv", size, wishes)


def random_pool(people: int, size: int, categories: int, seed: int) -> Pool:
    """Volunteers skewed against the population; quotas from population shares, rounded down and up."""
    chance = np.random.default_rng(seed)
    columns, quotas = [], []
    for category in range(categories):
        values = int(chance.integers(2, 6))
        share = chance.dirichlet(np.full(values, 4.0))
        taken = share * chance.uniform(0.6, 1.6, values)
        column = chance.choice(values, people, p=taken / taken.sum())
        column[:values] = np.arange(values)
        columns.append(column)
        for value in range(values):
            seats = share[value] * size
            quotas.append(Quota(f"c{category}", str(value), int(np.floor(seats)), int(np.ceil(seats))))
    pool = pool_of(quotas, [[str(value) for value in row] for row in np.stack(columns, axis=1)], size)
    return relaxed_pool(pool)[0]


def replacement_pool(at: int, start: Callable[[], None] = lambda: None) -> Pool:
    """A pool whose panel of 22 to 40 has lost 1 to 6 members, its quotas relaxed where needed; `start` is called when
    the members have dropped out."""
    pool = random_pool((150, 250, 400)[at % 3], (22, 30, 40)[at % 3], 4 + at % 4, seed=50 + at)
    panel = hold_lottery(pool, tickets=10, exact=False).seats[0].tolist()
    gone = 1 + at % 6
    start()
    return replaced_pool(pool, panel, panel[:gone])[0]


def write_large(folder: Path) -> None:
    """100,000 volunteers for 150 seats, grown from the open instance of 10,000."""
    pool = open_pool("syn_n10000_k100_f7_s8", 100)
    chance = np.random.default_rng(5)
    rows = pool.features[chance.integers(0, pool.people, 100_000)]
    for column in range(rows.shape[1]):
        other = pool.features[chance.integers(0, pool.people, 100_000), column]
        rows[:, column] = np.where(chance.random(100_000) < 0.2, other, rows[:, column])
    quotas = [f"{q.category},{q.feature},{q.minimum * 3 // 2},{-(-q.maximum * 3 // 2)}" for q in pool.quotas]
    (folder / "categories.csv").write_text("\n".join(["category,feature,min,max", *quotas]) + "\n")
    names = np.array([quota.feature for quota in pool.quotas])[rows]
    lines = [",".join([str(at), *row]) for at, row in enumerate(names.tolist())]
    (folder / "respondents.csv").write_text("\n".join([",".join(["id", *pool.categories]), *lines]) + "\n")
