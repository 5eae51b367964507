"""Verbs of the meetings room: call and sign up, put on the wall, read a file in, settle."""

from tingsted.meetings.actions.agenda import add_point, change_point, drop_point
from tingsted.meetings.actions.calling import call_meeting, cancel_meeting, change_meeting
from tingsted.meetings.actions.room import (
    close_room,
    keep_apart,
    open_room,
    put_together,
    read_notes,
    send_note,
    steer_room,
)
from tingsted.meetings.actions.signing_up import (
    confirm_sign_up,
    forget_sign_ups,
    sign_up,
    withdraw_sign_up,
)
from tingsted.meetings.actions.voting import cast_vote, close_poll, count_hands, make_poll, open_poll
from tingsted.meetings.actions.wall import Imported, import_ideas, note_on_wall, settle_leftover

__all__ = [
    "Imported",
    "add_point",
    "call_meeting",
    "cancel_meeting",
    "cast_vote",
    "change_meeting",
    "change_point",
    "close_poll",
    "close_room",
    "confirm_sign_up",
    "count_hands",
    "drop_point",
    "forget_sign_ups",
    "import_ideas",
    "keep_apart",
    "make_poll",
    "note_on_wall",
    "open_poll",
    "open_room",
    "put_together",
    "read_notes",
    "send_note",
    "settle_leftover",
    "sign_up",
    "steer_room",
    "withdraw_sign_up",
]
