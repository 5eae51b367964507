"""HiGHS as the draw uses it: silent, on one thread, and never longer than it may."""

from __future__ import annotations

import highspy
import numpy as np
from numpy.typing import NDArray

from civicmath.sortition.pool import Real

Ints = NDArray[np.int32]

SILENT: dict[str, bool | float | str] = {
    "output_flag": False,
    "threads": 1,
    "presolve": "off",
    "solver": "simplex",
}
EXACT = {"primal_feasibility_tolerance": 1e-9, "dual_feasibility_tolerance": 1e-9}
# A program that is given columns stays feasible, so the primal simplex goes on from where it stood.
GROWING = {"simplex_strategy": 4}
MOST_SECONDS = 60.0
Status = highspy.HighsModelStatus


class NotRecovered(Exception):
    """The solver's floats gave no answer in time, or none that could be read as whole numbers."""


def solver(**options: bool | float | str) -> highspy.Highs:
    """A silent solver on one thread."""
    highs = highspy.Highs()  # type: ignore[no-untyped-call]  # highspy types its methods only
    for name, value in {**SILENT, **options}.items():
        highs.setOptionValue(name, value)
    return highs


def sparse(table: Real) -> tuple[Ints, Ints, Real]:
    """A table's lines one after the other: where each starts, and the place and value of what is not zero."""
    line, place = np.nonzero(table)
    start = np.searchsorted(line, np.arange(len(table)))
    return start.astype(np.int32), place.astype(np.int32), table[line, place].astype(np.float64)


def add_columns(highs: highspy.Highs, costs: Real, table: Real) -> None:
    """A column from 0 upwards for each line of the table."""
    start, place, value = sparse(table)
    count = len(table)
    highs.addCols(
        count, costs, np.zeros(count), np.full(count, highspy.kHighsInf), len(value), start, place, value
    )


def add_rows(highs: highspy.Highs, low: float, high: float, table: Real) -> None:
    """A row between `low` and `high` for each line of the table."""
    start, place, value = sparse(table)
    count = len(table)
    highs.addRows(count, np.full(count, low), np.full(count, high), len(value), start, place, value)


def run(highs: highspy.Highs, seconds: float = MOST_SECONDS) -> highspy.HighsModelStatus:
    """Solve within these seconds, and say how it ended; the only way in which the draw runs the solver."""
    # The limit counts from the solver's first run, so it moves on with each.
    highs.setOptionValue("time_limit", highs.getRunTime() + min(seconds, MOST_SECONDS))
    highs.run()
    return highs.getModelStatus()
