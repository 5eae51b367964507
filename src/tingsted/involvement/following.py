"""Which paragraph of a new version an earlier one became: word for word, changed, or gone.

What is the same up to case and spacing is the same paragraph, also where it was moved. Of the rest, two are one when at
least half of their words agree, in their order; the closest pairs are taken first, and each paragraph once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher

CLOSE = 0.5
# A text may be long and its new version may have nothing of it: only so many of the nearest are read closely.
READ_CLOSELY = 4


def follow(earlier: Sequence[str], later: Sequence[str]) -> list[tuple[int, int, bool]]:
    """Pairs (place in earlier, place in later, whether it was changed); a place that is in no pair is gone or new."""
    same = _same(earlier, later)
    left = [n for n in range(len(earlier)) if n not in {a for a, _b in same}]
    right = [n for n in range(len(later)) if n not in {b for _a, b in same}]
    pairs = [(a, b, False) for a, b in same]
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    for _closeness, a, b in _close(earlier, later, left, right):
        if a not in taken_left and b not in taken_right:
            taken_left.add(a)
            taken_right.add(b)
            pairs.append((a, b, True))
    return sorted(pairs)


def closeness(one: str, other: str) -> float:
    """How much of two texts agrees, from 0 to 1: the words they share in the same order, twice, among all words."""
    a, b = _words(one), _words(other)
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def _same(earlier: Sequence[str], later: Sequence[str]) -> list[tuple[int, int]]:
    """Equal texts, one to one, in their order."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, text in enumerate(later):
        places[tuple(_words(text))].append(n)
    found = []
    for n, text in enumerate(earlier):
        where = places.get(tuple(_words(text)))
        if where:
            found.append((n, where.pop(0)))
    return found


def _close(
    earlier: Sequence[str], later: Sequence[str], left: Sequence[int], right: Sequence[int]
) -> list[tuple[float, int, int]]:
    """The pairs close enough, the closest first; among equals those that moved least."""
    bags = {b: Counter(_words(later[b])) for b in right}
    found: list[tuple[float, int, int]] = []
    for a in left:
        bag = Counter(_words(earlier[a]))
        nearest = sorted((-_shared(bag, bags[b]), abs(a - b), b) for b in right)[:READ_CLOSELY]
        for shared, _moved, b in nearest:
            # What they share without regard to order is at least what they share in order.
            if -shared >= CLOSE and (ratio := closeness(earlier[a], later[b])) >= CLOSE:
                found.append((ratio, a, b))
    return sorted(found, key=lambda pair: (-pair[0], abs(pair[1] - pair[2]), pair[1], pair[2]))


def _shared(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _words(text: str) -> list[str]:
    return text.casefold().split()
