"""Who sits: from seats per type to people, each type's tickets shared as evenly as whole numbers allow."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from civicmath.sortition.kinds import Kinds
from civicmath.sortition.pool import Whole


def seat_people(kinds: Kinds, panels: Whole) -> Whole:
    """The people of each ticket, (tickets, panel size), rising positions in the pool.

    Within a type people take turns, so their numbers of tickets differ by at most one; members of one
    household
    are never on a ticket together.
    """
    tickets, size = len(panels), kinds.pool.panel_size
    shared = np.zeros(len(kinds.homes) + 1, dtype=np.bool_)
    shared[kinds.shared_homes] = True
    alone = ~shared[kinds.home] if len(kinds.homes) else np.ones(kinds.count, dtype=np.bool_)
    ticket, person = _take_turns(kinds, panels, np.flatnonzero(alone))
    pieces = [np.stack([ticket, person], axis=1)]
    pieces += [_HomeClass(kinds, panels, int(home)).seats() for home in kinds.shared_homes]
    seats = np.concatenate(pieces)
    seats = seats[np.lexsort((seats[:, 1], seats[:, 0]))]
    return np.asarray(seats[:, 1].reshape(tickets, size))


def _take_turns(kinds: Kinds, panels: Whole, chosen: Whole) -> tuple[Whole, Whole]:
    """Seats of types whose people don't share a home with others of the class: round and round in pool
    order."""
    members = np.argsort(kinds.of, kind="stable")
    members = members[kinds.of[members] >= 0]
    start = np.concatenate([[0], np.cumsum(kinds.size)])
    part = panels[:, chosen]
    kind_at, ticket_at = np.nonzero(part.T)
    repeat = part[ticket_at, kind_at]
    ticket, kind = np.repeat(ticket_at, repeat), chosen[np.repeat(kind_at, repeat)]
    first = np.concatenate([[0], np.cumsum(np.bincount(kind, minlength=kinds.count))])
    turn = np.arange(len(kind)) - first[kind]
    return ticket, members[start[kind] + turn % kinds.size[kind]]


class _HomeClass:
    """Households alike: each seat of a ticket goes to a household of its own, evenly for every type."""

    def __init__(self, kinds: Kinds, panels: Whole, home: int) -> None:
        self.types = np.flatnonzero(kinds.home == home).tolist()
        self.members: dict[int, list[list[int]]] = {kind: [] for kind in self.types}
        households: dict[int, dict[int, list[int]]] = {}
        numbers = kinds.pool.households
        assert numbers is not None
        for kind in self.types:
            for person in np.flatnonzero(kinds.of == kind).tolist():
                households.setdefault(int(numbers[person]), {}).setdefault(kind, []).append(person)
        for household in households.values():
            for kind in self.types:
                self.members[kind].append(household[kind])
        self.count = len(households)
        self.load = {kind: [0] * self.count for kind in self.types}
        part = panels[:, self.types]
        self.tickets = [
            (
                int(ticket),
                [
                    kind
                    for kind, seats in zip(self.types, part[ticket].tolist(), strict=True)
                    for _ in range(seats)
                ],
            )
            for ticket in np.flatnonzero(part.any(axis=1))
        ]

    def seats(self) -> Whole:
        """(ticket, person) rows of this class."""
        placed = [self._place(wanted) for _, wanted in self.tickets]
        while self._even_out(placed):
            pass
        turn = {kind: [0] * self.count for kind in self.types}
        found: list[tuple[int, int]] = []
        for (ticket, wanted), places in zip(self.tickets, placed, strict=True):
            for kind, household in zip(wanted, places, strict=True):
                people = self.members[kind][household]
                found.append((ticket, people[turn[kind][household] % len(people)]))
                turn[kind][household] += 1
        return np.array(found, dtype=np.int64).reshape(-1, 2)

    def _place(self, wanted: list[int]) -> list[int]:
        """Different households for these seats, the least loaded first."""
        places: list[int] = []
        for kind in wanted:
            load = self.load[kind]
            place = min((h for h in range(self.count) if h not in places), key=lambda h: (load[h], h))
            load[place] += 1
            places.append(place)
        return places

    def _even_out(self, placed: list[list[int]]) -> bool:
        """Move one seat from a household with too many of a type to one with too few, if that can be done."""
        for kind, full, free in self._uneven():
            load = self.load[kind]
            for (_, wanted), places in zip(self.tickets, placed, strict=True):
                for at, household in enumerate(places):
                    if wanted[at] != kind or household != full:
                        continue
                    other = places.index(free) if free in places else None
                    if other is None:
                        places[at] = free
                    elif self.load[wanted[other]][free] > self.load[wanted[other]][full]:
                        places[at], places[other] = free, full
                        self.load[wanted[other]][free] -= 1
                        self.load[wanted[other]][full] += 1
                    else:
                        continue
                    load[full] -= 1
                    load[free] += 1
                    return True
        return False

    def _uneven(self) -> Iterator[tuple[int, int, int]]:
        for kind in self.types:
            load = self.load[kind]
            full, free = (
                max(range(self.count), key=load.__getitem__),
                min(range(self.count), key=load.__getitem__),
            )
            if load[full] > load[free] + 1:
                yield kind, full, free
