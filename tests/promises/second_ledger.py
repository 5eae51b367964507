"""A promise in the ledger that the walk keeps beside the real one, in plain Python."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from tingsted.places.models import Office
from tingsted.promises.models import Promise


@dataclass
class Owed:
    """A promise in the second ledger."""

    noun: Promise
    made: date
    due: date
    by: Office
    public: bool = True
    standing: bool = False
    open: bool = True
    told: set[tuple[str, date]] = field(default_factory=set)

    def stages(self, day: date, before: int, after: int, leader: bool) -> Iterator[str]:
        """What must be told of it that day, read off the manual."""
        left = (self.due - day).days
        if self.standing:
            if left <= 0:
                yield "review"
        elif left < 0:
            yield "over"
            if self.public and leader and -left >= after:
                yield "leader"
        elif left <= before and 2 * left <= (self.due - self.made).days:
            yield "soon"
