"""What the room shows: the newest notes, the counts, a vote as it stands, and notes that may be the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from civicmath.similarity import similar
from tingsted.ideas.models import Idea, Standing
from tingsted.kernel import clock
from tingsted.meetings.models import Apart, Choice, Meeting, Poll, Room, WallNote

ON_THE_SCREEN = 12
READ_AT_ONCE = 60
COMPARED = 600
SUGGESTED = 12


@dataclass(frozen=True)
class Shown:
    """A note as the screen shows it."""

    key: int
    label: str
    text: str
    column: str
    sent: str


@dataclass(frozen=True)
class Bar:
    """A choice and its votes so far."""

    key: int
    words: str
    label: str
    by_phone: int
    in_room: int
    share: float

    @property
    def votes(self) -> int:
        return self.by_phone + self.in_room


@dataclass(frozen=True)
class Tally:
    """A vote as it stands."""

    poll: Poll
    bars: list[Bar]
    phones: int

    @property
    def votes(self) -> int:
        return sum(bar.votes for bar in self.bars)


@dataclass(frozen=True)
class OnNow:
    """The point that is on, and the hour it should end."""

    title: str
    owner: str
    since: datetime
    until: datetime


def newest_notes(meeting: Meeting, most: int = ON_THE_SCREEN) -> list[Shown]:
    """What everybody may see, the newest first; what was put together with another stands as that one."""
    notes = WallNote.objects.filter(
        meeting=meeting, idea__standing=Standing.PUBLIC, idea__merged_into__isnull=True
    )
    rows = notes.order_by("-idea__number").values_list(
        "idea_id", "idea__label", "idea__words", "idea__column", "table", "from_phone", "idea__created_at"
    )
    return [_shown(*row) for row in rows[:most]]


def _shown(key: int, label: str, words: str, column: str, table: str, phone: bool, at: datetime) -> Shown:
    hour = at.astimezone(clock.COPENHAGEN).strftime("%H.%M")
    if phone:
        sent = _("Sent from a phone, %(hour)s") % {"hour": hour}
    elif table:
        sent = _("Table %(table)s, %(hour)s") % {"table": table, "hour": hour}
    else:
        sent = _("Said aloud, %(hour)s") % {"hour": hour}
    return Shown(key, label, words, column, sent)


def note_counts(meeting: Meeting) -> dict[str, int]:
    """How many notes there are in all, and how many wait to be read."""
    return WallNote.objects.filter(meeting=meeting).aggregate(
        all=Count("pk"), waiting=Count("pk", filter=Q(idea__standing=Standing.WAITING))
    )


def waiting_notes(meeting: Meeting) -> list[WallNote]:
    """What phones sent and nobody has read, the oldest first."""
    found = WallNote.objects.filter(meeting=meeting, idea__standing=Standing.WAITING)
    return list(
        found.filter(idea__merged_into__isnull=True).select_related("idea").order_by("pk")[:READ_AT_ONCE]
    )


def tallies_of(polls: QuerySet[Poll], most: int = 6) -> list[Tally]:
    """Votes as they stand: from phones so far, and what was counted in the room."""
    choices = Choice.objects.select_related("idea").annotate(now=Count("marks")).order_by("pk")
    found = polls.annotate(now=Count("marks__hand", distinct=True))
    return [_tally(poll) for poll in found.prefetch_related(Prefetch("choices", queryset=choices))[:most]]


def tally_of(poll: Poll) -> Tally:
    """One vote as it stands."""
    return tallies_of(Poll.objects.filter(pk=poll.pk))[0]


def shown_tally(meeting: Meeting) -> Tally | None:
    """The vote that the screen shows: the one opened last."""
    opened = meeting.polls.filter(opened_at__isnull=False).order_by("-opened_at")
    return next(iter(tallies_of(opened, most=1)), None)


def _tally(poll: Poll) -> Tally:
    """While a vote is open the marks are counted, afterwards the counts were kept."""
    rows = [(c, c.by_phone if poll.closed_at else int(vars(c)["now"])) for c in poll.choices.all()]
    most = max((phone + c.in_room for c, phone in rows), default=0) or 1
    bars = [
        Bar(c.pk, c.words, c.idea.label if c.idea else "", phone, c.in_room, (phone + c.in_room) / most)
        for c, phone in rows
    ]
    return Tally(poll, bars, poll.phones if poll.closed_at else int(vars(poll)["now"]))


def on_now(room: Room) -> OnNow | None:
    """The point that is on, if one is."""
    if room.point is None or room.point_since is None:
        return None
    until = room.point_since + timedelta(minutes=room.point.minutes)
    return OnNow(room.point.title, room.point.owner, room.point_since, until)


def suggestions(meeting: Meeting) -> list[tuple[Idea, Idea]]:
    """Pairs of public notes that may be the same, the surest first; a person decides."""
    public = Idea.objects.public().filter(wall_notes__meeting=meeting).order_by("-number")[:COMPARED]
    ideas = sorted(public, key=lambda idea: idea.number)
    if len(ideas) < 2:
        return []
    apart = {*Apart.objects.filter(meeting=meeting).values_list("left", "right")}
    names = [str(place["name"]) for place in meeting.area.place_names]
    found = similar([idea.words for idea in ideas], places=names).pairs
    pairs = ((ideas[p.left], ideas[p.right]) for p in found)
    kept = [(a, b) for a, b in pairs if (min(a.pk, b.pk), max(a.pk, b.pk)) not in apart]
    return kept[:SUGGESTED]


def open_polls(meeting: Meeting) -> list[Any]:
    """What a phone can vote on now, with the choices."""
    found = meeting.polls.filter(opened_at__isnull=False, closed_at__isnull=True)
    return list(found.order_by(F("pk").desc()).prefetch_related("choices"))
