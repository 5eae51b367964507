"""Meetings and what belongs to them."""

from tingsted.meetings.models.agenda import Point
from tingsted.meetings.models.meetings import Meeting
from tingsted.meetings.models.room import Apart, Choice, Mark, Poll, Room
from tingsted.meetings.models.sign_ups import SignUp
from tingsted.meetings.models.wall import Leftover, WallNote

__all__ = [
    "Apart",
    "Choice",
    "Leftover",
    "Mark",
    "Meeting",
    "Point",
    "Poll",
    "Room",
    "SignUp",
    "WallNote",
]
