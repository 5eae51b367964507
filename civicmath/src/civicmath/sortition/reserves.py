"""Reserves: who to call when panel members drop out, chosen to keep the quotas as well as can be expected.

After Assos, Baharav, Flanigan, Procaccia, *Alternates, assemble!* (EC 2025): the expected loss is
averaged over
scenarios of drop-out; here they are fixed by a mixer, and each reserve is the one that lessens it most.
"""

from __future__ import annotations

import hashlib

import numpy as np
from numpy.typing import NDArray

from civicmath.sortition.kinds import Kinds
from civicmath.sortition.pool import FREE, Whole
from civicmath.sortition.rounding import mixed

SCENARIOS = 400
DROP_OUT = 0.12


def choose_reserves(
    kinds: Kinds, panel: Whole, count: int, lot: str, *, drop_out: float = DROP_OUT
) -> list[int]:
    """`count` reserves for this panel, in the order in which they are called.

    In each scenario every member drops out with chance `drop_out`, independently; a reserve helps there
    if someone
    is missing and it brings a quota up to its minimum without passing a maximum. `lot` (the public draw)
    decides
    between equals. Nobody shares a household with a member or another reserve.
    """
    pool = kinds.pool
    state = _Scenarios(kinds, panel, drop_out)
    eligible = (kinds.of >= 0) & (pool.fixed == FREE)
    eligible[panel] = False
    if pool.households is not None:
        taken = set(pool.households[panel].tolist())
        eligible &= np.array([home not in taken for home in pool.households.tolist()])
    chosen: list[int] = []
    for order in range(count):
        candidates = np.flatnonzero(eligible)
        if not len(candidates):
            break
        types = np.flatnonzero(np.bincount(kinds.of[candidates], minlength=kinds.count))
        worth = state.worth(types)
        best = np.zeros(kinds.count, dtype=np.bool_)
        best[types[worth == worth.max()]] = True
        people = candidates[best[kinds.of[candidates]]]
        number = int.from_bytes(hashlib.sha256(f"civicmath-reserve\n{lot}\n{order}".encode()).digest(), "big")
        person = int(people[number % len(people)])
        state.call(int(kinds.of[person]))
        chosen.append(person)
        eligible[person] = False
        if pool.households is not None:
            eligible &= pool.households != pool.households[person]
    return chosen


class _Scenarios:
    """Who has dropped out in each scenario: seats left per quota, and empty seats."""

    def __init__(self, kinds: Kinds, panel: Whole, drop_out: float) -> None:
        self.kinds = kinds
        grid = mixed(np.arange(SCENARIOS, dtype=np.uint64)[:, None], np.arange(len(panel), dtype=np.uint64))
        gone = (grid >> np.uint64(11)).astype(np.float64) / 2**53 < drop_out
        indicator = kinds.table[:, kinds.of[panel]].T.astype(np.int64)
        self.seats = (~gone).astype(np.int64) @ indicator
        self.empty = gone.sum(axis=1)

    def gains(self, types: Whole) -> NDArray[np.int64]:
        """How much each type lessens the loss in each scenario, in tenths of a quota's seat; (scenarios,
        types)."""
        missing = self.seats < self.kinds.lower
        full = self.seats >= self.kinds.upper
        step = 10 * missing.astype(np.int64) - 10 * full.astype(np.int64)
        gain = 1 + step[:, self.kinds.features[types]].sum(axis=2)
        gain[self.empty == 0] = 0
        return np.asarray(np.maximum(gain, 0))

    def worth(self, types: Whole) -> Whole:
        """The total gain of each type over all scenarios."""
        return np.asarray(self.gains(types).sum(axis=0))

    def call(self, kind: int) -> None:
        """Seat one person of this type wherever that helps."""
        helped = self.gains(np.array([kind]))[:, 0] > 0
        self.seats[np.ix_(helped, self.kinds.features[kind])] += 1
        self.empty[helped] -= 1
