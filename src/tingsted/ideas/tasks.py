"""What the clock does here."""

from __future__ import annotations

from datetime import date

from tingsted.ideas.actions import forget_old_offers, thank_helpers
from tingsted.kernel.actors import CLOCK
from tingsted.kernel.clockwork import daily


@daily("ideas.thanks")
def thank_yesterdays_helpers(on: date) -> None:
    """Those who offered help in a survey get their letter, with the way back out in it."""
    thank_helpers(CLOCK, on=on)


@daily("ideas.forget")
def forget_addresses(on: date) -> None:
    """An address waits at most a year for a group."""
    forget_old_offers(CLOCK, on=on)
