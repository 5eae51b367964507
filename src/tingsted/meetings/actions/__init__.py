"""Verbs of the meetings room: call, change, cancel, put on the wall, read a file in, settle."""

from tingsted.meetings.actions.calling import call_meeting, cancel_meeting, change_meeting
from tingsted.meetings.actions.wall import Imported, import_ideas, note_on_wall, settle_leftover

__all__ = [
    "Imported",
    "call_meeting",
    "cancel_meeting",
    "change_meeting",
    "import_ideas",
    "note_on_wall",
    "settle_leftover",
]
