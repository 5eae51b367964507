"""What the clock does here."""

from __future__ import annotations

from datetime import date

from tingsted.kernel.actors import CLOCK
from tingsted.kernel.clockwork import daily
from tingsted.workgroups.actions import end_pauses, forget_wishes, remind_of_tasks


@daily("workgroups.tasks")
def remind(on: date) -> None:
    """Tasks that are soon due."""
    remind_of_tasks(CLOCK, on=on)


@daily("workgroups.pauses")
def ask_whether_to_go_on(on: date) -> None:
    """Pauses that are over."""
    end_pauses(CLOCK, on=on)


@daily("workgroups.wishes")
def forget(on: date) -> None:
    """Wishes that nobody made groups of."""
    forget_wishes(CLOCK, on=on)
