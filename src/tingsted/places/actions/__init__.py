"""Verbs of the relation: set up, enter, found, seat."""

from tingsted.places.actions.areas import adopt_boundary, describe_area, enter_area, set_up_municipality
from tingsted.places.actions.offices import end_seat, found_office, take_seat

__all__ = [
    "adopt_boundary",
    "describe_area",
    "end_seat",
    "enter_area",
    "found_office",
    "set_up_municipality",
    "take_seat",
]
