"""Who is alike, who belongs together, who is kept apart, and whether that can be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from itertools import combinations
from typing import TypeAlias

import numpy as np

from civicmath.tables.search import Floats

Attributes: TypeAlias = Mapping[str, Sequence[Hashable]]


def likeness(people: int, attributes: Attributes) -> Floats:
    """For every two people how many attributes they share the value of."""
    alike = np.zeros((people, people), dtype=np.float32)
    for values in attributes.values():
        numbers = {value: number for number, value in enumerate(dict.fromkeys(values))}
        kinds = np.array([numbers[value] for value in values])
        alike += kinds[:, None] == kinds[None, :]
    return alike


def rules_of(people: int, together: Sequence[Sequence[int]], apart: Sequence[Sequence[int]]) -> Floats:
    """-1 for those who belong together, +1 for those kept apart."""
    rules = np.zeros((people, people), dtype=np.float32)
    for sets, value in ((companies(together), -1), (apart, 1)):
        for members in sets:
            for one, other in combinations(members, 2):
                rules[one, other] = rules[other, one] = value
    return rules


def check(
    people: int,
    seats: int,
    count: int,
    attributes: Attributes,
    *,
    pinned: Mapping[int, int],
    together: Sequence[Sequence[int]],
    apart: Sequence[Sequence[int]],
) -> None:
    if people < 0 or seats < 1:
        raise ValueError("a table has at least one seat")
    for name, values in attributes.items():
        if len(values) != people:
            raise ValueError(f"{name}: {len(values)} values for {people} people")
    named = {person for members in [*together, *apart, list(pinned)] for person in members}
    if any(not 0 <= person < people for person in named):
        raise ValueError("a rule names somebody who is not there")
    if any(not 0 <= table < count for table in pinned.values()):
        raise ValueError(f"somebody is pinned to a table that is not there; there are {count}")
    if pinned and max(Counter(pinned.values()).values()) > seats:
        raise ValueError("more people are pinned to a table than it has seats")
    for company in companies(together):
        tables = {pinned[person] for person in company if person in pinned}
        if len(company) > seats or len(tables) > 1:
            raise ValueError("those who belong together do not fit at one table")
        if any(len(company & set(members)) > 1 for members in apart):
            raise ValueError("two people are to sit together and apart")


def companies(together: Sequence[Sequence[int]]) -> list[set[int]]:
    """Sets of people who belong together, joined where they share somebody."""
    found: list[set[int]] = []
    for members in together:
        company = set(members)
        for other in [c for c in found if c & company]:
            found.remove(other)
            company |= other
        found.append(company)
    return found
