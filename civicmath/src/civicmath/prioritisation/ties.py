"""When two ideas stand exactly level, a rule that was published beforehand decides, and says so."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

WINDOW = 1e-11
"""Two figures closer than this, relative to their size, are level: the gap is the computer's rounding."""


@dataclass(frozen=True)
class TieRule:
    """How level ideas are told apart: by id, or by a lot drawn from a seed that was published beforehand.

    Without a seed the ids are compared character by character. With a seed the idea whose id, written
    `seed:id`, has the smallest SHA-256 goes first, so that anyone can check the lot.
    """

    seed: int | str | None = None

    def key(self, idea: str) -> str:
        """Give the text that level ideas are sorted by."""
        if self.seed is None:
            return idea
        return hashlib.sha256(f"{self.seed}:{idea}".encode()).hexdigest()

    def order(self, ideas: Iterable[str]) -> list[str]:
        """Put level ideas in the order the rule gives them."""
        return sorted(ideas, key=self.key)


@dataclass(frozen=True)
class Tie:
    """Ideas that stood level for one place; `ideas` are in the order the tie rule gave them.

    `round` is the round they stood level in, or None where no rule tells them apart at all (nobody points to
    them, or as many point to each) and the places are shared.
    """

    ideas: tuple[str, ...]
    round: int | None = None


def level(value: float, best: float) -> bool:
    """Whether a figure is as low as the best one, within the rounding window."""
    return value <= best + WINDOW * abs(best)
