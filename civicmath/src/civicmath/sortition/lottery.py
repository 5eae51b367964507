"""The lottery: M equally likely panels that give everyone their chance, by halving.

The seats of all M tickets together, N per type, are split into the seats of the first half and of the
second, each
half again, until single panels are left. In every split a type gets the floor or the ceiling of its
share and every
quota stays possible in both halves.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from civicmath.sortition.chances import Chances
from civicmath.sortition.clock import Clock, TooLate
from civicmath.sortition.pool import Whole
from civicmath.sortition.program import lots, seats_by_program
from civicmath.sortition.rounding import Columns, Shares, round_shares
from civicmath.sortition.rows import Rows

TRIES = 4
PATIENCE = 300
STEP_SECONDS = 20.0
# Nodes split at once: enough to be quick, few enough for memory.
PORTION = 512


class NoLottery(Exception):
    """No floor-or-ceiling lottery was found; `panels` are those met on the way, seats per type."""

    def __init__(self, words: str, panels: list[Whole]) -> None:
        super().__init__(words)
        self.panels = panels


def columns_of(rows: Rows) -> Columns:
    """Quota and household rows as the rounding sees them: positions from 0, the last a dummy."""
    last = rows.first_cut - 1
    parts = [rows.kinds.features]
    if len(rows.kinds.shared_homes):
        parts.append(np.where(rows.home_row >= 0, rows.home_row - 1, last)[:, None])
    return Columns(np.concatenate(parts, axis=1), last + 1)


def limits_of(rows: Rows) -> tuple[Whole, Whole]:
    """Lower and upper side of the rows of `columns_of` for one panel, the dummy's included."""
    stop = rows.first_cut
    return np.append(rows.lower[1:stop], 0), np.append(rows.upper[1:stop], rows.kinds.pool.people)


def round_chances(rows: Rows, chances: Chances, tickets: int) -> Whole:
    """Seats per type over all tickets: the floor or ceiling of tickets·size·chance, every row's sum
    possible."""
    ladder, common = chances.over
    parts = [
        divmod(tickets * size * ladder[step], common)
        for size, step in zip(rows.kinds.size.tolist(), chances.step.tolist(), strict=True)
    ]
    base = np.array([whole for whole, _ in parts], dtype=np.int64)
    modulus = 2**20
    loose = np.array([rest > 0 for _, rest in parts])
    nearest = np.array([(2 * rest * modulus + common) // (2 * common) for _, rest in parts], dtype=np.int64)
    remainder = np.where(loose, np.clip(nearest, 1, modulus - 1), 0)
    _settle_total(
        remainder, loose, (tickets * rows.kinds.pool.panel_size - int(base.sum())) * modulus, modulus
    )
    sums = [tickets * value for value in rows.expected(chances)[1 : rows.first_cut]]
    least, most = limits_of(rows)
    low = np.maximum([*(int(value // 1) for value in sums), 0], least * tickets)
    high = np.minimum([*(-int(-value // 1) for value in sums), 2**40], most * tickets)
    shares = Shares(base[None], remainder[None], np.array([modulus]), low[None], high[None])
    for seed in range(TRIES):
        rounded, solved = round_shares(shares, columns_of(rows), seed)
        if solved[0]:
            return np.asarray(rounded[0])
    raise NoLottery("the chances can't be rounded to whole tickets", [])


def _settle_total(remainder: Whole, loose: NDArray[np.bool_], total: int, modulus: int) -> None:
    """Correct what rounding to the grid has cost, a grid step per type, so that the remainders add up to
    `total`."""
    while excess := int(remainder.sum()) - total:
        movable = np.flatnonzero(loose & ((remainder > 1) if excess > 0 else (remainder < modulus - 1)))
        if not len(movable):
            raise NoLottery("the chances don't add up to the seats", [])
        remainder[movable[: abs(excess)]] -= 1 if excess > 0 else -1


class _Tree:
    """Splits nodes into halves, halves into halves; a node that can't be split sends its parent back to
    try again."""

    def __init__(self, rows: Rows, budget: int, clock: Clock) -> None:
        """`budget`: how many integer programs and second tries all splits together may take."""
        self.rows, self.columns, self.budget, self.clock = rows, columns_of(rows), budget, clock
        self.met: dict[bytes, None] = {}
        self.low, self.high = limits_of(rows)
        self.indicator = np.zeros((rows.kinds.count, self.columns.rows))
        for column in self.columns.of.T:
            self.indicator[np.arange(rows.kinds.count), column] += 1.0

    def grow(self, seats: Whole, tickets: Whole, seed: int = 0) -> list[Whole | None]:
        """The panels of each node, in the order of the tree, or None where no way was found."""
        panels: list[Whole | None] = [
            node[None] if one == 1 else None for node, one in zip(seats, tickets, strict=True)
        ]
        self.met.update(dict.fromkeys(panel.astype(np.int32).tobytes() for panel in seats[tickets == 1]))
        dead = np.zeros(len(panels), dtype=np.bool_)
        for attempt in range(TRIES):
            unfinished = [at for at, found in enumerate(panels) if found is None and not dead[at]]
            open_nodes = np.array(unfinished, dtype=np.int64)
            if not len(open_nodes) or self._spent():
                break
            self.budget -= attempt > 0
            children, solved = self._children(seats, tickets, open_nodes, seed + attempt)
            # A node that the integer program couldn't split either has no split: only its parent can help.
            dead[open_nodes[~solved]] = True
            parents = open_nodes[solved]
            shares = np.stack([tickets[parents] // 2, -(-tickets[parents] // 2)], axis=1).ravel()
            grown = self.grow(children, shares, seed) if len(parents) else []
            for position, parent in enumerate(parents.tolist()):
                left, right = grown[2 * position], grown[2 * position + 1]
                if left is not None and right is not None:
                    panels[parent] = np.concatenate([left, right])
        return panels

    def _children(
        self, seats: Whole, tickets: Whole, nodes: Whole, seed: int
    ) -> tuple[Whole, NDArray[np.bool_]]:
        """Both halves of each of these nodes, one after the other, where there are; and where there are."""
        pairs, where = [], []
        for start in range(0, len(nodes), PORTION):
            some = nodes[start : start + PORTION]
            halves, solved = self._split(seats[some], tickets[some], seed)
            pairs.append(np.stack([halves, seats[some] - halves], axis=1)[solved].reshape(-1, seats.shape[1]))
            where.append(solved)
        return np.concatenate(pairs), np.concatenate(where)

    def _spent(self) -> bool:
        return self.budget < 0 or self.clock.late()

    def _split(self, seats: Whole, tickets: Whole, seed: int) -> tuple[Whole, NDArray[np.bool_]]:
        """The first half of each node by swaps, else by an integer program; and where there is one."""
        shares = self._shares(seats, tickets)
        halves, solved = round_shares(shares, self.columns, seed)
        if self.rows.cuts:
            bounds = self.rows.upper[self.rows.first_cut :]
            first = (tickets // 2)[:, None]
            second = (seats - halves) @ self.rows.cut_table.T
            solved &= (halves @ self.rows.cut_table.T <= bounds * first).all(axis=1)
            solved &= (second <= bounds * (tickets[:, None] - first)).all(axis=1)
        for node in np.flatnonzero(~solved).tolist():
            self.budget -= 1
            if self._spent():
                break
            try:
                half = self._split_by_program(shares, node, seats[node], int(tickets[node]), seed)
            except TooLate:
                break
            if half is not None:
                halves[node], solved[node] = half, True
        return halves, solved

    def _shares(self, seats: Whole, tickets: Whole) -> Shares:
        first = tickets // 2
        second = tickets - first
        sums = np.rint(seats @ self.indicator).astype(np.int64)
        scaled = seats * first[:, None]
        return Shares(
            base=scaled // tickets[:, None],
            remainder=scaled % tickets[:, None],
            modulus=tickets,
            low=np.maximum(self.low * first[:, None], sums - self.high * second[:, None]),
            high=np.minimum(self.high * first[:, None], sums - self.low * second[:, None]),
        )

    def _split_by_program(
        self, shares: Shares, node: int, seats: Whole, tickets: int, seed: int
    ) -> Whole | None:
        rows, first = self.rows, tickets // 2
        second = tickets - first
        values = rows.values(seats)
        low = np.maximum(rows.lower * first, values - rows.upper * second)
        low[~rows.two_sided] = (values - rows.upper * second)[~rows.two_sided]
        high = np.minimum(
            rows.upper * first, values - np.where(rows.two_sided, rows.lower * second, -(10**12))
        )
        base = shares.base[node]
        return seats_by_program(
            rows,
            lower=base,
            upper=base + (shares.remainder[node] > 0),
            sides=(low, high),
            seconds=self.clock.left(STEP_SECONDS),
            gain=lots(len(base), seed),
        )


def lottery_of(
    rows: Rows, chances: Chances, tickets: int, *, clock: Clock, patience: int = PATIENCE
) -> Whole:
    """Panels of a floor-or-ceiling lottery as seats per type, (tickets, T), in the order of the halving tree.

    The first coin toss of ten decides between the first 512 and the last 512 of 1024 tickets, and so on.
    `patience` is how many integer programs and second tries may be spent. Raises NoLottery where none
    was found.
    """
    seats = round_chances(rows, chances, tickets)
    tree = _Tree(rows, patience, clock)
    panels = tree.grow(seats[None], np.array([tickets]))[0]
    if panels is None:
        met = (np.frombuffer(panel, dtype=np.int32).astype(np.int64) for panel in tree.met)
        real = [panel for panel in met if rows.kinds.seats_valid(panel)]
        raise NoLottery("no way to split the seats into panels", real)
    return panels
