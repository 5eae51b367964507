"""A village's goal as its page shows it: drawn on the server, said in a sentence and written as a table too."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from tingsted.mapping.models import VillageGoal
from tingsted.plans.measures import Measure, amount, measure_chart, measure_sentence


@dataclass(frozen=True)
class Chart:
    """A picture, the sentence that says the same, and the rows of its table (label, then cells)."""

    picture: SafeString
    sentence: str
    rows: tuple[tuple[str, ...], ...]


def measure_of(goal: VillageGoal) -> Measure:
    """The goal as plain data."""
    return Measure(
        goal.pk,
        goal.title,
        goal.code,
        goal.indicator,
        goal.unit,
        tuple(goal.values.items()),
        goal.aim,
        goal.aim_year,
    )


def goal_chart(goal: VillageGoal) -> Chart:
    """The goal's line, and each year's number with its note."""
    measure = measure_of(goal)
    notes = {reading.year: reading.note for reading in goal.readings.all()}
    return Chart(
        mark_safe(measure_chart(measure).svg),  # noqa: S308 - civicmath escapes every text it is given
        measure_sentence(measure),
        tuple((str(year), amount(value, goal.unit), notes.get(year, "")) for year, value in measure.values),
    )


def goal_sentence(goal: VillageGoal) -> str:
    """»Fra 12 i 2022 til 19 i 2026. Målet er 25 i 2030.«"""
    return measure_sentence(measure_of(goal))
