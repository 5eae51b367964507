"""What a plan is measured by: the village's own goals, as the plan, its editions and its paper show them.

The goals themselves belong to an outer room, which says in `MEASURED` which of them stand in a plan. Here they are
plain data, so that an edition keeps them as they stood.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from civicmath.figures import Line, Picture, lines
from civicmath.language import Language
from tingsted.design.days import language
from tingsted.design.figures import number_text
from tingsted.plans.models import Plan
from tingsted.plans.sdg import words_of

LONGEST = 40


@dataclass(frozen=True)
class Measure:
    """A goal of the village's own: what it wants, under which of the seventeen, and what was counted each year."""

    key: int
    title: str
    code: str
    indicator: str
    unit: str
    values: tuple[tuple[int, Decimal], ...]
    aim: Decimal | None = None
    aim_year: int | None = None

    @property
    def sdg(self) -> str:
        """»11.2 Bæredygtige byer og lokalsamfund«."""
        return words_of([self.code])[0]

    def kept(self) -> dict[str, Any]:
        """As JSON can hold it."""
        values = [[year, str(value)] for year, value in self.values]
        return self.__dict__ | {"values": values, "aim": None if self.aim is None else str(self.aim)}

    @staticmethod
    def back(kept: dict[str, Any]) -> Measure:
        values = tuple((year, Decimal(value)) for year, value in kept["values"])
        aim = None if kept["aim"] is None else Decimal(kept["aim"])
        return Measure(**{**kept, "values": values, "aim": aim})


MEASURED: list[Callable[[Plan], Iterable[Measure]]] = []
"""Filled by the room that has goals: those that stand in a plan."""


def measures_of(plan: Plan) -> tuple[Measure, ...]:
    """What a plan is measured by today."""
    return tuple(measure for found in MEASURED for measure in found(plan))


def measure_sentence(measure: Measure) -> str:
    """»12 cykler i 2022, 19 cykler i 2026. Målet er 25 cykler i 2030.«"""
    (first, was), (last, now) = measure.values[0], measure.values[-1]
    facts = {"from": amount(was, measure.unit), "first": first, "to": amount(now, measure.unit), "last": last}
    told = (
        _("%(from)s in %(first)s, %(to)s in %(last)s.")
        if last != first
        else _("%(from)s in %(first)s. Not measured since.")
    ) % facts
    if measure.aim is None:
        return told
    aim = _("The aim is %(aim)s in %(year)s.")
    return f"{told} {aim % {'aim': amount(measure.aim, measure.unit), 'year': measure.aim_year}}"


def measure_chart(measure: Measure, *, width: int | None = None) -> Picture:
    """The indicator from its baseline on; a year without a reading leaves a gap, and the aim is a line of its own."""
    values = dict(measure.values)
    years = list(range(min(values), max(values) + 1))[-LONGEST:]
    series = [Line(measure.indicator, tuple(_number(values.get(year)) for year in years))]
    if measure.aim is not None:
        series.append(Line(_("The aim"), (float(measure.aim),) * len(years)))
    tongue: Language = "da" if language() == "da" else "en"
    steps = [str(year) for year in years]
    return lines(
        measure.indicator,
        measure_sentence(measure),
        steps,
        series,
        of=_("Year"),
        width=width,
        language=tongue,
    )


def amount(value: Decimal, unit: str) -> str:
    """A value as it is read: without empty decimals, with its unit."""
    places = 0 if value == value.to_integral() else 1 if value * 10 == (value * 10).to_integral() else 2
    return f"{number_text(float(value), places)} {unit}"


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
