"""Would the top of the list be another if every group had its share of the say?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from civicmath.representativeness import words


@dataclass(frozen=True)
class TopChange:
    """The ideas at the top by plain approval and by weighted approval, as idea numbers in order."""

    plain: tuple[int, ...]
    weighed: tuple[int, ...]

    @property
    def gained(self) -> tuple[int, ...]:
        """Ideas that only weighing brings to the top."""
        return tuple(idea for idea in self.weighed if idea not in self.plain)

    @property
    def lost(self) -> tuple[int, ...]:
        """Ideas that weighing takes from the top."""
        return tuple(idea for idea in self.plain if idea not in self.weighed)

    def sentence(self, language: str = "da") -> str:
        """The change in one sentence."""
        n = len(self.plain)
        if self.plain == self.weighed:
            return words.SAME_ORDER[language].format(n=n)
        if not self.gained:
            return words.SAME_TOP[language].format(n=n)
        gained = len(self.gained)
        return words.CHANGED[language].format(gained=gained, lost=len(self.lost), n=n)


def top_if_weighed(
    approvals: ArrayLike, weights: ArrayLike, *, shown: ArrayLike | None = None, top: int = 10
) -> TopChange:
    """The `top` ideas by share of approval, plain and with each respondent's weight.

    `approvals` is respondents by ideas, true where one approves; `shown` of the same shape, true where one
    saw the idea (everybody saw all, if left out): shares are of those who saw it. Equal shares keep the
    ideas' order. A *what if*: weights repair who is missing only as far as those who answered are like those
    who did not.
    """
    yes = np.asarray(approvals, dtype=float)
    seen = np.ones_like(yes) if shown is None else np.asarray(shown, dtype=float)

    def best(weight: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> tuple[int, ...]:
        given, asked = weight @ (yes * seen), weight @ seen
        share = np.divide(given, asked, out=np.zeros_like(given), where=asked > 0)
        return tuple(int(i) for i in np.argsort(-share.round(12), kind="stable")[:top])

    return TopChange(best(np.ones(len(yes))), best(np.asarray(weights, dtype=np.float64)))
