"""A lottery over listed panels by swaps: tickets move from panel to panel until everyone is near their share.

No solver and no randomness takes part: what is moved next follows from the counts alone, and a move just undone is
barred for a while, so that the walk goes on where every single move makes it worse.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from civicmath.sortition.chances import Chances
from civicmath.sortition.pool import Real, Whole
from civicmath.sortition.rounding import mixed

MOVES, BARRED, TRIED = 3000, 3, 24


@dataclass(frozen=True)
class Nearness:
    """How far the tickets of T types are from floor or ceiling for each of their people."""

    size: Whole
    low: Whole
    high: Whole
    share: Real

    @classmethod
    def of(cls, size: Whole, chances: Chances, tickets: int) -> Nearness:
        """The shares of this many tickets."""
        floors = np.array([floor(chance * tickets) for chance in chances.ladder], dtype=np.int64)
        tops = np.array([ceil(chance * tickets) for chance in chances.ladder], dtype=np.int64)
        share = np.array([float(chance * tickets) for chance in chances.ladder])
        step = chances.step
        return cls(size, size * floors[step], size * tops[step], share[step])

    def only(self, types: NDArray[np.bool_]) -> Nearness:
        """The same for some of the types."""
        return Nearness(self.size[types], self.low[types], self.high[types], self.share[types])

    def loss(self, held: Whole) -> Real:
        """The squared distance of each type's tickets from [low, high], a person's worth of it: 0 when all fit."""
        over = np.maximum(0, held - self.high) + np.maximum(0, self.low - held)
        return np.asarray((over / self.size) ** 2)

    def furthest(self, held: Whole) -> float:
        """The largest distance, in tickets, of any person when each type's tickets are shared evenly."""
        down, up = held // self.size, -(-held // self.size)
        return float(np.maximum(self.share - down, up - self.share).max(initial=0.0))


def swap_lottery(
    panels: Whole, counts: Whole, nearness: Nearness, late: Callable[[], bool] = lambda: False
) -> Whole:
    """Tickets per panel (N,), from a start `counts` with the same sum, as near to everyone's share as was found."""
    # A type with the same seats on every panel stays as it is, whatever is moved.
    varying = (panels != panels[0]).any(axis=0)
    panels, nearness = panels[:, varying], nearness.only(varying)
    walk = _Walk(panels, counts, nearness)
    best, held = walk.counts.copy(), walk.held
    least = (nearness.furthest(held), float(nearness.loss(held).sum()))
    for move in range(MOVES):
        if not nearness.loss(walk.held).any() or late():
            break
        walk.move(move)
        reached = (nearness.furthest(walk.held), float(nearness.loss(walk.held).sum()))
        if (reached[1] > 0, *reached) < (least[1] > 0, *least):
            best, least = walk.counts.copy(), reached
    return best


class _Walk:
    """Tickets per panel, the tickets of each type, and until when a panel may not be taken from or given to.

    What is off for long weighs more and more, so that the walk leaves places where no single move helps.
    """

    def __init__(self, panels: Whole, counts: Whole, nearness: Nearness) -> None:
        self.panels, self.counts, self.nearness = panels, counts.copy(), nearness
        self.held = counts @ panels
        self.barred = np.zeros(len(panels), dtype=np.int64)
        self.weight = np.ones(panels.shape[1])
        self.most = int(panels.max(initial=0))
        self.holding = _holding(panels)

    def move(self, now: int) -> None:
        """The best of the moves from a few panels that have tickets to any other."""
        givers = np.flatnonzero((self.counts > 0) & (self.barred <= now))
        if not len(givers):
            return
        near = self.nearness
        slope = np.sign(self.held - near.high).clip(0) - np.sign(near.low - self.held).clip(0)
        noise = (mixed(now, givers.astype(np.uint64)) >> np.uint64(12)).astype(np.float64) / 2**52
        heavy = np.round(self.panels[givers] @ (slope * self.weight), 6) + noise
        tried = givers[np.argsort(-heavy, kind="stable")[:TRIED]]
        change = self._changes(tried)
        change[self.barred > now] = np.inf
        change[tried, np.arange(len(tried))] = np.inf
        taker, giver = divmod(int(np.argmin(change)), len(tried))
        if not np.isfinite(change[taker, giver]):
            return
        if change[taker, giver] >= 0:
            self.weight += near.loss(self.held) > 0
        giver = int(tried[giver])
        self.counts[giver] -= 1
        self.counts[taker] += 1
        self.held = self.held - self.panels[giver] + self.panels[taker]
        wait = now + BARRED + int(mixed(now, giver)) % 7
        self.barred[giver] = self.barred[taker] = wait

    def _changes(self, givers: Whole) -> Real:
        """How the weighted loss changes when a ticket goes from each giver (columns) to each panel (rows)."""
        left = self.held - self.panels[givers]
        base = self.nearness.loss(left)
        # What a type costs with no seat more, one more, two more …, a line for each.
        costs = [
            ((self.nearness.loss(left + seats) - base) * self.weight).T for seats in range(1, self.most + 1)
        ]
        costs.insert(0, np.zeros((self.panels.shape[1], len(givers))))
        table = np.concatenate(costs)
        change = np.tile((base - self.nearness.loss(self.held)) @ self.weight, (len(self.panels), 1))
        for place in self.holding:
            change += table.take(place, axis=0)
        return np.round(change, 9)


def _holding(panels: Whole) -> Whole:
    """The types that have seats on each panel, as seats·T + type, a line for each until the fullest panel is told;
    padded with a type of no seat."""
    panel, kind = np.nonzero(panels)
    first = np.searchsorted(panel, np.arange(len(panels)))
    place = np.arange(len(panel)) - first[panel]
    holding = np.zeros((int(place.max(initial=-1)) + 1, len(panels)), dtype=np.int64)
    holding[place, panel] = panels[panel, kind] * panels.shape[1] + kind
    return holding


def spread_tickets(counts: Whole) -> Whole:
    """Panel numbers of the tickets in an order where each half, quarter … has its share of every panel."""
    total = int(counts.sum())
    bits = max(1, (total - 1).bit_length())
    number = np.arange(1 << bits)
    mirrored = np.zeros_like(number)
    for bit in range(bits):
        mirrored |= ((number >> bit) & 1) << (bits - 1 - bit)
    place = mirrored[mirrored < total]
    return np.repeat(np.arange(len(counts)), counts)[place]


def rounded_weights(weights: list[Fraction], tickets: int) -> Whole:
    """Whole tickets per panel nearest to the weights (adding up to 1), largest remainders first."""
    wanted = [weight * tickets for weight in weights]
    counts = np.array([floor(value) for value in wanted], dtype=np.int64)
    order = sorted(range(len(wanted)), key=lambda at: (floor(wanted[at]) - wanted[at], at))
    counts[order[: tickets - int(counts.sum())]] += 1
    return counts
