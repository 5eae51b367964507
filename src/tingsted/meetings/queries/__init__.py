"""Reads that cross models."""

from tingsted.meetings.queries.agenda import Timed, seats_left, timed
from tingsted.meetings.queries.minutes import named_without_a_yes, rounds_of, told_points, ways_of
from tingsted.meetings.queries.room import (
    Tally,
    newest_notes,
    note_counts,
    on_now,
    open_polls,
    shown_tally,
    suggestions,
    tallies_of,
    tally_of,
    waiting_notes,
)
from tingsted.meetings.queries.wall import ImportPlan, plan_import, wall_of

__all__ = [
    "ImportPlan",
    "Tally",
    "Timed",
    "named_without_a_yes",
    "newest_notes",
    "note_counts",
    "on_now",
    "open_polls",
    "plan_import",
    "rounds_of",
    "seats_left",
    "shown_tally",
    "suggestions",
    "tallies_of",
    "tally_of",
    "timed",
    "told_points",
    "waiting_notes",
    "wall_of",
    "ways_of",
]
