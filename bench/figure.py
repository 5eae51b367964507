"""One figure we promise, measured in the same run as the peer or the physical limit beside it."""

from __future__ import annotations

from dataclasses import dataclass

QUICK_SHARE = 0.5
"""A quick run, on small inputs and a busy machine, fails only below this share of a bar."""


@dataclass(frozen=True)
class Figure:
    """What was measured, what the peer did, and the ratio that must reach the bar."""

    name: str
    value: float
    unit: str
    peer: str
    peer_value: float
    ratio: float
    bar: float
    higher_is_better: bool = True
    binding: bool = True
    """Whether a missed bar fails the run; an aim is printed and counted, and fails nothing."""

    def reaches(self, share: float = 1.0) -> bool:
        """Whether the ratio reaches this share of the bar: half the bar, or twice a bar that is a ceiling."""
        if self.higher_is_better:
            return self.ratio >= self.bar * share
        return self.ratio <= self.bar / share


class PeerMissing(Exception):
    """The peer is not installed here, so this figure can't be measured; the message names what to install."""
