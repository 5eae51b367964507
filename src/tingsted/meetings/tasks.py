"""What the clock does here."""

from __future__ import annotations

from datetime import date

from tingsted.kernel.actors import CLOCK
from tingsted.kernel.clockwork import daily
from tingsted.meetings.actions import forget_sign_ups


@daily("meetings.forget")
def forget(on: date) -> None:
    """What was needed for an evening goes when it is over."""
    forget_sign_ups(CLOCK, on=on)
