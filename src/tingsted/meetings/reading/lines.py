"""What hosts type a line each: people for the tables, and who does what until when."""

from __future__ import annotations

import re
from datetime import date, datetime

DAYS = ("%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y")


def read_people(text: str) -> list[tuple[str, str, int | None]]:
    """»Alma Birkely, Sandby« is a name and what to mix by; »Bo Lund, vært 3« stays at table 3."""
    people = []
    for line in text.splitlines():
        name, *more = (part.strip() for part in line.split(","))
        hosts, groups = None, []
        for part in more:
            found = re.fullmatch(r"(?:vært|host)\s*(?:bord|table)?\s*(\d{1,2})", part, re.IGNORECASE)
            if found:
                hosts = int(found[1])
            elif part:
                groups.append(part)
        if name:
            people.append((name, " ".join(groups), hosts))
    return people


def read_tasks(text: str) -> list[tuple[str, str, date | None]]:
    """»Ring til skolen; Alma; 1.2.2027« is a task, who does it, and its day; the last two may be left out."""
    tasks = []
    for line in text.splitlines():
        words, *more = (part.strip() for part in line.split(";"))
        due, owner = None, ""
        for part in more:
            day = _day(part)
            due, owner = (day, owner) if day else (due, part or owner)
        if words:
            tasks.append((words, owner, due))
    return tasks


def written_tasks(tasks: list[tuple[str, str, date | None]]) -> str:
    """The same as it is typed."""
    return "\n".join(
        "; ".join(filter(None, (words, owner, due.strftime("%d.%m.%Y") if due else "")))
        for words, owner, due in tasks
    )


def _day(text: str) -> date | None:
    for form in DAYS:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None
