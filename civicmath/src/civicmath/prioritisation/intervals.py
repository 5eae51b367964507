"""How firm an order is: where each idea would stand if as many others had answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from civicmath.language import Language
from civicmath.prioritisation import words
from civicmath.prioritisation.approval import approval_ranking
from civicmath.prioritisation.ballots import Ballots, Numbers
from civicmath.prioritisation.phragmen import phragmen_ranking
from civicmath.prioritisation.ties import WINDOW

CELLS_AT_A_TIME = 4_000_000


@dataclass(frozen=True)
class Interval:
    """An idea's `place` and the places, `low` to `high`, that it would take in most other draws of voters.

    `settled` says that it stays ahead of the idea after it in at least as many of the draws.
    """

    idea: str
    place: int
    low: int
    high: int
    settled: bool

    def words(self, language: Language) -> str:
        """Say the interval in Danish ("da") or English ("en"): "place 3 to 9"."""
        key = "certain" if self.low == self.high else "interval"
        return words.say(key, language, low=str(self.low), high=str(self.high))


@dataclass(frozen=True)
class Intervals:
    """One interval for each idea, in the order of the ranking, from so many draws with that seed."""

    intervals: tuple[Interval, ...]
    draws: int
    seed: int
    level: float

    def __getitem__(self, idea: str) -> Interval:
        return next(each for each in self.intervals if each.idea == idea)

    @property
    def unsettled(self) -> tuple[tuple[str, str], ...]:
        """Neighbours on the list whose order might as well have been the other way round."""
        pairs = zip(self.intervals, self.intervals[1:], strict=False)
        return tuple((one.idea, other.idea) for one, other in pairs if not one.settled)

    def explain(self, language: Language, names: Mapping[str, str] | None = None) -> list[str]:
        """Say each idea's interval, and which neighbours are too close to call; `names` gives titles."""
        titles = names or {}
        told = [f"{titles.get(each.idea, each.idea)}: {each.words(language)}." for each in self.intervals]
        for pair in self.unsettled:
            one, other = (titles.get(idea, idea) for idea in pair)
            told.append(words.say("unsettled", language, one=one, other=other))
        return told


def rank_intervals(
    ballots: Ballots,
    *,
    rule: Literal["phragmen", "approval"] = "phragmen",
    draws: int = 500,
    seed: int = 1,
    level: float = 0.95,
) -> Intervals:
    """Find for each idea the places it takes in `level` of the orders that redrawn voters give (bootstrap).

    As many voters as answered are drawn from them with replacement, `draws` times, and the order is found
    anew each time; a tie is broken by lot within the draw, so that level ideas never look settled.
    Whole-number weights count as so many voters; with other weights each ballot is one voter who keeps the
    weight. An idea that nobody in a draw supports gets the middle of the places left. Returns `Intervals`;
    the same seed gives the same ones. Raises ValueError for fewer than two draws or a `level` outside 0 to 1.
    What is measured is chance only, not who chose to answer. Paper: Bradley Efron, *Bootstrap Methods*
    (Annals of Statistics 1979).
    """
    if draws < 2 or not 0 < level < 1:
        raise ValueError("There must be at least two draws and a level between 0 and 1.")
    profile = ballots.profile
    ranking = phragmen_ranking(ballots) if rule == "phragmen" else approval_ranking(ballots)
    places = _redrawn_places(
        ballots, _phragmen_places if rule == "phragmen" else _approval_places, draws, seed
    )
    column = {idea: index for index, idea in enumerate(profile.ideas)}
    ordered = places[:, [column[idea] for idea in ranking.ranking]]
    tail = (1 - level) / 2
    lows = np.floor(np.quantile(ordered, tail, axis=0, method="lower"))
    highs = np.ceil(np.quantile(ordered, 1 - tail, axis=0, method="higher"))
    ahead = np.append((ordered[:, :-1] < ordered[:, 1:]).mean(axis=0), 1.0)
    return Intervals(
        intervals=tuple(
            Interval(idea, ranking.places[idea], int(low), int(high), bool(share >= level))
            for idea, low, high, share in zip(ranking.ranking, lows, highs, ahead, strict=True)
        ),
        draws=draws,
        seed=seed,
        level=level,
    )


@dataclass(frozen=True)
class _Electorate:
    """Those a draw is made from: `size` voters, of whom `portions` says what part each row is.

    `marks` and `shown` are rows x ideas; a drawn voter of a row counts `weights` times.
    """

    marks: Numbers
    shown: Numbers | None
    portions: Numbers
    weights: Numbers
    size: int


def _electorate(ballots: Ballots) -> _Electorate:
    profile = ballots.profile
    if profile.whole and ballots.shown is None:
        marks, weights, shown = profile.marks.astype(np.float64), profile.weights, None
    else:
        marks, shown = profile.rows(ballots.approvals), None
        weights = np.ones(len(marks)) if ballots.weights is None else ballots.weights[profile.order]
        if ballots.shown is not None:
            shown = profile.rows(ballots.shown)
    if profile.whole:
        size = round(profile.voters)
        return _Electorate(marks, shown, weights / max(size, 1), np.ones(len(marks)), size)
    return _Electorate(marks, shown, np.full(len(marks), 1 / len(marks)), weights, len(marks))


_Places = Callable[[_Electorate, Numbers, Numbers], Numbers]


def _redrawn_places(ballots: Ballots, find: _Places, draws: int, seed: int) -> Numbers:
    """Draw the voters again and again; give each idea's place in each draw (draws x ideas)."""
    electorate = _electorate(ballots)
    generator = np.random.Generator(np.random.PCG64(seed))
    rows, ideas = electorate.marks.shape
    if rows == 0:
        return np.full((draws, ideas), (ideas + 1) / 2)
    block = max(1, CELLS_AT_A_TIME // max(rows, ideas))
    found = []
    for start in range(0, draws, block):
        some = min(block, draws - start)
        counts = generator.multinomial(electorate.size, electorate.portions, size=some) * electorate.weights
        found.append(find(electorate, counts, generator.random((some, ideas))))
    return np.concatenate(found)


def _phragmen_places(electorate: _Electorate, counts: Numbers, lots: Numbers) -> Numbers:
    """Run Phragmén's rule for all draws at once, one place at a time."""
    marks = electorate.marks
    draws, ideas = lots.shape
    support = counts @ marks
    waiting = support > 0
    emptied = np.zeros_like(counts)
    places = np.zeros((draws, ideas))
    each = np.arange(draws)
    supporting = marks.T.astype(np.bool_)
    for place in range(1, ideas + 1):
        with np.errstate(divide="ignore", invalid="ignore"):
            times = np.where(waiting, (1 + (counts * emptied) @ marks) / support, np.inf)
        best = times.min(axis=1, keepdims=True)
        chosen = np.where(times <= best * (1 + WINDOW), lots, -1.0).argmax(axis=1)
        going = np.isfinite(best[:, 0])
        if not going.any():
            break
        places[each[going], chosen[going]] = place
        waiting[each, chosen] = False
        np.copyto(emptied, best, where=supporting[chosen] & going[:, None])
    return _middle_for_the_rest(places)


def _approval_places(electorate: _Electorate, counts: Numbers, lots: Numbers) -> Numbers:
    """Order the ideas of each draw by the part of those asked who point to them."""
    asked = counts.sum(axis=1, keepdims=True) if electorate.shown is None else counts @ electorate.shown
    support = counts @ electorate.marks
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(asked > 0, support / asked, 0.0)
    order = np.lexsort((lots, -np.round(share, 11)), axis=1)
    places = np.empty(lots.shape)
    np.put_along_axis(places, order, np.arange(1.0, lots.shape[1] + 1)[None, :], axis=1)
    return _middle_for_the_rest(np.where(support > 0, places, 0.0))


def _middle_for_the_rest(places: Numbers) -> Numbers:
    """Give the ideas without a place the middle of the places that are left in their draw."""
    placed = (places > 0).sum(axis=1, keepdims=True)
    return np.where(places > 0, places, placed + (places.shape[1] - placed + 1) / 2)
