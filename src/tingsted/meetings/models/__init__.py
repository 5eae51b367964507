"""Meetings and what belongs to them."""

from tingsted.meetings.models.agenda import Point
from tingsted.meetings.models.meetings import Meeting
from tingsted.meetings.models.sign_ups import SignUp
from tingsted.meetings.models.wall import Leftover, WallNote

__all__ = ["Leftover", "Meeting", "Point", "SignUp", "WallNote"]
