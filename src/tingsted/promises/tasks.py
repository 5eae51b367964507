"""What the clock does here: it keeps an eye on the dates."""

from __future__ import annotations

from datetime import date

from tingsted.kernel.actors import CLOCK
from tingsted.kernel.clockwork import daily
from tingsted.promises.actions import remind


@daily("promises.remind")
def remind_of_dates(on: date) -> None:
    """What is soon due, and what did not come in time."""
    remind(CLOCK, on=on)
