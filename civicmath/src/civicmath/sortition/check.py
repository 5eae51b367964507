"""Feasibility first: can the quotas be met, who can be on no panel, who must be on every one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from civicmath.sortition.clock import Clock, TooLate
from civicmath.sortition.kinds import Kinds, fold
from civicmath.sortition.pool import FREE, OUT, Pool, Unmeetable, Whole
from civicmath.sortition.program import seats_by_program
from civicmath.sortition.relaxation import Change, smallest_changes
from civicmath.sortition.rows import Rows

MOST_EXPLAINED = 10


@dataclass(frozen=True)
class Findings:
    """What a check found: positions in the pool, and the changes that would help."""

    pool: Pool
    feasible: bool
    reason: str
    changes: list[Change]
    never: list[int]
    always: list[int]
    covering: list[tuple[int, list[Change]]]
    scarce: list[tuple[int, int]]
    settled: bool = True
    """Whether the time sufficed to say who is never and who is always chosen."""

    def sentences(self) -> list[str]:
        """The findings as an organiser reads them."""
        pool = self.pool
        if not self.feasible:
            lines = [self.reason]
            if self.changes:
                lines.append("The smallest changes that would do:")
                lines += [f"- {change.sentence()}" for change in self.changes]
            return lines
        lines = ["The quotas can be met."]
        for quota, people in self.scarce:
            wanted = pool.quotas[quota]
            lines.append(
                f"»{wanted.category}: {wanted.feature}« is scarce: {people} {'person' if people == 1 else 'people'} "
                f"for at least {wanted.minimum} {'seat' if wanted.minimum == 1 else 'seats'}."
            )
        if self.never:
            lines.append(f"{len(self.never)} can be on no panel: {self._names(self.never)}.")
            for person, changes in self.covering:
                told = " ".join(change.sentence() for change in changes)
                lines.append(f"- to give {pool.respondents[person]} a chance: {told}")
        if self.always:
            lines.append(f"{len(self.always)} must be on every panel: {self._names(self.always)}.")
        if not self.settled:
            lines.append("The time was over before it was known who can be on no panel.")
        elif not self.never:
            lines.append("Everyone can be on a panel.")
        return lines

    def _names(self, people: list[int]) -> str:
        names = [self.pool.respondents[person] for person in people[:MOST_EXPLAINED]]
        more = len(people) - len(names)
        return ", ".join(names) + (f" and {more} more" if more else "")

    def as_plain(self) -> dict[str, object]:
        """The findings as plain data."""
        names = self.pool.respondents
        return {
            "feasible": self.feasible,
            "settled": self.settled,
            "never": [names[person] for person in self.never],
            "always": [names[person] for person in self.always],
            "changes": [change.sentence() for change in self.changes],
            "covering": [
                [names[person], [change.sentence() for change in changes]]
                for person, changes in self.covering
            ],
            "sentences": self.sentences(),
        }


def check_pool(pool: Pool, *, seconds: float = 120.0) -> Findings:
    """Whether the quotas can be met; if so who is never and who is always chosen, else the smallest
    changes. `seconds` is the time for who is never and always chosen."""
    kinds = fold(pool)
    reason = "The quotas can't be met."
    try:
        changes = smallest_changes(kinds)
    except Unmeetable as fault:
        return Findings(pool, False, f"{reason[:-1]}: {fault}.", [], [], [], [], [])
    if changes:
        return Findings(pool, False, reason, changes, [], [], [], [])
    clock = Clock(seconds)
    try:
        seen = _reachable(Rows(kinds), clock)
    except TooLate:
        return Findings(pool, True, "", [], [], [], [], _scarce(pool), settled=False)
    never, always = (
        np.flatnonzero(seen.max(axis=0) == 0),
        np.flatnonzero((seen.min(axis=0) == kinds.size) & ~kinds.inside),
    )
    covering = [
        (_first_of(kinds, kind), smallest_changes(kinds, seated=[kind]))
        for kind in never[:MOST_EXPLAINED].tolist()
        if not clock.late()
    ]
    return Findings(
        pool, True, "", [], _people_of(kinds, never), _people_of(kinds, always), covering, _scarce(pool)
    )


def _reachable(rows: Rows, clock: Clock) -> Whole:
    """Panels that between them seat every type that can be seated, and leave out every type that can be."""
    kinds = rows.kinds
    panels: list[Whole] = []
    for sign in (1, -1):
        while True:
            missing = np.ones(kinds.count, dtype=np.bool_)
            if panels:
                extreme = np.max(panels, axis=0) == 0 if sign > 0 else np.min(panels, axis=0) == kinds.size
                missing = extreme & ~kinds.inside
            if not missing.any():
                break
            gain = np.where(missing, sign, 0)
            clock.check()
            found = seats_by_program(rows, gain=gain, seconds=clock.left(30.0))
            if found is None:
                raise Unmeetable("no panel from this pool meets the quotas")
            new = (found[missing] > 0).any() if sign > 0 else (found[missing] < kinds.size[missing]).any()
            panels.append(found)
            if not new:
                break
    return np.array(panels)


def _people_of(kinds: Kinds, types: Whole) -> list[int]:
    wanted = np.zeros(kinds.count + 1, dtype=np.bool_)
    wanted[types] = True
    return [int(person) for person in np.flatnonzero((kinds.pool.fixed == FREE) & wanted[kinds.of])]


def _first_of(kinds: Kinds, kind: int) -> int:
    return int(np.flatnonzero(kinds.of == kind)[0])


def _scarce(pool: Pool) -> list[tuple[int, int]]:
    """Quotas with fewer than two people for each seat they must have."""
    counts = np.bincount(pool.features[pool.fixed != OUT].ravel(), minlength=len(pool.quotas)).tolist()
    return [
        (at, people)
        for at, (quota, people) in enumerate(zip(pool.quotas, counts, strict=True))
        if people < 2 * quota.minimum
    ]
