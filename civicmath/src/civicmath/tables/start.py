"""A good first seating: mixed by construction, and nearly free of repeats."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

import numpy as np

from civicmath.tables.search import Numbers


def spread(
    people: int,
    count: int,
    rounds: int,
    attributes: Mapping[str, Sequence[Hashable]],
    pinned: Mapping[int, int],
) -> Numbers:
    """Tables by round and person: people sorted by kind in rows of one for each table, row j moving on by j.

    Two people meet twice only where the rows and the rounds they meet in multiply to a multiple of the number
    of tables, so with a prime number of tables never. Pinned people change places with whoever sits at their
    table.
    """
    kinds = {name: {v: n for n, v in enumerate(dict.fromkeys(values))} for name, values in attributes.items()}
    key = [tuple(kinds[name][values[p]] for name, values in attributes.items()) for p in range(people)]
    order = sorted(range(people), key=lambda p: (key[p], p))
    tables = np.zeros((rounds, people), dtype=np.intp)
    for place, person in enumerate(order):
        row, column = divmod(place, count)
        tables[:, person] = (column + row * np.arange(rounds)) % count
    for table in tables:
        for person, wanted in pinned.items():
            if table[person] != wanted:
                free = [p for p in np.flatnonzero(table == wanted) if p not in pinned]
                if free:
                    table[person], table[free[0]] = wanted, table[person]
    return tables
