"""Verbs of the meetings room: call and sign up, put on the wall, read a file in, settle."""

from tingsted.meetings.actions.agenda import add_point, change_point, drop_point
from tingsted.meetings.actions.calling import call_meeting, cancel_meeting, change_meeting
from tingsted.meetings.actions.minutes import (
    approve_minutes,
    finish_task,
    name_people,
    publish_minutes,
    reopen_minutes,
    write_notes,
)
from tingsted.meetings.actions.room import (
    close_room,
    keep_apart,
    open_room,
    put_together,
    read_notes,
    send_note,
    steer_room,
)
from tingsted.meetings.actions.seating import drop_guest, enter_guests, seat_late, set_tables
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
    "approve_minutes",
    "call_meeting",
    "cancel_meeting",
    "cast_vote",
    "change_meeting",
    "change_point",
    "close_poll",
    "close_room",
    "confirm_sign_up",
    "count_hands",
    "drop_guest",
    "drop_point",
    "enter_guests",
    "finish_task",
    "forget_sign_ups",
    "import_ideas",
    "keep_apart",
    "make_poll",
    "name_people",
    "note_on_wall",
    "open_poll",
    "open_room",
    "publish_minutes",
    "put_together",
    "read_notes",
    "reopen_minutes",
    "seat_late",
    "send_note",
    "set_tables",
    "settle_leftover",
    "sign_up",
    "steer_room",
    "withdraw_sign_up",
    "write_notes",
]
