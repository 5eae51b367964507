"""Many amounts of money at once: what each of them would buy, found side by side where voters are few."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from civicmath.prioritisation.ballots import Numbers, Places
from civicmath.prioritisation.market import Market
from civicmath.prioritisation.ties import WINDOW

NOTHING = -1
CLOSE = 1e-13
"""A price that rises by less than this part has been found."""


class _Path(NamedTuple):
    """Amounts next to each other that have bought the same so far.

    `money` is what is left in each group's purse, groups x amounts; `bounds` is what each idea that is left
    costs per utility at least, whichever of the amounts one has.
    """

    money: Numbers
    bounds: dict[int, float]
    bought: list[int]


def outcomes(market: Market, amounts: Numbers) -> Iterator[tuple[int, list[int]]]:
    """Tell what these amounts per voter buy, in their order: so many in a row, and the ideas they buy.

    Amounts share their rounds as long as they buy the same, and those close together part late.
    """
    money = np.tile(amounts, (len(market.profile.weights), 1))
    paths = [_Path(money, dict(market.starts), list(market.free))]
    while paths:
        path = paths.pop()
        rates = _rates(market, path.money, path.bounds)
        if not rates:
            yield path.money.shape[1], path.bought
            continue
        chosen = _chosen(market, rates)
        parts = np.split(np.arange(len(chosen)), np.flatnonzero(np.diff(chosen)) + 1)
        paths += [_follow(market, path, part, int(chosen[part[0]]), rates) for part in reversed(parts)]


def _rates(market: Market, money: Numbers, bounds: dict[int, float]) -> dict[int, Numbers]:
    """Find what each idea that might be next costs per utility, for each amount; infinite: too dear for it.

    Prices only rise along a path, so the last known one is a lower bound, and an idea that no amount can pay
    for any more is dropped.
    """
    assert market.weighted_marks is not None
    enough = np.asarray(market.weighted_marks.T @ money >= market.least[:, None])
    affordable = np.asarray(enough.any(axis=1)).tolist()
    for idea in [idea for idea in bounds if not affordable[idea]]:
        del bounds[idea]
    limit, best = np.inf, np.full(money.shape[1], np.inf)
    found: dict[int, Numbers] = {}
    for idea in sorted(bounds, key=bounds.__getitem__):
        if bounds[idea] > limit:
            break
        prices = _prices(market, idea, money, bounds[idea] * market.units[idea])
        found[idea] = np.where(enough[idea], prices / market.units[idea], np.inf)
        bounds[idea] = float(found[idea].min())
        best = np.minimum(best, found[idea])
        limit = float(best.max()) * (1 + WINDOW)
    return found


def _prices(market: Market, idea: int, money: Numbers, price: float) -> Numbers:
    """Find the most a supporter must pay for each amount, when those who have less give all they have.

    Starts from a `price` that is too low for all amounts, and shares what is missing between those who are
    not short, until nothing is missing.
    """
    cost, weights = market.costs[idea], market.profile.supporter_weights[idea]
    purses = money.take(market.profile.supporters[idea], axis=0)
    most = purses.max(axis=0)
    prices: Numbers = np.minimum(price, most)
    while True:
        missing = cost - weights @ np.minimum(purses, prices)
        paying = weights @ (purses >= prices).astype(np.float64)
        higher = np.minimum(prices + missing / paying, most)
        if bool((higher <= prices * (1 + CLOSE)).all()):
            return prices
        prices = np.maximum(prices, higher)


def _chosen(market: Market, rates: dict[int, Numbers]) -> Places:
    """Say for each amount which idea it buys: the cheapest per utility, of level ones the tie rule's."""
    ideas = sorted(rates, key=market.keys.__getitem__)
    table = np.array([rates[idea] for idea in ideas])
    best = table.min(axis=0)
    level = table <= best * (1 + WINDOW)
    return np.where(np.isfinite(best), np.array(ideas)[level.argmax(axis=0)], NOTHING)


def _follow(market: Market, path: _Path, part: Places, idea: int, rates: dict[int, Numbers]) -> _Path:
    """Let some of a path's amounts pay for an idea; what is only rounding is not left in a purse."""
    if idea == NOTHING:
        return _Path(path.money[:, part], {}, path.bought)
    money, groups = path.money[:, part], market.profile.supporters[idea]
    before = money[groups]
    left = before - rates[idea][part] * market.units[idea]
    money[groups] = np.where(left <= before * WINDOW, 0.0, left)
    bounds = {other: bound for other, bound in path.bounds.items() if other != idea}
    return _Path(money, bounds, [*path.bought, idea])
