"""The room's charts: drawn on the server from `civicmath`, each said in a sentence and written as a table too."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from civicmath.figures import Line, lines
from civicmath.language import Language
from tingsted.design.days import language
from tingsted.design.figures import number_text
from tingsted.mapping.models import VillageGoal

LONGEST = 40


@dataclass(frozen=True)
class Chart:
    """A picture, the sentence that says the same, and the rows of its table (label, then cells)."""

    picture: SafeString
    sentence: str
    rows: tuple[tuple[str, ...], ...]


def goal_chart(goal: VillageGoal) -> Chart:
    """The indicator from its baseline on; a year without a reading leaves a gap, and the aim is a line of its own."""
    values = goal.values
    first, last = min(values), max(values)
    years = list(range(first, last + 1))[-LONGEST:]
    series = [Line(goal.indicator, tuple(_number(values.get(year)) for year in years))]
    if goal.aim is not None:
        series.append(Line(_("The aim"), (float(goal.aim),) * len(years)))
    sentence = goal_sentence(goal)
    tongue: Language = "da" if language() == "da" else "en"
    drawn = lines(goal.indicator, sentence, [str(year) for year in years], series, language=tongue)
    notes = {reading.year: reading.note for reading in goal.readings.all()}
    return Chart(
        mark_safe(drawn.svg),  # noqa: S308 - civicmath escapes every text it is given
        sentence,
        tuple((str(year), amount(value, goal.unit), notes.get(year, "")) for year, value in values.items()),
    )


def goal_sentence(goal: VillageGoal) -> str:
    """»Fra 12 i 2022 til 19 i 2026. Målet er 25 i 2030.«"""
    values = goal.values
    first, last = min(values), max(values)
    told = (
        _("%(from)s in %(first)s, %(to)s in %(last)s.")
        % {
            "from": amount(values[first], goal.unit),
            "first": first,
            "to": amount(values[last], goal.unit),
            "last": last,
        }
        if last != first
        else _("%(from)s in %(first)s. Not measured since.")
        % {"from": amount(values[first], goal.unit), "first": first}
    )
    if goal.aim is None:
        return told
    aim = _("The aim is %(aim)s in %(year)s.") % {"aim": amount(goal.aim, goal.unit), "year": goal.aim_year}
    return f"{told} {aim}"


def amount(value: Decimal, unit: str) -> str:
    """A value as it is read: without empty decimals, with its unit."""
    places = 0 if value == value.to_integral() else 1 if value * 10 == (value * 10).to_integral() else 2
    return format_html("{} {}", number_text(float(value), places), unit)


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
