"""The time a search may take."""

from __future__ import annotations

import time


class TooLate(Exception):
    """The time given was over before the answer."""

    def __str__(self) -> str:
        return "the time was over before an answer was found"


class Clock:
    """Counts down from `seconds`."""

    def __init__(self, seconds: float) -> None:
        self.deadline = time.monotonic() + seconds

    def late(self) -> bool:
        """Whether the time is over."""
        return time.monotonic() >= self.deadline

    def check(self) -> None:
        """Raise TooLate when the time is over."""
        if self.late():
            raise TooLate

    def left(self, most: float, least: float = 0.05) -> float:
        """The seconds a single step may take: what is left, at most `most`, and a moment where nothing is left."""
        return min(most, max(least, self.deadline - time.monotonic()))
