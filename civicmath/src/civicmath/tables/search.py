"""Swap search: two people change tables as long as it helps, and a little longer."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.intp]
Floats: TypeAlias = NDArray[np.float32]
Flags: TypeAlias = NDArray[np.bool_]

REPEAT = 100.0
"""What meeting once more weighs beside two of a kind at one table, which weighs 1."""
RULE = 100_000.0
"""What a pair that must or must not sit together weighs."""
STEPS = 4000
PATIENCE = 700


class Search:
    """People's tables in every round, who has met whom, and what one swap would change.

    Everything that matters is a sum over pairs at one table, so the gain of every possible swap in a round
    comes from one matrix product. Tabu search: F. Glover, ORSA Journal on Computing 1 (1989), 190-206; for
    tables over rounds: I. Dotú, P. Van Hentenryck, *Scheduling social tournaments locally*, AI Communications
    20 (2007), 151-162.
    """

    def __init__(self, tables: Numbers, alike: Floats, rules: Floats, pinned: Flags, *, seed: int) -> None:
        """`tables` rounds by people; `alike` kinds each two share; `rules` +1 for apart, -1 for together."""
        self.tables = tables.copy()
        self._fixed = (alike + RULE * rules).astype(np.float32)
        self._counted = (rules >= 0).astype(
            np.float32
        )  # those who belong together meet as often as they like
        np.fill_diagonal(self._fixed, 0)
        np.fill_diagonal(self._counted, 0)
        self._rules, self._pinned = rules, pinned
        self._count = int(tables.max()) + 1
        self._random = np.random.default_rng(seed)
        self._meetings = sum((_same(row) for row in self.tables), np.zeros(alike.shape, dtype=np.float32))

    def cost(self) -> float:
        """The sum over all pairs and rounds that the search makes small."""
        repeats = np.maximum(self._meetings - 1, 0) * self._meetings / 2 * self._counted
        missing = RULE * float((self._rules < 0).sum()) / 2 * len(self.tables)
        return missing + float((REPEAT * repeats + self._meetings * self._fixed).sum() / 2)

    def run(self, steps: int = STEPS, *, enough: float = 0.0) -> Numbers:
        """The best tables found: without repeats and broken rules if it can be, then as mixed as that allows.

        Stops at a cost of `enough`, after `steps` swaps, or when many have brought nothing.
        """
        best, least = self.tables.copy(), self.cost()
        tabu = np.zeros(self.tables.shape, dtype=int)
        cost, found_at = least, 0
        for step in range(steps):
            number, hot = self._round()
            if cost <= enough + 0.5 or (step - found_at > PATIENCE and not hot.any()):
                break
            pair, gain = self._best_swap(number, hot, tabu[number] > step, least - cost)
            if pair is None:
                continue
            tabu[number, list(pair)] = step + self._random.integers(4, 14)
            self._swap(number, *pair)
            cost += gain
            if cost < least - 0.5:
                best, least, found_at = self.tables.copy(), cost, step
        self.tables = best
        return best

    def troubled(self, number: int) -> Flags:
        """Who in a round meets somebody again or sits against a rule."""
        same = _same(self.tables[number])
        again = (self._meetings > 1) & (self._counted > 0) & (same > 0)
        broken = ((self._rules > 0) & (same > 0)) | ((self._rules < 0) & (same == 0))
        np.fill_diagonal(broken, False)
        return np.asarray((again | broken).any(axis=1))

    def _round(self) -> tuple[int, Flags]:
        """The next round to look at and who in it is in trouble; a round in trouble if there is one."""
        start = int(self._random.integers(len(self.tables)))
        for offset in range(len(self.tables)):
            number = (start + offset) % len(self.tables)
            if (hot := self.troubled(number)).any():
                return number, hot
        return start, np.zeros(self.tables.shape[1], dtype=bool)

    def _best_swap(
        self, number: int, hot: Flags, tabu: Flags, needed: float
    ) -> tuple[tuple[int, int] | None, float]:
        """The swap in a round that costs least; a tabu one only if the result is better than ever before."""
        table = self.tables[number]
        pair_cost = self._fixed + REPEAT * (self._meetings - _same(table)) * self._counted
        at_table = np.zeros((len(table), self._count), dtype=np.float32)
        at_table[np.arange(len(table)), table] = 1
        with_table = pair_cost @ at_table
        own = with_table[np.arange(len(table)), table]
        rows = np.flatnonzero((hot if hot.any() else np.ones_like(hot)) & ~self._pinned)
        gain = with_table[rows][:, table] + with_table[:, table[rows]].T - 2 * pair_cost[rows]
        gain -= own[rows][:, None] + own[None, :]
        gain[table[rows][:, None] == table[None, :]] = np.inf
        gain[:, self._pinned] = np.inf
        gain[(tabu[rows][:, None] | tabu[None, :]) & (gain >= needed)] = np.inf
        if not gain.size or not np.isfinite(least := gain.min()):
            return None, 0.0
        ties = np.flatnonzero(gain.ravel() <= least)
        chosen = int(ties[self._random.integers(len(ties))])
        return (int(rows[chosen // len(table)]), chosen % len(table)), float(least)

    def _swap(self, number: int, one: int, other: int) -> None:
        table = self.tables[number]
        for person in (one, other):
            mates = (table == table[person]).astype(np.float32)
            self._meetings[person] -= mates
            self._meetings[:, person] -= mates
        table[one], table[other] = table[other], table[one]
        for person in (one, other):
            mates = (table == table[person]).astype(np.float32)
            self._meetings[person] += mates
            self._meetings[:, person] += mates


def _same(table: Numbers) -> Floats:
    """1 for every two people at one table, with nobody beside themselves."""
    same = (table[:, None] == table[None, :]).astype(np.float32)
    np.fill_diagonal(same, 0)
    return np.asarray(same)
