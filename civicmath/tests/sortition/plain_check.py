"""What the engine claims, checked again by the slowest and plainest means: every panel, one by one."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import numpy as np
from scipy.optimize import linprog

from civicmath.sortition.held import Lottery
from civicmath.sortition.kinds import Kinds
from civicmath.sortition.pool import IN, OUT, Pool
from civicmath.sortition.sentences import groups_of


def panel_is_valid(pool: Pool, people: list[int]) -> bool:
    """Whether these people make a panel: size, quotas, households, members and excluded."""
    if len(set(people)) != pool.panel_size:
        return False
    counts = np.bincount(pool.features[people].ravel(), minlength=len(pool.quotas)).tolist()
    if any(
        not quota.minimum <= count <= quota.maximum for quota, count in zip(pool.quotas, counts, strict=True)
    ):
        return False
    if pool.households is not None and len(set(pool.households[people].tolist())) < len(people):
        return False
    return (
        set(np.flatnonzero(pool.fixed == IN).tolist()) <= set(people)
        and not (pool.fixed[people] == OUT).any()
    )


def every_panel(pool: Pool) -> list[list[int]]:
    """All panels of a small pool."""
    return [
        list(people)
        for people in combinations(range(pool.people), pool.panel_size)
        if panel_is_valid(pool, list(people))
    ]


def leximin_by_brute_force(pool: Pool, cap: float = 1.0) -> list[float]:
    """Everyone's leximin chance over all panels, by a linear program per level on persons and panels."""
    panels = every_panel(pool)
    table = np.zeros((pool.people, len(panels)))
    for column, people in enumerate(panels):
        table[people, column] = 1.0
    free = [person for person in range(pool.people) if pool.fixed[person] not in (IN, OUT)]
    fixed: dict[int, float] = {}
    while len(fixed) < len(free):
        level = _max_min(table, [p for p in free if p not in fixed], fixed, cap)
        stuck = []
        for person in (p for p in free if p not in fixed):
            lower = {**fixed, **{p: level for p in free if p not in fixed}}
            if _max_of(table, person, lower, free, cap) < level + 1e-7:
                stuck.append(person)
        fixed.update(dict.fromkeys(stuck, level))
    return [fixed.get(person, 1.0 if pool.fixed[person] == IN else 0.0) for person in range(pool.people)]


def _max_min(table: np.ndarray, unfixed: list[int], fixed: dict[int, float], cap: float) -> float:
    panels = table.shape[1]
    rows = [np.append(-table[person], 1.0) for person in unfixed]
    rows += [np.append(-table[person], 0.0) for person in fixed]
    right = [0.0] * len(unfixed) + [1e-9 - level for level in fixed.values()]
    rows += [np.append(table[person], 0.0) for person in (*unfixed, *fixed)]
    right += [cap] * (len(unfixed) + len(fixed))
    found = linprog(
        np.append(np.zeros(panels), -1.0), A_ub=rows, b_ub=right, A_eq=[[1.0] * panels + [0.0]], b_eq=[1.0]
    )
    assert found.status == 0
    return float(found.x[-1])


def _max_of(table: np.ndarray, person: int, lower: dict[int, float], free: list[int], cap: float) -> float:
    rows = [-table[other] for other in lower] + [table[other] for other in free]
    right = [1e-9 - level for level in lower.values()] + [cap] * len(free)
    found = linprog(-table[person], A_ub=rows, b_ub=right, A_eq=[np.ones(table.shape[1])], b_eq=[1.0])
    assert found.status == 0
    return float(-found.fun)


def assert_certified(lottery: Lottery) -> None:
    """Every claim of a lottery: its tickets, its distance, its bounds from the features up, its
    decomposition, its cuts."""
    pool = lottery.pool
    for people in lottery.seats.tolist():
        assert panel_is_valid(pool, people)
    chances, total = lottery.chances_of_people(), len(lottery.seats)
    furthest = max(abs(int(t) - total * chance) for t, chance in zip(lottery.tickets, chances, strict=True))
    assert lottery.distance - 1 < furthest <= lottery.distance or furthest == lottery.distance == 0
    for bound in lottery.bounds:
        assert bound.bound == bound.chance
        assert _bound_by_hand(lottery, bound) == bound.bound
    if lottery.status == "exact":
        _assert_decomposed(lottery)


def _bound_by_hand(lottery: Lottery, bound: object) -> Fraction:
    """The bound from its groups, as FORMAT.md says."""
    rows = lottery.rows
    numbers = bound.multipliers.tolist()  # type: ignore[attr-defined]  # Bound
    top = Fraction(sum(x * int(rows.upper[r] if x > 0 else rows.lower[r]) for r, x in enumerate(numbers)))
    assert all(x >= 0 for r, x in enumerate(numbers) if not rows.two_sided[r])
    below = 0
    for (weight, chance), people in groups_of(lottery, bound).items():  # type: ignore[arg-type]  # Bound
        if chance == "in":
            top -= weight * people
        elif chance == "most":
            top -= weight * people * lottery.cap
        elif Fraction(chance) < bound.chance:  # type: ignore[attr-defined]  # Bound
            top -= weight * people * Fraction(chance)
        else:
            below += weight * people
    return top / below


def _assert_decomposed(lottery: Lottery) -> None:
    found, kinds = lottery.decomposition, lottery.rows.kinds
    assert found is not None
    assert sum(found.weights) == found.denominator and min(found.weights) > 0
    assert all(kinds.seats_valid(panel) for panel in found.panels)
    for kind, (size, chance) in enumerate(zip(kinds.size.tolist(), lottery.chances, strict=True)):
        seats = sum(w * int(c) for w, c in zip(found.weights, found.panels[:, kind], strict=True))
        assert seats == found.denominator * size * chance


def largest_over_panels(kinds: Kinds, coefficients: np.ndarray) -> int:
    """The largest Σ coefficient·seats over all panels, by going through all of them."""
    of = kinds.of
    return max(int(coefficients[of[people]].sum()) for people in every_panel(kinds.pool))
