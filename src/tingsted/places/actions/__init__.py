"""Verbs of the relation: set up, enter, found, describe, seat, invite, elect, give mandates, hand over."""

from tingsted.places.actions.areas import (
    adopt_boundary,
    describe_area,
    dress_municipality,
    enter_area,
    set_up_municipality,
)
from tingsted.places.actions.contacts import (
    delete_note,
    name_contact,
    write_note,
)
from tingsted.places.actions.describing import describe_office
from tingsted.places.actions.electing import (
    change_seat,
    record_election,
)
from tingsted.places.actions.foundings import (
    begin_founding,
    call_founding_meeting,
    hold_founding_meeting,
    lay_founding_aside,
    show_interest,
    withdraw_interest,
    write_draft,
)
from tingsted.places.actions.hand_overs import (
    carry_out_hand_over,
    plan_hand_over,
    read_hand_over,
    withdraw_hand_over,
)
from tingsted.places.actions.importing import import_offices, read_in_map
from tingsted.places.actions.land import choose_parts, load_blocks
from tingsted.places.actions.mandates import (
    end_mandate,
    give_mandate,
)
from tingsted.places.actions.naming import rename_area
from tingsted.places.actions.offices import (
    approve_office,
    change_office,
    dissolve_office,
    found_again,
    found_office,
    import_task_codes,
    rename_office,
    set_task_codes,
)
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
from tingsted.places.actions.topics import enter_topic, retire_topic, reword_topic

__all__ = [
    "adopt_boundary",
    "adopt_redrawing",
    "approve_office",
    "begin_founding",
    "call_founding_meeting",
    "carry_out_due",
    "carry_out_hand_over",
    "change_office",
    "change_seat",
    "choose_parts",
    "delete_note",
    "describe_area",
    "describe_office",
    "dissolve_office",
    "dress_municipality",
    "drop_redrawing",
    "elect_chair",
    "end_mandate",
    "end_seat",
    "enter_area",
    "enter_topic",
    "forget_old_invitations",
    "found_again",
    "found_office",
    "give_mandate",
    "hold_founding_meeting",
    "import_offices",
    "import_task_codes",
    "invite_to_seat",
    "lay_founding_aside",
    "load_blocks",
    "name_contact",
    "plan_hand_over",
    "prepare_division",
    "prepare_merger",
    "prepare_outline",
    "read_hand_over",
    "read_in_map",
    "record_election",
    "rename_area",
    "rename_office",
    "retire_topic",
    "reword_topic",
    "set_task_codes",
    "set_up_municipality",
    "show_interest",
    "show_seat",
    "take_invited_seat",
    "take_seat",
    "withdraw_hand_over",
    "withdraw_interest",
    "withdraw_invitation",
    "write_draft",
    "write_note",
]
