"""Verbs of the relation: set up, enter, found, describe, seat, invite, elect."""

from tingsted.places.actions.areas import (
    adopt_boundary,
    describe_area,
    dress_municipality,
    enter_area,
    set_up_municipality,
)
from tingsted.places.actions.land import choose_parts, load_blocks
from tingsted.places.actions.naming import rename_area
from tingsted.places.actions.offices import describe_office, dissolve_office, found_office
from tingsted.places.actions.redrawing import (
    adopt_redrawing,
    carry_out_due,
    drop_redrawing,
    prepare_division,
    prepare_merger,
    prepare_outline,
)
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

__all__ = [
    "adopt_boundary",
    "adopt_redrawing",
    "carry_out_due",
    "choose_parts",
    "describe_area",
    "describe_office",
    "dissolve_office",
    "dress_municipality",
    "drop_redrawing",
    "elect_chair",
    "end_seat",
    "enter_area",
    "forget_old_invitations",
    "found_office",
    "invite_to_seat",
    "load_blocks",
    "prepare_division",
    "prepare_merger",
    "prepare_outline",
    "rename_area",
    "set_up_municipality",
    "show_seat",
    "take_invited_seat",
    "take_seat",
    "withdraw_invitation",
]
