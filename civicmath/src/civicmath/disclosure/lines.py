"""Where a hidden figure could be found by subtraction along one line, and what to hide beside it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import product
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Counts: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]
Place: TypeAlias = tuple[int, ...]


class Search:
    """The hidden places so far, and the lines in which one could be subtracted."""

    def __init__(self, figures: Counts, threshold: int, candidates: Flags, hidden: Flags) -> None:
        self.figures, self.threshold, self.candidates = figures, threshold, candidates
        self.hidden = hidden.copy()
        self._lines = [
            [(*rest[:axis], i, *rest[axis:]) for i in range(figures.shape[axis])]
            for axis in range(figures.ndim)
            for rest in product(*(range(n) for k, n in enumerate(figures.shape) if k != axis))
        ]

    def close_lines(self) -> None:
        """Hide beside small figures, line by line, until no line gives one away by subtraction."""
        stuck: set[int] = set()
        while (line := self.open_line(stuck)) is not None:
            if not self._hide_cheapest(self._lines[line]):
                stuck.add(line)

    def open_line(self, stuck: Collection[int] = ()) -> int | None:
        """The first line that by itself gives a hidden figure away."""
        for number, line in enumerate(self._lines):
            if number not in stuck and any(self.hidden[p] for p in line) and self._gives_away(line):
                return number
        return None

    def hide_beside(self, exposed: Sequence[Place]) -> bool:
        """Hide one more figure in a line with one that is given away; False where there is none left."""
        spots = set(exposed)
        lines = [p for line in self._lines if spots.intersection(line) for p in line]
        return self._hide_cheapest(lines) or self._hide_cheapest([p for line in self._lines for p in line])

    def _hide_cheapest(self, places: Sequence[Place]) -> bool:
        free = [p for p in places if self.candidates[p] and not self.hidden[p]]
        if not free:
            return False
        self.hidden[min(free, key=self._cost)] = True
        return True

    def _cost(self, place: Place) -> tuple[int, int, int, Place]:
        """Totals last; then where other lines are already broken; then few people."""
        totals = sum(i == n - 1 for i, n in zip(place, self.figures.shape, strict=True))
        whole = sum(not any(self.hidden[p] for p in line) for line in self._lines if place in line)
        return totals, whole, int(self.figures[place]), place

    def _gives_away(self, line: Sequence[Place]) -> bool:
        """Whether subtraction within one line leaves a hidden figure too little room, for either reader."""
        signs = [1] * (len(line) - 1) + [-1]
        rest = -sum(s * int(self.figures[p]) for s, p in zip(signs, line, strict=True) if not self.hidden[p])
        unknown = [(s, int(self.figures[p])) for s, p in zip(signs, line, strict=True) if self.hidden[p]]
        for informed in (True, False):
            terms = [sorted(sign * end for end in self._known(v, informed=informed)) for sign, v in unknown]
            bottom, top = sum(t[0] for t in terms), sum(t[1] for t in terms)
            for least, most in terms:
                room = min(most, rest - (bottom - least)) - max(least, rest - (top - most))
                if room < (1 if informed else self.threshold):
                    return True
        return False

    def _known(self, value: int, *, informed: bool) -> tuple[int, int]:
        endless = 1 << 40
        if not informed:
            return 0, endless
        return (1, self.threshold - 1) if value < self.threshold else (self.threshold, endless)
