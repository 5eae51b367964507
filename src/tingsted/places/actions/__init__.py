"""Verbs of the relation: set up, enter, found, describe, seat, invite, elect, and keep the list of topics."""

from tingsted.places.actions.areas import (
    adopt_boundary,
    describe_area,
    dress_municipality,
    enter_area,
    set_up_municipality,
)
from tingsted.places.actions.offices import describe_office, dissolve_office, found_office
from tingsted.places.actions.seats import (
    elect_chair,
    end_seat,
    forget_old_invitations,
    invite_to_seat,
    show_seat,
    take_invited_seat,
    take_seat,
    withdraw_invitation,
)
from tingsted.places.actions.topics import enter_topic, retire_topic, reword_topic

__all__ = [
    "adopt_boundary",
    "describe_area",
    "describe_office",
    "dissolve_office",
    "dress_municipality",
    "elect_chair",
    "end_seat",
    "enter_area",
    "enter_topic",
    "forget_old_invitations",
    "found_office",
    "invite_to_seat",
    "retire_topic",
    "reword_topic",
    "set_up_municipality",
    "show_seat",
    "take_invited_seat",
    "take_seat",
    "withdraw_invitation",
]
