"""The proof of a cut by a full count over the seats taken, added to the stand-alone verifier: see FORMAT.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from civicmath.sortition import verifier

MOST_STEPS = 5_000_000


class CountingVerifier(verifier.Verifier):
    """The verifier that also checks cuts proven by a full count, up to `MOST_STEPS` steps in a bundle."""

    steps = 0

    def count(
        self, bound: int, given: dict[str, int], proof: Any, total: int, g: dict[str, int]
    ) -> bool | None:
        """Whether no panel at all passes a cut; None when there are too many states to count."""
        d = proof["divisor"]
        if d < 1 or not set(given) <= set(g):
            return False
        gain = {"": 0} | {t: d * given.get(t, 0) - g[t] for t in g}
        tops = [*(q["max"] for q in self.quotas), self.k]
        takes = {t: [int(i in self.kind[t].has) for i in range(len(self.quotas))] + [1] for t in g}
        takes[""] = [0] * len(tops)
        units = sorted(self.homes or [(one.kind,) for one in self.people.values() if one.kind])
        choices = [[t for t in unit if self.kind[t].fixed] or ["", *set(unit)] for unit in units]
        ahead = sum(max(gain[t] for t in choice) for choice in choices)
        states = {(0,) * len(tops): (0, 0)}  # the seats taken: the largest sum of gains, the largest value
        for choice in choices:
            ahead -= max(gain[t] for t in choice)
            self.steps += len(states) * len(choice)
            if self.steps > MOST_STEPS:
                return None
            new: dict[tuple[int, ...], tuple[int, int]] = {}
            for t in choice:
                for state, (worth, value) in states.items():
                    after = tuple(map(int.__add__, state, takes[t]))
                    if all(map(int.__le__, after, tops)):
                        before = new.get(after, (worth + gain[t], value + given.get(t, 0)))
                        new[after] = (
                            max(worth + gain[t], before[0]),
                            max(value + given.get(t, 0), before[1]),
                        )
            states = {state: pair for state, pair in new.items() if total + pair[0] + ahead > d * bound}
        panels = (
            pair for state, pair in states.items() if state[-1] == self.k and self.keeps_quotas(state[:-1])
        )
        return all(value <= bound for _, value in panels)

    proofs = {"rounding": verifier.Verifier.rounding, "count": count}


@dataclass(frozen=True)
class Verdict:
    """What a check of a bundle found: the checks that failed, the cuts left open, and the status confirmed (None
    when it isn't, as in a public bundle)."""

    failed: tuple[str, ...]
    unchecked: tuple[int, ...]
    status: str | None


def verify(bundle: Path) -> Verdict:
    """Check a bundle, cuts by a full count included; raises an error of the files when it can't be read."""
    seen = CountingVerifier(bundle)
    confirmed = seen.audited and not seen.unchecked and not seen.failed
    return Verdict(
        tuple(seen.failed), tuple(sorted(map(int, seen.unchecked))), seen.status if confirmed else None
    )


def main(argv: Sequence[str]) -> int:
    """Check one bundle, cuts by a full count included; answer the verifier's exit code."""
    return verifier.main(argv, CountingVerifier)
