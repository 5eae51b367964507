"""The largest value of one sum of people after another, over whole numbers."""

from __future__ import annotations

from typing import TypeAlias

import highspy
import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]


class Contradiction(ValueError):
    """No people could have given these figures."""


class Program:
    """A linear program that is asked for one extreme after the other, and made integer only where it must."""

    def __init__(self, rows: Floats, low: Floats, high: Floats, *, ceiling: int, whole_corners: bool) -> None:
        """`low` <= `rows` @ people <= `high`, people from 0 to `ceiling`; `whole_corners` if LPs suffice."""
        told = (low > 0) | np.isfinite(high) | (rows < 0).any(axis=1)
        rows, self._size, self._whole_corners = rows[told], rows.shape[1], whole_corners
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = self._size, len(rows)
        model.col_cost_ = np.zeros(self._size)
        model.col_lower_, model.col_upper_ = np.zeros(self._size), np.full(self._size, float(ceiling))
        model.row_lower_, model.row_upper_ = low[told], high[told]
        where, columns = np.nonzero(rows)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.concatenate([[0], np.cumsum(np.bincount(where, minlength=len(rows)))])
        model.a_matrix_.index_, model.a_matrix_.value_ = columns, rows[where, columns]
        self._model = model
        self._linear = self._solver()
        self._integer: highspy.Highs | None = None

    def extreme(self, form: Floats, best: float) -> Floats | None:
        """Whole numbers of people that make a sum largest, or None if that is no more than `best`.

        Raises Contradiction where nobody fits at all.
        """
        found = self._largest(self._linear, form)
        whole = np.rint(found)
        if self._whole_corners or np.abs(found - whole).max(initial=0.0) < 1e-7:
            return whole if form @ whole > best else None
        if form @ found < best + 1 - 1e-6:  # no whole number above the best can be had
            return None
        if self._integer is None:
            self._model.integrality_ = [highspy.HighsVarType.kInteger] * self._size
            self._integer = self._solver()
        whole = np.rint(self._largest(self._integer, form))
        return whole if form @ whole > best else None

    def _solver(self) -> highspy.Highs:
        highs = highspy.Highs()  # type: ignore[no-untyped-call]  # highspy leaves it untyped
        options = {"output_flag": False, "threads": 1, "mip_rel_gap": 0.0, "mip_abs_gap": 0.5}
        for option, value in options.items():
            highs.setOptionValue(option, value)
        highs.passModel(self._model)
        return highs

    def _largest(self, highs: highspy.Highs, form: Floats) -> Floats:
        highs.changeColsCost(self._size, np.arange(self._size, dtype=np.int32), -form)
        highs.run()
        if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise Contradiction("no people could have given these figures")
        return np.array(highs.getSolution().col_value, dtype=np.float64)
