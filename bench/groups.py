"""Working groups: 300 people placed, at the cost another solver finds."""

from __future__ import annotations

from collections.abc import Iterator
from time import process_time

import numpy as np
from scipy.optimize import linear_sum_assignment

from bench.figure import Figure
from civicmath.groups import WorkGroup, form_groups
from civicmath.groups.forming import triangle

PEOPLE, GROUPS, LEAST, MOST = 300, 12, 8, 40


def figures(quick: bool) -> Iterator[Figure]:
    """All groups open, groups that may close, two groups each; and the cost beside scipy's assignment."""
    random = np.random.default_rng(0)
    wishes = [
        [
            int(g)
            for g in np.argsort(random.random(GROUPS) + np.arange(GROUPS) * 0.06)[: random.integers(1, 5)]
        ]
        for _ in range(PEOPLE)
    ]
    groups = [WorkGroup(str(g), LEAST, MOST) for g in range(GROUPS)]
    runs = 3 if quick else 10
    for name, each, closing in (
        ("", 1, False),
        (", groups may close", 1, True),
        (", two groups each", 2, True),
    ):
        seconds = []
        for _ in range(runs):
            start = process_time()
            formed = form_groups(wishes, groups, each=each, closing=closing)
            seconds.append(process_time() - start)
        best = min(seconds)
        yield Figure(
            f"{PEOPLE} people to {GROUPS} groups{name}", best * 1000, "ms CPU", "bar", 100, 0.1 / best, 1
        )
    formed = form_groups(wishes, groups, closing=False)
    other = _cost_by_assignment(wishes)
    yield Figure(
        "cost of the places",
        formed.cost,
        "",
        "scipy linear_sum_assignment",
        other,
        formed.cost / other,
        1,
        False,
    )


def _cost_by_assignment(wishes: list[list[int]]) -> float:
    """A slot for each place, the first ones of each group so cheap that they are filled."""
    absent = triangle(max(map(len, wishes)) + 1)
    cost = np.full((PEOPLE, GROUPS), (absent + 1.0) * PEOPLE)
    for person, listed in enumerate(wishes):
        for rank, group in enumerate(listed):
            cost[person, group] = triangle(rank)
    slots = np.repeat(np.arange(GROUPS), MOST)
    due = np.tile(np.arange(MOST) < LEAST, GROUPS)
    rows, columns = linear_sum_assignment(cost[:, slots] - 1e8 * due)
    return float(cost[rows, slots[columns]].sum())
