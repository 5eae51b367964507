"""Late-comers find a seat without anybody getting up."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from civicmath.tables.rules import check, likeness, rules_of
from civicmath.tables.search import REPEAT, RULE, Floats, Numbers
from civicmath.tables.seating import Seating, measured

CHAIR = RULE / 10
"""What a chair added weighs: less than a rule, more than repeats."""


def seat_latecomers(
    seating: Seating,
    newcomers: int,
    *,
    attributes: Mapping[str, Sequence[Hashable]] | None = None,
    together: Sequence[Sequence[int]] = (),
    apart: Sequence[Sequence[int]] = (),
    from_round: int = 0,
) -> Seating:
    """The same seating with `newcomers` more people, numbered after the seated, who all stay where they are.

    Free seats are filled first; when there are too few, chairs are added, one at each table before any gets
    a second. `attributes`, `together` and `apart` are as for `seat` and cover everybody, old and new. In rounds
    before `from_round` the newcomers were not there: their table is -1. Round by round the newcomers get the
    seats that bring fewest broken rules, repeats and people of a kind beside the seated (an assignment problem:
    H. Kuhn 1955), and then change seats among themselves while that helps.

    Raises ValueError for values that are not one for each person.
    """
    attributes = attributes or {}
    seated = len(seating.tables[0]) if seating.tables else 0
    people = seated + newcomers
    check(people, seating.seats, seating.table_count, attributes, pinned={}, together=together, apart=apart)
    alike, rules = likeness(people, attributes), rules_of(people, together, apart)
    tables = np.full((len(seating.tables), people), -1, dtype=np.intp)
    tables[:, :seated] = np.array(seating.tables, dtype=np.intp).reshape(len(seating.tables), seated)
    meetings = np.zeros((people, people), dtype=np.float32)
    for number, table in enumerate(tables):
        if number >= from_round:
            _fill(table, seated, seating, alike + RULE * rules + REPEAT * meetings * (rules >= 0))
        meetings += (table[:, None] == table[None, :]) & (table[:, None] >= 0)
    return measured(tables, seating.seats, attributes, rules)


def _fill(table: Numbers, seated: int, seating: Seating, pair_cost: Floats) -> None:
    """Seat the newcomers of one round, first each by what the seated mean, then once more by each other."""
    count = seating.table_count
    newcomers = np.arange(seated, len(table))
    places, added = _free(np.bincount(table[:seated], minlength=count), len(newcomers), seating.seats)
    at_table = (table[:seated, None] == np.arange(count)[None, :]).astype(np.float32)
    price = pair_cost[newcomers][:, :seated] @ at_table
    rows, columns = linear_sum_assignment(price[:, places] + CHAIR * added)
    table[newcomers[rows]] = places[columns]
    for _ in range(len(newcomers)):
        if not _better_swap(table, newcomers, pair_cost):
            break


def _better_swap(table: Numbers, newcomers: Numbers, pair_cost: Floats) -> bool:
    """Let two newcomers change seats if all in all that is better; False when none gains."""
    at_table = (table[:, None] == np.arange(table.max() + 1)[None, :]).astype(np.float32)
    cost = pair_cost * (1 - np.eye(len(table), dtype=np.float32))
    price = (cost @ at_table)[newcomers]
    own = price[np.arange(len(newcomers)), table[newcomers]]
    across = price[:, table[newcomers]]
    gain = across + across.T - own[:, None] - own[None, :] - 2 * cost[np.ix_(newcomers, newcomers)]
    gain[table[newcomers][:, None] == table[newcomers][None, :]] = 0
    one, other = np.unravel_index(int(gain.argmin()), gain.shape)
    if gain[one, other] >= -1e-3:
        return False
    a, b = newcomers[one], newcomers[other]
    table[a], table[b] = table[b], table[a]
    return True


def _free(taken: Numbers, needed: int, seats: int) -> tuple[Numbers, Numbers]:
    """The table of every seat to choose from, and which are chairs added, one at each table at a time."""
    free = np.repeat(np.arange(len(taken)), np.maximum(seats - taken, 0))
    sizes = np.maximum(taken, seats)
    while len(free) < needed:
        smallest = np.flatnonzero(sizes == sizes.min())
        free = np.concatenate([free, smallest])
        sizes[smallest] += 1
    added = np.arange(len(free)) >= np.maximum(seats - taken, 0).sum()
    return free, added.astype(np.intp)
