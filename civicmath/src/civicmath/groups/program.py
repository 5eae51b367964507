"""The assignment as a linear program with whole corners, solved again and again as groups close."""

from __future__ import annotations

from typing import TypeAlias

import highspy
import numpy as np
from numpy.typing import NDArray

Integers: TypeAlias = NDArray[np.int64]


class Places:
    """People by groups at the least cost, within sizes that may change from one question to the next."""

    def __init__(self, cost: Integers, amount: Integers, absent: int) -> None:
        """`amount` is how many groups each person wants; one is sure, and each one short costs `absent`."""
        self.cost, self.amount, self.absent = cost, amount, absent
        self._highs = highspy.Highs()  # type: ignore[no-untyped-call]  # highspy leaves it untyped
        for option, value in (("output_flag", False), ("threads", 1), ("solver", "simplex")):
            self._highs.setOptionValue(option, value)
        self._highs.passModel(self._model())

    def within(self, least: Integers, most: Integers) -> Integers | None:
        """The cheapest places as people by groups of 0 and 1, or None where the sizes can't be met."""
        people, count = self.cost.shape
        if not people:
            return None if least.any() else np.zeros_like(self.cost)
        for group in range(count):
            self._highs.changeRowBounds(people + group, float(least[group]), float(most[group]))
        self._highs.run()
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        values = np.array(self._highs.getSolution().col_value, dtype=np.float64)[: people * count]
        return np.asarray(np.rint(values).astype(np.int64).reshape(people, count))

    def price(self, chosen: Integers) -> int:
        """What some places cost all in all."""
        return int((self.cost * chosen).sum() + self.absent * (self.amount - chosen.sum(axis=1)).sum())

    def closing(self, least: Integers, most: Integers) -> Integers | None:
        """The cheapest places where a group may close instead of reaching its smallest size.

        Branch and bound: while some group is too small, either it closes or it must be filled; a branch that
        costs no less than what was found already is left.
        """
        best: Integers | None = None
        undecided = [(0 * least, most)]
        while undecided:
            low, high = undecided.pop()
            found = self.within(low, high)
            if found is None or (best is not None and self.price(found) >= self.price(best)):
                continue
            sizes = found.sum(axis=0)
            short = np.flatnonzero((sizes > 0) & (sizes < least))
            if not short.size:
                best = found
                continue
            group = short[np.argmax((least - sizes)[short])]
            filled, shut = low.copy(), high.copy()
            filled[group], shut[group] = least[group], 0
            undecided += [(filled, high), (low, shut)]
        return best

    def _model(self) -> highspy.HighsLp:
        """Columns: each person in each group, then how many groups each person is short."""
        people, count = self.cost.shape
        cells = people * count
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = cells + people, people + count
        model.col_cost_ = np.concatenate([self.cost.ravel(), np.full(people, self.absent)]).astype(float)
        model.col_lower_ = np.zeros(cells + people)
        model.col_upper_ = np.concatenate([np.ones(cells), self.amount - 1]).astype(float)
        model.row_lower_ = np.concatenate([self.amount, np.zeros(count)]).astype(float)
        model.row_upper_ = np.concatenate([self.amount, np.full(count, people)]).astype(float)
        person, group = np.divmod(np.arange(cells), count)
        both = np.column_stack([person, people + group]).ravel()
        model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        model.a_matrix_.start_ = np.concatenate(
            [np.arange(0, 2 * cells, 2), 2 * cells + np.arange(people + 1)]
        )
        model.a_matrix_.index_ = np.concatenate([both, np.arange(people)])
        model.a_matrix_.value_ = np.ones(2 * cells + people)
        return model
