"""Late-comers find a seat without anybody getting up."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

import numpy as np
import scipy

from civicmath.tables.rules import check, likeness, rules_of
from civicmath.tables.search import REPEAT, RULE, Floats, Numbers
from civicmath.tables.seating import Seating, measured

CHAIR = RULE / 10
"""What a chair added weighs, a second one at a table twice that: less than a rule, more than repeats."""
MOVES = 200


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

    Free seats are filled first; a chair is added where there are too few, or where a rule needs it.
    `attributes`, `together` and `apart` are as for `seat` and cover everybody, old and new. In rounds before
    `from_round` the newcomers were not there: their table is -1. Round by round the newcomers get the seats
    that bring fewest broken rules, repeats and people of a kind beside the seated (an assignment problem:
    H. Kuhn 1955), and then change places among themselves while that helps.

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
    """Seat the newcomers of one round: by what the seated mean to each, then by each other."""
    newcomers = np.arange(seated, len(table))
    taken = np.bincount(table[:seated], minlength=seating.table_count)
    places, fees = _places(taken, len(newcomers), seating)
    at_table = (table[:seated, None] == np.arange(seating.table_count)[None, :]).astype(np.float32)
    price = pair_cost[newcomers][:, :seated] @ at_table
    rows, columns = scipy.optimize.linear_sum_assignment(price[:, places] + fees)
    home = np.empty(len(newcomers), dtype=np.intp)
    home[rows] = columns
    table[newcomers] = places[home]
    for _ in range(MOVES):
        if not _move(table, home, places, fees, pair_cost):
            break


def _move(table: Numbers, home: Numbers, places: Numbers, fees: Floats, pair_cost: Floats) -> bool:
    """Let one newcomer take another place, or two change, if that is better; False where nothing is."""
    newcomers = np.arange(len(table) - len(home), len(table))
    at_table = (table[:, None] == np.arange(places.max() + 1)[None, :]).astype(np.float32)
    price = ((pair_cost * (1 - np.eye(len(table), dtype=np.float32))) @ at_table)[newcomers]
    there = price[:, places] + fees
    own = there[np.arange(len(newcomers)), home]
    gain = there - own[:, None]
    gain[:, home] += (there[:, home] - own[None, :]).T - 2 * pair_cost[np.ix_(newcomers, newcomers)]
    gain[places[home][:, None] == places[None, :]] = 0
    who, place = (int(n) for n in np.unravel_index(int(gain.argmin()), gain.shape))
    if gain[who, place] >= -1e-3:
        return False
    for other in np.flatnonzero(home == place):
        home[other] = home[who]
    home[who] = place
    table[newcomers] = places[home]
    return True


def _places(taken: Numbers, needed: int, seating: Seating) -> tuple[Numbers, Floats]:
    """The table of every place to choose from, free seats and chairs to add, and what each place weighs."""
    free = np.repeat(np.arange(len(taken)), np.maximum(seating.seats - taken, 0))
    chairs = np.tile(np.arange(len(taken)), -(-max(needed - len(free), 0) // max(len(taken), 1)) + 1)
    fees = CHAIR * (1 + np.arange(len(chairs)) // max(len(taken), 1))
    return np.concatenate([free, chairs]), np.concatenate([np.zeros(len(free)), fees]).astype(np.float32)
