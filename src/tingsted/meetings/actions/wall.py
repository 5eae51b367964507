"""Notes on the wall: typed one by one, or read from a file that may be read again without harm."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from tingsted.ideas.actions import raise_idea
from tingsted.ideas.models import Column, Idea
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.meetings.events import IdeasImported, LeftoverSettled, NotePutUp
from tingsted.meetings.models import Leftover, Meeting, WallNote
from tingsted.meetings.queries import ImportPlan, plan_import
from tingsted.meetings.reading import Reading, Record
from tingsted.meetings.reading.faults import READ_FIRST, theme_of
from tingsted.notices.actions import ask, settle


@dataclass
class Imported:
    """What became of a file: the plan that was carried out, and the number of each new idea by its record."""

    plan: ImportPlan
    new: dict[int, str] = field(default_factory=dict)


@action
def note_on_wall(
    actor: Actor,
    *,
    meeting: Meeting,
    words: str,
    column: str = Column.WANT,
    table: str = "",
    name: str = "",
    theme: str = "",
    place: str = "",
    remark: str = "",
) -> WallNote:
    """Put one note on the wall: it becomes an idea with its number at once."""
    require("meetings.run", actor, meeting)
    idea = raise_idea(
        actor,
        area=meeting.area,
        words=words,
        column=column,
        theme=theme,
        place=place,
        name=name,
        origin=origin_of(meeting, table),
        said_on=_day(meeting),
    )
    note = WallNote.objects.create(meeting=meeting, idea=idea, table=_short(table), remark=tidy(remark))
    announce(actor, NotePutUp(about=about(meeting), title=meeting.title, label=idea.label))
    return note


@action
def import_ideas(actor: Actor, *, meeting: Meeting, reading: Reading, file: str = "") -> Imported:
    """Put a file's records on the wall: each once, however often the file is read; nothing is lost.

    A record that can't be an idea by itself is kept as it stood, and waits for the body.
    """
    require("meetings.run", actor, meeting)
    plan = plan_import(meeting, reading)
    result = Imported(plan=plan)
    for record, why in plan.kept_back:
        _keep_back(meeting, record, file, why=why)
    for record in plan.new:
        read_first = bool(plan.codes(record) & READ_FIRST)
        idea = _put_up(actor, meeting, record, reading, file=file, read_first=read_first)
        result.new[record.row] = idea.label
    _ask_for_a_hand(meeting)
    announce(
        actor,
        IdeasImported(
            about=about(meeting), title=meeting.title, new=len(result.new), kept_back=len(plan.kept_back)
        ),
    )
    return result


@action
def settle_leftover(
    actor: Actor, *, leftover: Leftover, words: str = "", theme: str = "", column: str = Column.WANT
) -> Idea | None:
    """Make a kept record an idea with these words, or put it away for good when there are none."""
    meeting = leftover.meeting
    require("meetings.run", actor, meeting)
    leftover = Leftover.objects.select_for_update(of=("self",)).select_related("meeting").get(pk=leftover.pk)
    if leftover.settled_on is not None:
        raise Refused(_("Somebody has already settled this one."))
    idea = None
    if words:
        cells = leftover.cells
        table = _short(str(cells.get("table", "")))
        idea = raise_idea(
            actor,
            area=meeting.area,
            words=words,
            column=column,
            theme=theme,
            place=str(cells.get("place", "")),
            name=str(cells.get("author", "")),
            origin=origin_of(meeting, table),
            said_on=_day(meeting),
        )
        WallNote.objects.create(
            meeting=meeting,
            idea=idea,
            table=table,
            paper_number=_short(str(cells.get("nr", ""))),
            remark=tidy(str(cells.get("remark", ""))),
            source_row=leftover.source_row,
            read_from=leftover.read_from,
        )
    leftover.settled_on, leftover.became, leftover.cells = clock.today(), idea, {}
    leftover.save(update_fields=["settled_on", "became", "cells"])
    _ask_for_a_hand(meeting)
    announce(actor, LeftoverSettled(about=about(meeting), title=meeting.title))
    return idea


def origin_of(meeting: Meeting, table: str = "") -> str:
    """Where a note was said, as its idea tells it."""
    if table:
        return _("%(meeting)s, table %(table)s") % {"meeting": meeting.title, "table": table}
    return meeting.title


def _put_up(
    actor: Actor, meeting: Meeting, record: Record, reading: Reading, *, file: str, read_first: bool
) -> Idea:
    table = _short(record.meant("table"))
    idea = raise_idea(
        actor,
        area=meeting.area,
        words=record.words,
        column=record.column,
        theme=theme_of(record, reading),
        place=record.meant("place"),
        name=record.meant("author"),
        origin=origin_of(meeting, table),
        said_on=_day(meeting),
        read_first=read_first,
    )
    WallNote.objects.create(
        meeting=meeting,
        idea=idea,
        table=table,
        paper_number=_short(record.nr),
        remark=record.meant("remark"),
        source_row=record.key,
        read_from=_read_from(file, record),
    )
    return idea


def _keep_back(meeting: Meeting, record: Record, file: str, *, why: str) -> None:
    Leftover.objects.create(
        meeting=meeting,
        source_row=record.key,
        read_from=_read_from(file, record),
        why=why,
        cells={name: record.meant(name) for name in record.raw},
    )


def _ask_for_a_hand(meeting: Meeting) -> None:
    """One ask for the body as long as some record waits; none when all are settled."""
    count = meeting.leftovers.filter(settled_on__isnull=True).count()
    if count == 0:
        settle(about=about(meeting), kind="meetings.leftovers")
        return
    ask(
        kind="meetings.leftovers",
        about=about(meeting),
        office=meeting.body,
        area=meeting.area,
        url=reverse("meetings:leftovers", args=[meeting.slug]),
        count=count,
        title=meeting.title,
    )


def _read_from(file: str, record: Record) -> str:
    where = _("record %(row)s") % {"row": record.row}
    return f"{file[:80]}, {where}" if file else where


def _short(text: str) -> str:
    return " ".join(tidy(text).split())[:20]


def _day(meeting: Meeting) -> date:
    return min(meeting.starts_at.astimezone(clock.COPENHAGEN).date(), clock.today())
