"""People to tables over several rounds: meeting new people each time, at mixed tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from civicmath.tables import words
from civicmath.tables.rules import Attributes, check, likeness, rules_of
from civicmath.tables.search import STEPS, Floats, Numbers, Search
from civicmath.tables.start import spread


@dataclass(frozen=True)
class Seating:
    """Who sits where in each round, and what could not be had."""

    tables: tuple[tuple[int, ...], ...]
    """By round, the table number of each person."""
    seats: int
    repeats: int
    """How many times two people meet again, over all rounds."""
    together_broken: int
    apart_broken: int
    uneven: int
    """How many times a table has more or fewer of a kind than its even share, rounded up or down."""

    def people_at(self, round_number: int, table: int) -> tuple[int, ...]:
        """The people at one table in one round."""
        return tuple(p for p, t in enumerate(self.tables[round_number]) if t == table)

    @property
    def table_count(self) -> int:
        """How many tables there are."""
        return max((max(row, default=-1) for row in self.tables), default=-1) + 1

    def sentences(self, language: str = "da") -> tuple[str, ...]:
        """What came of it in plain words."""
        return words.seating(self, language)


def seat(
    people: int,
    seats: int,
    rounds: int,
    *,
    attributes: Attributes | None = None,
    pinned: Mapping[int, int] | None = None,
    together: Sequence[Sequence[int]] = (),
    apart: Sequence[Sequence[int]] = (),
    seed: int = 0,
    steps: int = STEPS,
) -> Seating:
    """Seats `people` (numbered from 0) at as few tables of at most `seats` as hold them, in each of `rounds`.

    `attributes` gives for each thing to mix by (age, village) one value a person; `pinned` the table number
    a person keeps in every round (a host); those in one of `together` always share a table, and no two in one
    of `apart` ever do. Table sizes differ by at most one. Rules weigh more than repeats, repeats more than
    mixing; what could not be had is counted. Same input and seed, same seating.

    The start is a cyclic design (everybody moves on by as many tables as their row's number); then swap
    search, see `Search`. Raises ValueError for rules that contradict each other.
    """
    attributes, pinned = attributes or {}, pinned or {}
    count = -(-people // seats) if people and seats > 0 else 0
    check(people, seats, count, attributes, pinned=pinned, together=together, apart=apart)
    if not people or rounds < 1:
        return Seating(((),) * max(rounds, 0), seats, 0, 0, 0, 0)
    alike, rules = likeness(people, attributes), rules_of(people, together, apart)
    fixed = np.isin(np.arange(people), list(pinned))
    tables = spread(people, count, rounds, attributes, pinned)
    enough = rounds * sum(_fewest_alike(list(values), count) for values in attributes.values())
    found = Search(tables, alike, rules, fixed, seed=seed).run(steps, enough=float(enough))
    return measured(found, seats, attributes, rules)


def measured(tables: Numbers, seats: int, attributes: Attributes, rules: Floats) -> Seating:
    """A seating with its repeats, broken rules and unevenness counted."""
    there = tables >= 0
    same = (tables[:, :, None] == tables[:, None, :]) & ~np.eye(tables.shape[1], dtype=bool)
    both = there[:, :, None] & there[:, None, :]
    same &= both
    again = np.maximum(same.sum(axis=0) - 1, 0)[rules >= 0].sum() // 2
    return Seating(
        tables=tuple(tuple(int(t) for t in row) for row in tables),
        seats=seats,
        repeats=int(again),
        together_broken=int((both & ~same & (rules < 0)).sum() // 2),
        apart_broken=int((same & (rules > 0)).sum() // 2),
        uneven=sum(_uneven(row, list(values)) for row in tables for values in attributes.values()),
    )


def _uneven(table: Numbers, values: Sequence[Hashable]) -> int:
    """How often a table holds more or fewer of a value than its even share rounded up or down."""
    placed = [(t, value) for t, value in zip(table.tolist(), values, strict=True) if t >= 0]
    sizes, held = Counter(t for t, _ in placed), Counter(placed)
    return sum(
        abs(held[t, value] - total * size / len(placed)) >= 1
        for value, total in Counter(value for _, value in placed).items()
        for t, size in sizes.items()
    )


def _fewest_alike(values: Sequence[Hashable], count: int) -> int:
    """How many pairs of a kind must share a table however evenly each kind is spread."""
    shares = [divmod(total, count) for total in Counter(values).values()]
    return sum(count * each * (each - 1) // 2 + over * each for each, over in shares)
