"""The minutes on paper and in Word: the same words as on the page, and the same names."""

from __future__ import annotations

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tingsted.design.days import clock_text, day_text, language
from tingsted.documents.press import press_pdf
from tingsted.documents.word import add_said, add_table, bytes_of, new_sheet
from tingsted.kernel import clock
from tingsted.meetings.models import Minutes
from tingsted.meetings.queries import told_points
from tingsted.meetings.queries.minutes import Told
from tingsted.places.queries import the_municipality


def minutes_pdf(minutes: Minutes) -> bytes:
    """A file that prints, archives and reads aloud."""
    return press_pdf("meetings/press/minutes.typ", record_of(minutes), dated=clock.today())


def record_of(minutes: Minutes) -> dict[str, Any]:
    """Everything both files say, as text; nobody is named who did not say yes."""
    meeting = minutes.meeting
    others = sum(1 for line in minutes.not_named.splitlines() if line.strip())
    named = [line.strip() for line in minutes.may_be_named.splitlines() if line.strip()]
    until = f" {_('to')} {clock_text(meeting.ends_at, 'bare')}" if meeting.ends_at else ""
    when = f"{capfirst(day_text(meeting.starts_at, 'lang'))} {clock_text(meeting.starts_at)}{until}"
    return {
        "title": _("Minutes: %(title)s") % {"title": meeting.title},
        "lang": language(),
        "author": meeting.body.name,
        "municipality": the_municipality().name,
        "standing": standing_words(minutes),
        "foot": f"{meeting.title} · {standing_words(minutes)}",
        "facts": [
            [_("When"), when],
            [_("Where"), str(meeting.where)],
            [_("Present"), _present(named, others)],
        ],
        "points": [_point(number, told) for number, told in enumerate(told_points(minutes, public=True), 1)],
        "words": {
            "decided": _("Decided"),
            "tasks": _("Who does what"),
            "task": _("Task"),
            "owner": _("Who"),
            "due": _("Until"),
            "open": _("The point is not finished."),
        },
    }


def _point(number: int, told: Told) -> dict[str, Any]:
    moved = ""
    if told.moved_to is not None:
        moved = _("Moved to the meeting on %(day)s.") % {"day": day_text(told.moved_to.starts_at, "dag")}
    return {
        "title": f"{number}. {told.title}",
        "notes": told.notes,
        "decisions": told.decisions,
        "tasks": [
            [task.words, task.owner, day_text(task.due, "dag") if task.due else ""] for task in told.tasks
        ],
        "open": told.stays_open,
        "moved": moved,
    }


def _present(named: list[str], others: int) -> str:
    said = ", ".join(named)
    if not others:
        return said or "–"
    count = _("%(n)s who are not named") % {"n": others}
    return f"{said}; {count}" if said else count


def standing_words(minutes: Minutes) -> str:
    """Where they stand, in words."""
    if minutes.state == Minutes.State.DRAFT or minutes.approved_on is None:
        return _("Draft, not approved yet")
    return _("Approved by %(body)s, %(day)s") % {
        "body": minutes.meeting.body,
        "day": day_text(minutes.approved_on, "dag"),
    }


def minutes_docx(minutes: Minutes) -> bytes:
    """A Word file with real headings and header rows."""
    record = record_of(minutes)
    words = record["words"]
    sheet = new_sheet(title=record["title"], author=record["author"], lang=record["lang"])
    sheet.add_paragraph(f"{record['municipality']} · {record['author']}")
    sheet.add_heading(record["title"], level=0)
    sheet.add_paragraph(record["standing"])
    for name, said in record["facts"]:
        add_said(sheet, said, lead=f"{name}: ")
    for point in record["points"]:
        sheet.add_heading(point["title"], level=1)
        add_said(sheet, point["notes"])
        for decision in point["decisions"]:
            add_said(sheet, decision, lead=f"{words['decided']}: ")
        if point["tasks"]:
            header = (words["task"], words["owner"], words["due"])
            add_table(sheet, header, [(a, b, c) for a, b, c in point["tasks"]])
        if point["open"]:
            add_said(sheet, " ".join(filter(None, (words["open"], point["moved"]))))
        elif point["moved"]:
            add_said(sheet, point["moved"])
    return bytes_of(sheet)
