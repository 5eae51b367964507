"""What the clock does here."""

from __future__ import annotations

from datetime import date

from tingsted.involvement.actions import forget_what_is_old, keep_deadlines
from tingsted.kernel.actors import CLOCK
from tingsted.kernel.clockwork import daily


@daily("involvement.deadlines")
def keep_the_deadlines(on: date) -> None:
    """Tomorrow's last days, and what has passed."""
    keep_deadlines(CLOCK, on=on)


@daily("involvement.forget")
def forget_what_was_kept_long_enough(on: date) -> None:
    """Case files that were fetched, and addresses whose matter is at its end."""
    forget_what_is_old(CLOCK, on=on)
