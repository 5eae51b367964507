"""An election at a general assembly, before anybody writes it down: who leaves, stays, changes role and comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tingsted.places.models import Role, Seat

What = Literal["leaves", "stays", "is chosen again", "changes", "comes"]


@dataclass(frozen=True)
class Sitting:
    """What the assembly decided about somebody who sits there: `stays` with this role until this day."""

    seat: Seat
    stays: bool
    role: str
    ends: date | None
    speaks: bool
    title: str = ""


@dataclass(frozen=True)
class Newcomer:
    """Somebody who was chosen and did not sit there; without an address they get no letter and can't sign in."""

    name: str
    email: str
    role: str
    ends: date | None
    speaks: bool
    title: str = ""


@dataclass(frozen=True)
class Election:
    """All that one general assembly decided, with the first day of what is new."""

    on: date
    sitting: tuple[Sitting, ...]
    new: tuple[Newcomer, ...]
    how: str = ""


@dataclass(frozen=True)
class Line:
    """One line of the preview: who, what happens, as what, until when, and the title of their own if they have one."""

    who: str
    what: What
    role: str
    ends: date | None
    speaks: bool
    title: str = ""

    @property
    def role_words(self) -> str:
        return self.title or str(Role(self.role).label)


def tell_lines(election: Election) -> list[Line]:
    """What will happen to each, those who leave first, then those who stay, then those who come."""
    order: Sequence[What] = ("leaves", "stays", "is chosen again", "changes", "comes")
    lines = [
        Line(
            str(s.seat.person), what_happens(s), s.role if s.stays else s.seat.role, s.ends, s.speaks,
            s.title if s.stays else s.seat.title,
        )
        for s in election.sitting
    ]  # fmt: skip
    lines += [Line(n.name, "comes", n.role, n.ends, n.speaks, n.title) for n in election.new]
    return sorted(lines, key=lambda line: order.index(line.what))


def what_happens(sitting: Sitting) -> What:
    """A role that changes is a new seat; a term that goes on is the old one with a later last day."""
    if not sitting.stays:
        return "leaves"
    if sitting.role != sitting.seat.role:
        return "changes"
    now, then = sitting.seat, (sitting.ends, sitting.speaks, sitting.title)
    return "stays" if (now.ends, now.speaks, now.title) == then else "is chosen again"


def chairs_after(election: Election) -> list[str]:
    """The names of those who are chair afterwards: one, or none in an open forum."""
    named = [str(s.seat.person) for s in election.sitting if s.stays and s.role == Role.CHAIR]
    return named + [n.name for n in election.new if n.role == Role.CHAIR]
