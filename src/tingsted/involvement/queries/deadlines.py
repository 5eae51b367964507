"""Whether a deadline leaves volunteers time to meet: holidays don't count."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tingsted.involvement.models import Matter
from tingsted.involvement.models.matters import USUAL_DAYS
from tingsted.kernel import clock

JULY = 7
# From the day before little Christmas Eve until councils meet again.
CHRISTMAS = ((12, 22), (1, 2))


def is_holiday(day: date) -> bool:
    """July and Christmas: days on which no council meets."""
    first, last = CHRISTMAS
    return day.month == JULY or (day.month, day.day) >= first or (day.month, day.day) <= last


def days_to_think(start: date, end: date) -> int:
    """The days from the one after `start` to `end`, holidays left out."""
    return sum(
        not is_holiday(start + timedelta(days=number)) for number in range(1, max(0, (end - start).days) + 1)
    )


def warnings_about(matter: Matter, start: date | None = None) -> list[str]:
    """What to think about before the deadline is told to volunteers; empty when it is a good one."""
    if matter.for_information or matter.deadline is None:
        return []
    start = start or matter.opened_on or clock.today()
    usual = USUAL_DAYS.get(matter.kind, 0)
    given, left = max(0, (matter.deadline - start).days), days_to_think(start, matter.deadline)
    found = []
    if matter.deadline.month == JULY:
        found.append(_("The deadline is in July, when no council meets. Move it into August or later."))
    elif is_holiday(matter.deadline):
        found.append(_("The deadline is at Christmas, when no council meets. Move it into January."))
    if given < usual:
        found.append(
            ngettext(
                "There is %(given)d day to answer. In a matter of this kind people usually have at least %(usual)d.",
                "There are %(given)d days to answer. In a matter of this kind people usually have at least %(usual)d.",
                given,
            )
            % {"given": given, "usual": usual}
        )
    elif left < usual:
        found.append(
            ngettext(
                "Without July and Christmas there is %(left)d day to answer. People usually have at least %(usual)d.",
                "Without July and Christmas there are %(left)d days to answer. People usually have at least %(usual)d.",
                left,
            )
            % {"left": left, "usual": usual}
        )
    return found
