"""HiGHS as the draw uses it: silent, on one thread, and never longer than it may."""

from __future__ import annotations

import highspy

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


def run(highs: highspy.Highs, seconds: float = MOST_SECONDS) -> highspy.HighsModelStatus:
    """Solve within these seconds, and say how it ended; the only way in which the draw runs the solver."""
    # The limit counts from the solver's first run, so it moves on with each.
    highs.setOptionValue("time_limit", highs.getRunTime() + min(seconds, MOST_SECONDS))
    highs.run()
    return highs.getModelStatus()
