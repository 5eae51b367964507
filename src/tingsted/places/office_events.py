"""What can have happened to offices, seats, contacts and foundings, beyond the first of each (`events.py`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_noop

from tingsted.kernel.events import Event, known


@known
@dataclass(frozen=True, kw_only=True)
class OfficeFactsChanged(Event):
    office: str
    words: ClassVar[str] = gettext_noop("The facts about %(office)s were changed")


@known
@dataclass(frozen=True, kw_only=True)
class OfficeRenamed(Event):
    office: str
    former: str
    words: ClassVar[str] = gettext_noop("%(former)s is now called %(office)s")


@known
@dataclass(frozen=True, kw_only=True)
class OfficeApproved(Event):
    office: str
    day: str
    words: ClassVar[str] = gettext_noop("The municipal council approved %(office)s on %(day)s")


@known
@dataclass(frozen=True, kw_only=True)
class OfficeFoundedAgain(Event):
    office: str
    words: ClassVar[str] = gettext_noop("%(office)s was founded again")


@known
@dataclass(frozen=True, kw_only=True)
class TaskCodesSet(Event):
    office: str
    words: ClassVar[str] = gettext_noop("The tasks of %(office)s were set")


@known
@dataclass(frozen=True, kw_only=True)
class TaskListReadIn(Event):
    departments: int
    words: ClassVar[str] = gettext_noop("A list of task codes was read in for %(departments)s departments")


@known
@dataclass(frozen=True, kw_only=True)
class SeatChanged(Event):
    office: str
    words: ClassVar[str] = gettext_noop("A seat in %(office)s was changed")


@known
@dataclass(frozen=True, kw_only=True)
class MandateGiven(Event):
    office: str
    subject: str
    worded: ClassVar[frozenset[str]] = frozenset({"subject"})
    words: ClassVar[str] = gettext_noop("%(office)s gave somebody a mandate in %(subject)s")


@known
@dataclass(frozen=True, kw_only=True)
class MandateEnded(Event):
    office: str
    subject: str
    worded: ClassVar[frozenset[str]] = frozenset({"subject"})
    words: ClassVar[str] = gettext_noop("A mandate in %(office)s ended: %(subject)s")


@known
@dataclass(frozen=True, kw_only=True)
class ElectionRecorded(Event):
    office: str
    day: str
    chosen: int
    words: ClassVar[str] = gettext_noop(
        "%(office)s held an election on %(day)s; %(chosen)s seats were filled"
    )


@known
@dataclass(frozen=True, kw_only=True)
class ContactNamed(Event):
    office: str
    words: ClassVar[str] = gettext_noop("%(office)s got a contact officer of its own")


@known
@dataclass(frozen=True, kw_only=True)
class NoteWritten(Event):
    office: str
    words: ClassVar[str] = gettext_noop("A note for the next officer was written about %(office)s")


@known
@dataclass(frozen=True, kw_only=True)
class NoteDeleted(Event):
    office: str
    words: ClassVar[str] = gettext_noop("A note about %(office)s was deleted")


@known
@dataclass(frozen=True, kw_only=True)
class HandOverPlanned(Event):
    office: str
    day: str
    bodies: int
    hand_over: int
    words: ClassVar[str] = gettext_noop("%(office)s planned a hand-over of %(bodies)s bodies on %(day)s")


@known
@dataclass(frozen=True, kw_only=True)
class HandOverWithdrawn(Event):
    office: str
    hand_over: int
    words: ClassVar[str] = gettext_noop("%(office)s took back a planned hand-over")


@known
@dataclass(frozen=True, kw_only=True)
class HandedOver(Event):
    office: str
    bodies: int
    hand_over: int
    words: ClassVar[str] = gettext_noop("In %(office)s %(bodies)s bodies went from one officer to another")


@known
@dataclass(frozen=True, kw_only=True)
class HandOverRead(Event):
    office: str
    hand_over: int
    words: ClassVar[str] = gettext_noop("The new officer in %(office)s has read the hand-over")


@known
@dataclass(frozen=True, kw_only=True)
class FoundingBegun(Event):
    area: str
    words: ClassVar[str] = gettext_noop("People in %(area)s began to found a body")


@known
@dataclass(frozen=True, kw_only=True)
class InterestShown(Event):
    area: str
    words: ClassVar[str] = gettext_noop("Somebody in %(area)s would like to help found a body")


@known
@dataclass(frozen=True, kw_only=True)
class InterestWithdrawn(Event):
    area: str
    words: ClassVar[str] = gettext_noop("Somebody in %(area)s left the list of those founding a body")


@known
@dataclass(frozen=True, kw_only=True)
class FoundingMeetingCalled(Event):
    area: str
    day: str
    words: ClassVar[str] = gettext_noop("A founding meeting in %(area)s was called for %(day)s")


@known
@dataclass(frozen=True, kw_only=True)
class StatutesWritten(Event):
    area: str
    words: ClassVar[str] = gettext_noop("The draft of statutes in %(area)s was rewritten")


@known
@dataclass(frozen=True, kw_only=True)
class FoundingMeetingHeld(Event):
    area: str
    office: str
    words: ClassVar[str] = gettext_noop("The founding meeting in %(area)s founded %(office)s")


@known
@dataclass(frozen=True, kw_only=True)
class FoundingLaidAside(Event):
    area: str
    words: ClassVar[str] = gettext_noop("The founding of a body in %(area)s was laid aside")


@known
@dataclass(frozen=True, kw_only=True)
class InterestsForgotten(Event):
    count: int
    words: ClassVar[str] = gettext_noop("%(count)s names on lists of interest were deleted")


@known
@dataclass(frozen=True, kw_only=True)
class WorkbookImported(Event):
    file: str
    new: int
    changed: int
    words: ClassVar[str] = gettext_noop(
        "A workbook of councils was read in: %(new)s new, %(changed)s changed"
    )
