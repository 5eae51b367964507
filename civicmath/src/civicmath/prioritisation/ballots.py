"""What people answered: who pointed to which ideas, and who was shown what."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Marks = NDArray[np.bool_]
Numbers = NDArray[np.float64]
Places = NDArray[np.intp]

LARGEST = 10**15
"""Weights and amounts of money lie between one part of this and this many, where sums stay exact enough."""

ROWS_AT_A_TIME = 65_536


@dataclass(frozen=True, eq=False)
class Ballots:
    """The answers to one question: each voter's marks over the same ideas.

    `ideas` holds the ids; `approvals[v, i]` is true where voter `v` points to idea `i`; `shown` is true where
    the voter was asked about it (None: everybody was asked about everything); `weights` is how many times
    each ballot counts (None: once). Raises ValueError, with a sentence, where they do not fit together.
    """

    ideas: tuple[str, ...]
    approvals: Marks
    shown: Marks | None = None
    weights: Numbers | None = None

    def __post_init__(self) -> None:
        """Freeze the arrays, so that nobody can change an answer after it has been counted."""
        object.__setattr__(self, "ideas", tuple(self.ideas))
        object.__setattr__(self, "approvals", _frozen(self.approvals, np.bool_))
        if self.shown is not None:
            object.__setattr__(self, "shown", _frozen(self.shown, np.bool_))
        if self.weights is not None:
            object.__setattr__(self, "weights", _frozen(self.weights, np.float64))
        self._check()
        if self.shown is not None and bool(self.shown.all()):
            object.__setattr__(self, "shown", None)

    def _check(self) -> None:
        if not self.ideas:
            raise ValueError("There are no ideas to put in order.")
        if len(set(self.ideas)) != len(self.ideas):
            raise ValueError("Two ideas have the same id.")
        if self.approvals.ndim != 2 or self.approvals.shape[1] != len(self.ideas):
            raise ValueError("Every ballot needs one mark for each idea.")
        if self.shown is not None:
            if self.shown.shape != self.approvals.shape:
                raise ValueError("What was shown must have the same shape as what was answered.")
            if bool((self.approvals & ~self.shown).any()):
                raise ValueError("A ballot points to an idea that was not shown to that voter.")
        if self.weights is not None:
            if self.weights.shape != self.approvals.shape[:1]:
                raise ValueError("There must be one weight for each ballot.")
            if not bool(np.isfinite(self.weights).all()) or bool((self.weights < 0).any()):
                raise ValueError("A ballot's weight must be a number that is not negative.")
            positive = self.weights[self.weights > 0]
            if len(positive) and not 1 / LARGEST <= positive.min() <= positive.max() <= LARGEST:
                raise ValueError("A ballot's weight is too large or too small to count with.")

    @classmethod
    def from_lists(
        cls,
        ideas: Iterable[str],
        approvals: Sequence[Collection[str]],
        *,
        shown: Sequence[Collection[str]] | None = None,
        weights: Sequence[float] | None = None,
    ) -> Ballots:
        """Build ballots from plain lists: for each voter the ids pointed to (and the ids shown).

        Raises ValueError where a ballot names an idea that is not on the list.
        """
        ids = tuple(ideas)
        return cls(
            ideas=ids,
            approvals=_marks(ids, approvals),
            shown=None if shown is None else _marks(ids, shown),
            weights=None if weights is None else np.asarray(weights, dtype=np.float64),
        )

    def __len__(self) -> int:
        return int(self.approvals.shape[0])

    def reweighted(self, weights: Sequence[float] | Numbers | None) -> Ballots:
        """Give the same answers with other weights, for instance to ask *what if*."""
        numbers = None if weights is None else np.asarray(weights, dtype=np.float64)
        return Ballots(self.ideas, self.approvals, self.shown, numbers)

    @cached_property
    def profile(self) -> Profile:
        """The same answers in a fixed order with equal ballots put together; what the rules count on."""
        return _gather(self)


@dataclass(frozen=True, eq=False)
class Profile:
    """Equal ballots put together, in an order that does not depend on who answered first.

    `ideas` are sorted by id. Group `g` is `weights[g]` voters with the same ballot; `marks[g, i]` says
    whether they point to idea `i`, and `supporters[i]` lists the groups that do. `approvals` and `shown` are
    weights per idea and `voters` the weight of all. `order` and `columns` say which rows and columns of the
    ballots these are. `whole` says that every weight is a whole number of voters.
    """

    ideas: tuple[str, ...]
    weights: Numbers
    marks: Marks
    supporters: tuple[Places, ...]
    approvals: Numbers
    shown: Numbers
    voters: float
    whole: bool
    fingerprint: str
    order: Places
    columns: Places

    def named(self, ideas: Iterable[int]) -> tuple[str, ...]:
        """Give the ids of ideas by their numbers."""
        return tuple(self.ideas[idea] for idea in ideas)

    def rows(self, marks: Marks) -> Numbers:
        """Bring the voters' own marks into the profile's order, one row for each voter with a weight."""
        return marks[np.ix_(self.order, self.columns)].astype(np.float64)

    @cached_property
    def supporter_weights(self) -> tuple[Numbers, ...]:
        """For each idea, how many voters each of its supporting groups stands for."""
        return tuple(self.weights[groups] for groups in self.supporters)

    @cached_property
    def single(self) -> bool:
        """Whether every group is one voter, so that weights need not be multiplied in."""
        return bool((self.weights == 1.0).all())


def _frozen(values: NDArray[np.generic], kind: type[np.generic]) -> NDArray[np.generic]:
    array = np.array(values, dtype=kind)
    array.setflags(write=False)
    return array


def marks_of(ideas: tuple[str, ...], named: Iterable[str], lengths: Iterable[int]) -> Marks:
    """Mark for each voter as many of the names as their length says; the names of all voters in a row.

    Raises ValueError where a name is not one of the ideas.
    """
    place = {idea: column for column, idea in enumerate(ideas)}
    counts = np.fromiter(lengths, dtype=np.intp)
    try:
        columns = np.fromiter(map(place.__getitem__, named), dtype=np.intp)
    except KeyError as unknown:
        raise ValueError(f"A ballot names {unknown.args[0]!r}, which is not one of the ideas.") from None
    marks = np.zeros((len(counts), len(ideas)), dtype=np.bool_)
    marks[np.repeat(np.arange(len(counts)), counts), columns] = True
    return marks


def _marks(ideas: tuple[str, ...], named: Sequence[Collection[str]]) -> Marks:
    return marks_of(ideas, chain.from_iterable(named), map(len, named))


def _words(marks: Marks) -> list[NDArray[np.uint64]]:
    """Pack each row of marks into 64-bit words, so that rows can be sorted and compared quickly."""
    packed = np.packbits(marks, axis=1)
    padding = -packed.shape[1] % 8
    wide = np.ascontiguousarray(np.pad(packed, ((0, 0), (0, padding))))
    return list(wide.view(">u8").astype(np.uint64).T)


def _starts(words: list[NDArray[np.uint64]], rows: int) -> Places:
    changes = np.zeros(rows, dtype=np.bool_)
    changes[:1] = True
    for word in words:
        changes[1:] |= word[1:] != word[:-1]
    return np.flatnonzero(changes)


def _column_weights(marks: Marks, weights: Numbers) -> Numbers:
    total = np.zeros(marks.shape[1])
    for start in range(0, len(marks), ROWS_AT_A_TIME):
        rows = slice(start, start + ROWS_AT_A_TIME)
        total += weights[rows] @ marks[rows].astype(np.float64)
    return total


def _sorted_columns(marks: Marks, rows: Places, columns: Places) -> Marks:
    """Take the rows that count, with the ideas sorted; all rows at once where nothing is left out."""
    return marks.take(columns, axis=1) if len(rows) == len(marks) else marks[np.ix_(rows, columns)]


def _gather(ballots: Ballots) -> Profile:
    columns = np.array(sorted(range(len(ballots.ideas)), key=ballots.ideas.__getitem__), dtype=np.intp)
    ideas = tuple(ballots.ideas[column] for column in columns)
    weights = np.ones(len(ballots)) if ballots.weights is None else ballots.weights
    rows = np.flatnonzero(weights > 0)
    weights, approved = weights[rows], _sorted_columns(ballots.approvals, rows, columns)
    approval_words = _words(approved)
    shown = None if ballots.shown is None else _sorted_columns(ballots.shown, rows, columns)
    shown_words = [] if shown is None else _words(shown)
    keys = [*approval_words, *shown_words, *([] if ballots.weights is None else [weights])]
    order = np.lexsort(keys[::-1]) if keys else np.arange(len(rows))

    approval_words = [word[order] for word in approval_words]
    shown_words = [word[order] for word in shown_words]
    weights = weights[order]
    starts = _starts(approval_words, len(order))
    all_starts = _starts(approval_words + shown_words, len(order)) if shown_words else starts
    group_weights = np.add.reduceat(weights, starts) if len(starts) else weights
    voters = float(group_weights.sum())
    marks = approved[order[starts]]
    by_idea = np.ascontiguousarray(marks.T)
    supporters = tuple(np.flatnonzero(row) for row in by_idea)
    return Profile(
        ideas=ideas,
        weights=group_weights,
        marks=marks,
        supporters=supporters,
        approvals=np.array([float(group_weights[groups].sum()) for groups in supporters]),
        shown=np.full(len(ideas), voters) if shown is None else _column_weights(shown[order], weights),
        voters=voters,
        whole=bool((weights == np.floor(weights)).all()),
        fingerprint=_fingerprint(ideas, approval_words + shown_words, all_starts, weights),
        order=rows[order],
        columns=columns,
    )


def _fingerprint(
    ideas: tuple[str, ...], words: list[NDArray[np.uint64]], starts: Places, weights: Numbers
) -> str:
    """Sum up the ballots in one number that is the same however voters and ideas are ordered."""
    digest = hashlib.sha256(json.dumps(ideas, ensure_ascii=False).encode())
    for word in words:
        digest.update(word[starts].astype(">u8").tobytes())
    counts = np.add.reduceat(weights, starts) if len(starts) else weights
    digest.update(counts.astype(">f8").tobytes())
    return digest.hexdigest()
