"""Reads that cross models."""

from tingsted.meetings.queries.agenda import Timed, seats_left, timed
from tingsted.meetings.queries.wall import ImportPlan, plan_import, wall_of

__all__ = ["ImportPlan", "Timed", "plan_import", "seats_left", "timed", "wall_of"]
