"""What the clock does here."""

from __future__ import annotations

from datetime import date

from tingsted.kernel.actors import CLOCK
from tingsted.kernel.clockwork import daily, hourly
from tingsted.surveys.actions import (
    ask_for_reading,
    close_due,
    count_open,
    forget_contacts,
    forget_helpers,
    forget_typists,
    mix_ballots,
    write_to_contacts,
)


@daily("surveys.close")
def close_surveys(on: date) -> None:
    """Close what had its last day yesterday."""
    close_due(CLOCK, on=on)


@daily("surveys.comments")
def remind_of_comments(on: date) -> None:
    """Comments that wait come on the desk."""
    ask_for_reading(CLOCK)


@daily("surveys.contacts")
def forget_old_contacts(on: date) -> None:
    """How people may be reached is kept half a year."""
    forget_contacts(CLOCK, on=on)


@daily("surveys.reached")
def write_to_those_who_may_be_reached(on: date) -> None:
    """Whoever left an address yesterday gets a letter with the way to take it back."""
    write_to_contacts(CLOCK, on=on)


@daily("surveys.helpers")
def forget_those_who_offered(on: date) -> None:
    """Addresses from a survey are kept three months after its groups are formed."""
    forget_helpers(CLOCK, on=on)


@daily("surveys.typists")
def forget_those_who_typed(on: date) -> None:
    """Whoever was let in to type is kept until their last day."""
    forget_typists(CLOCK, on=on)


@hourly("surveys.so_far")
def count_what_is_open(on: date) -> None:
    """The council sees how it stands while people still answer."""
    count_open(CLOCK)


@daily("surveys.mixing")
def mix_answers(on: date) -> None:
    """The order of the rows tells nothing of the order they came in."""
    mix_ballots(CLOCK)
