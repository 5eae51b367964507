"""The agenda with its hours, and how many seats are left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from tingsted.meetings.models import Meeting, Point


@dataclass(frozen=True)
class Timed:
    """A point and the hours it is meant to begin and end."""

    point: Point
    begins: datetime
    ends: datetime


def timed(meeting: Meeting, points: Iterable[Point] | None = None) -> list[Timed]:
    """The points in their order, one after another from the hour the meeting begins."""
    found, at = [], meeting.starts_at
    for point in meeting.points.all() if points is None else points:
        ends = at + timedelta(minutes=point.minutes)
        found.append(Timed(point, at, ends))
        at = ends
    return found


def seats_left(meeting: Meeting) -> int | None:
    """How many seats nobody has yet; None where there is room for all."""
    if meeting.seats is None:
        return None
    return max(0, meeting.seats - meeting.sign_ups.seated().people())
