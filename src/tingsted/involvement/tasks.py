"""What the clock does here."""

from __future__ import annotations

from datetime import date

from tingsted.involvement.actions import keep_deadlines
from tingsted.kernel.actors import CLOCK
from tingsted.kernel.clockwork import daily


@daily("involvement.deadlines")
def keep_the_deadlines(on: date) -> None:
    """Tomorrow's last days, and what has passed."""
    keep_deadlines(CLOCK, on=on)
