"""Minutes and tables as they are read: whole for the hosts, without names for everybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tingsted.meetings.models import Meeting, Minutes, Point, TablePlan
from tingsted.meetings.naming import Names, names_of, spoken_of


@dataclass(frozen=True)
class ToDo:
    """A task as it is told."""

    key: int
    words: str
    owner: str
    due: date | None
    done: bool


@dataclass(frozen=True)
class Told:
    """A point as the minutes tell it."""

    point: Point
    title: str
    notes: str
    decisions: list[str]
    tasks: list[ToDo]
    stays_open: bool
    moved_to: Meeting | None


@dataclass(frozen=True)
class Table:
    """One table in one round, by name."""

    number: int
    names: list[str]


def told_points(minutes: Minutes, *, public: bool) -> list[Told]:
    """Every point with its notes, decisions and tasks; in public nobody is named who did not say yes."""
    names = names_of(minutes) if public else None
    points = minutes.meeting.points.prefetch_related("decisions", "tasks").select_related(
        "carried_to__meeting"
    )
    return [_told(point, names) for point in points]


def _told(point: Point, names: Names | None) -> Told:
    text = names.text if names else str
    owner = names.owner if names else str
    carried = getattr(point, "carried_to", None)
    return Told(
        point=point,
        title=text(point.title),
        notes=text(point.notes),
        decisions=[text(d.words) for d in point.decisions.all()],
        tasks=[ToDo(t.pk, text(t.words), owner(t.owner), t.due, t.done) for t in point.tasks.all()],
        stays_open=point.stays_open,
        moved_to=carried.meeting if carried else None,
    )


def named_without_a_yes(minutes: Minutes, points: Sequence[Told]) -> list[str]:
    """Those who signed up or had a table, are named under these points, and whom nobody has asked."""
    meeting = minutes.meeting
    seated = meeting.guests.filter(sign_up=None).order_by().values_list("name", flat=True)
    there = seated.union(meeting.sign_ups.order_by().values_list("name", flat=True))
    texts = [
        text
        for told in points
        for text in (told.title, told.notes, *told.decisions, *(task.words for task in told.tasks))
    ]
    return spoken_of(minutes, there, texts)


def rounds_of(plan: TablePlan, *, first_names: bool = False) -> list[list[Table]]:
    """By round, every table with who sits there; on a screen by first name only."""
    names = {guest.pk: guest.name for guest in plan.meeting.guests.all()}
    said = {pk: _first(name, list(names.values())) if first_names else name for pk, name in names.items()}
    rounds = []
    for row in plan.tables:
        tables: dict[int, list[str]] = {}
        for key, table in zip(plan.guests, row, strict=True):
            if table >= 0 and key in said:
                tables.setdefault(table, []).append(said[key])
        rounds.append([Table(number + 1, tables[number]) for number in sorted(tables)])
    return rounds


def ways_of(plan: TablePlan) -> list[tuple[str, list[int]]]:
    """Everybody's own way: their name and their table in each round, 0 where they had not come yet."""
    names = {guest.pk: guest.name for guest in plan.meeting.guests.all()}
    rows = [
        (names[key], [row[place] + 1 for row in plan.tables])
        for place, key in enumerate(plan.guests)
        if key in names
    ]
    return sorted(rows)


def _first(name: str, everybody: list[str]) -> str:
    """The first name, with a letter of the last where two share it; those who came along have their number."""
    first, *rest = name.replace(",", " ").split()
    along = f" {rest.pop()}" if rest and rest[-1].startswith("+") else ""
    shared = sum(other.split()[0].rstrip(",") == first for other in everybody if "+" not in other) > 1
    return f"{first} {rest[-1][0]}.{along}" if shared and rest else f"{first}{along}"
