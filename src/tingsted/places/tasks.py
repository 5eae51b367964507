"""What the worker and the clock do here: the map of the day is drawn before anybody asks for it."""

from __future__ import annotations

from datetime import date

from django_tasks import task

from tingsted.kernel import clock, rounds
from tingsted.kernel.clockwork import daily
from tingsted.places.coverage import coverage, neighbours
from tingsted.places.maps import current_sheet


@task()
def draw_map() -> None:
    """Compute what the boundaries in force give: the sheet, what they cover, and who borders on whom."""
    rounds.read(current_sheet())
    coverage(clock.today())
    neighbours(clock.today())


@daily("places.draw_map")
def draw_map_of(day: date) -> None:
    """A boundary may hold from today."""
    draw_map.func()
