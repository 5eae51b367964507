"""Meetings and what belongs to them."""

from tingsted.meetings.models.agenda import Point
from tingsted.meetings.models.meetings import Meeting
from tingsted.meetings.models.minutes import Decision, Minutes, Task
from tingsted.meetings.models.room import Apart, Choice, Mark, Poll, Room
from tingsted.meetings.models.sign_ups import SignUp
from tingsted.meetings.models.tables import Guest, TablePlan
from tingsted.meetings.models.wall import Leftover, WallNote

__all__ = [
    "Apart",
    "Choice",
    "Decision",
    "Guest",
    "Leftover",
    "Mark",
    "Meeting",
    "Minutes",
    "Point",
    "Poll",
    "Room",
    "SignUp",
    "TablePlan",
    "Task",
    "WallNote",
]
