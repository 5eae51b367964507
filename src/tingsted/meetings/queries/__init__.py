"""Reads that cross models."""

from tingsted.meetings.queries.agenda import Timed, seats_left, timed
from tingsted.meetings.queries.room import (
    Tally,
    newest_notes,
    note_counts,
    on_now,
    open_polls,
    polls_of,
    suggestions,
    tally_of,
    waiting_notes,
)
from tingsted.meetings.queries.wall import ImportPlan, plan_import, wall_of

__all__ = [
    "ImportPlan",
    "Tally",
    "Timed",
    "newest_notes",
    "note_counts",
    "on_now",
    "open_polls",
    "plan_import",
    "polls_of",
    "seats_left",
    "suggestions",
    "tally_of",
    "timed",
    "waiting_notes",
    "wall_of",
]
