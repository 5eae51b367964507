"""Verbs of the meetings room: call and sign up, put on the wall, read a file in, settle."""

from tingsted.meetings.actions.agenda import add_point, change_point, drop_point
from tingsted.meetings.actions.calling import call_meeting, cancel_meeting, change_meeting
from tingsted.meetings.actions.signing_up import (
    confirm_sign_up,
    forget_sign_ups,
    sign_up,
    withdraw_sign_up,
)
from tingsted.meetings.actions.wall import Imported, import_ideas, note_on_wall, settle_leftover

__all__ = [
    "Imported",
    "add_point",
    "call_meeting",
    "cancel_meeting",
    "change_meeting",
    "change_point",
    "confirm_sign_up",
    "drop_point",
    "forget_sign_ups",
    "import_ideas",
    "note_on_wall",
    "settle_leftover",
    "sign_up",
    "withdraw_sign_up",
]
