"""Reads that cross models: a wall in two columns, and what a file would add to it."""

from __future__ import annotations

from dataclasses import dataclass, field

from tingsted.ideas.models import Column, Idea, Standing
from tingsted.meetings.models import Meeting, WallNote
from tingsted.meetings.reading import Fault, Reading, Record, find_faults
from tingsted.meetings.reading.faults import HELD_BACK

MOST_ON_A_WALL = 400


@dataclass
class ImportPlan:
    """What a file would do to a wall: nothing is written by asking."""

    faults: list[Fault]
    new: list[Record] = field(default_factory=list)
    known: list[Record] = field(default_factory=list)
    kept_back: list[tuple[Record, str]] = field(default_factory=list)
    empty: list[Record] = field(default_factory=list)

    def codes(self, record: Record) -> set[str]:
        """What is odd about a record."""
        return {fault.code for fault in self.faults if fault.row == record.row}


def plan_import(meeting: Meeting, reading: Reading) -> ImportPlan:
    """Sort a file's records: new to this wall, there already, to be kept back, empty."""
    plan = ImportPlan(faults=find_faults(reading))
    codes: dict[int, set[str]] = {}
    for fault in plan.faults:
        codes.setdefault(fault.row, set()).add(fault.code)
    there = {*meeting.notes.values_list("source_row", flat=True)}
    there |= {*meeting.leftovers.values_list("source_row", flat=True)}
    for record in reading.records:
        kept_back = codes.get(record.row, set()) & HELD_BACK
        if record.is_empty:
            plan.empty.append(record)
        elif record.key in there:
            plan.known.append(record)
        elif kept_back:
            plan.kept_back.append((record, min(kept_back)))
        else:
            plan.new.append(record)
    return plan


def wall_of(
    meeting: Meeting, *, newest_first: bool = False, most: int = MOST_ON_A_WALL
) -> dict[str, list[Idea]]:
    """The meeting's public ideas by column; one that was put together with another stands as that one, once."""
    notes = WallNote.objects.filter(meeting=meeting).select_related("idea__merged_into")
    order = "-idea__number" if newest_first else "idea__number"
    columns: dict[str, list[Idea]] = {Column.HAVE: [], Column.WANT: []}
    seen: set[int] = set()
    for note in notes.order_by(order)[:most]:
        idea = note.idea.resolved()
        if idea.standing == Standing.PUBLIC and idea.pk not in seen:
            seen.add(idea.pk)
            columns[idea.column].append(idea)
    return columns
