"""When the quotas can't be met: the smallest weighted change that would do, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import highspy
import numpy as np

from civicmath.sortition.clock import TooLate
from civicmath.sortition.kinds import Kinds, fold
from civicmath.sortition.pool import IN, Pool, Quota, Real, Unmeetable, Whole
from civicmath.sortition.program import WHOLE
from civicmath.sortition.rows import Rows, spread_prices
from civicmath.sortition.solving import Status, run, solver

BEYOND_FLEX = 10.0


@dataclass(frozen=True)
class Change:
    """One quota's new limits."""

    before: Quota
    minimum: int
    maximum: int

    def sentence(self) -> str:
        """The change as an organiser would say it."""
        name = f"»{self.before.category}: {self.before.feature}«"
        parts = []
        if self.minimum != self.before.minimum:
            parts.append(f"lower the minimum of {name} from {self.before.minimum} to {self.minimum}")
        if self.maximum != self.before.maximum:
            parts.append(f"raise the maximum of {name} from {self.before.maximum} to {self.maximum}")
        text = " and ".join(parts)
        return text[:1].upper() + text[1:] + "."


def smallest_changes(kinds: Kinds, *, seated: Sequence[int] = ()) -> list[Change]:
    """The cheapest changes of quotas so that a panel exists, with someone of each type in `seated` on it.

    A seat costs a little more in a small quota than in a large one, and ten times as much beyond
    `min_flex`/`max_flex`. Empty when nothing need change; raises Unmeetable when no change of quotas helps,
    TooLate when the smallest was not found in time.
    """
    quotas = kinds.pool.quotas
    moves = _solve(kinds, seated)
    changes = []
    for quota, (down, up) in zip(quotas, moves, strict=True):
        if down or up:
            changes.append(Change(quota, quota.minimum - down, quota.maximum + up))
    return changes


def relaxed_pool(pool: Pool) -> tuple[Pool, list[str]]:
    """The pool with the smallest changes made, and the sentences that tell them; unchanged when none are
    needed."""
    changes = {change.before: change for change in smallest_changes(fold(pool))}
    quotas = tuple(
        replace(quota, minimum=changes[quota].minimum, maximum=changes[quota].maximum)
        if quota in changes
        else quota
        for quota in pool.quotas
    )
    return replace(pool, quotas=quotas), [change.sentence() for change in changes.values()]


def replaced_pool(pool: Pool, panel: Sequence[int], dropped: Sequence[int]) -> tuple[Pool, list[str]]:
    """The pool for the seats of members who dropped out of a panel (positions): the others stay, and quotas give way
    only as far as needed; with the sentences that tell how."""
    gone = set(dropped)
    return relaxed_pool(pool.holding([person for person in panel if person not in gone], dropped))


def _costs(quotas: Sequence[Quota]) -> tuple[Real, Real]:
    """Per quota four ways to change (minimum within flex and beyond, maximum likewise): their price and
    their room. A thousandth, spread, lets one change be the cheapest whatever the solver."""
    price, room = [], []
    for quota in quotas:
        unit = 1.0 + 1.0 / (1 + quota.maximum)
        down = quota.minimum if quota.minimum_flex is None else quota.minimum - quota.minimum_flex
        up = 10**6 if quota.maximum_flex is None else quota.maximum_flex - quota.maximum
        price += [unit, unit * BEYOND_FLEX, unit, unit * BEYOND_FLEX]
        room += [down, quota.minimum - down, up, 10**6]
    return np.array(price) + (spread_prices(len(price)) - 1.0) / 1000, np.array(room, dtype=float)


def _solve(kinds: Kinds, seated: Sequence[int]) -> list[tuple[int, int]]:
    """How far each quota's minimum goes down and its maximum up."""
    rows = Rows(kinds)
    start, row, value = rows.columns()
    types, count = kinds.count, len(kinds.pool.quotas)
    price, room = _costs(kinds.pool.quotas)
    lower = np.where(kinds.inside, kinds.size, 0)
    lower[list(seated)] = np.maximum(lower[list(seated)], 1)
    quota_row = 1 + np.repeat(np.arange(count), 4)
    sign = np.tile([1.0, 1.0, -1.0, -1.0], count)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = types + 4 * count, rows.count
    lp.col_cost_ = np.concatenate([np.zeros(types), price])
    lp.col_lower_ = np.concatenate([lower, np.zeros(4 * count)]).astype(float)
    lp.col_upper_ = np.concatenate([kinds.size, room]).astype(float)
    lp.row_lower_ = np.where(rows.two_sided, rows.lower, -highspy.kHighsInf).astype(float)
    lp.row_upper_ = rows.upper.astype(float)
    lp.integrality_ = [highspy.HighsVarType.kInteger] * (types + 4 * count)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.concatenate([start, start[-1] + 1 + np.arange(4 * count)]).astype(np.int32)
    lp.a_matrix_.index_ = np.concatenate([row, quota_row]).astype(np.int32)
    lp.a_matrix_.value_ = np.concatenate([value, sign])
    highs = solver(presolve="on", solver="choose", **WHOLE)
    highs.passModel(lp)
    status = run(highs)
    if status == Status.kTimeLimit:
        raise TooLate
    if status != Status.kOptimal:
        raise Unmeetable(_reason(kinds))
    moves = np.rint(np.array(highs.getSolution().col_value)[types:]).astype(np.int64).reshape(count, 4)
    return [(int(line[0] + line[1]), int(line[2] + line[3])) for line in moves]


def _reason(kinds: Kinds) -> str:
    """Why no change of quotas helps."""
    pool = kinds.pool
    members: Whole = np.flatnonzero(pool.fixed == IN)
    if len(members) > pool.panel_size:
        return f"{len(members)} people must be on every panel of {pool.panel_size}"
    if pool.households is not None and len(set(pool.households[members].tolist())) < len(members):
        return "two people who must be on every panel live in the same household"
    if int(kinds.size.sum()) < pool.panel_size:
        return f"{int(kinds.size.sum())} eligible people can't fill {pool.panel_size} seats"
    return f"no {pool.panel_size} people can sit together, whatever the quotas"
