"""The evening: opening the room, steering it, reading what phones send, telling like from alike."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tingsted.ideas.actions import approve_idea, hide_idea, merge_ideas, raise_idea
from tingsted.ideas.models import Column, Idea, Standing
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.meetings.actions.voting import count_votes, turn_over
from tingsted.meetings.actions.wall import origin_of
from tingsted.meetings.events import (
    KeptApart,
    NoteSent,
    NotesRead,
    RoomClosed,
    RoomOpened,
    RoomSteered,
)
from tingsted.meetings.models import Apart, Meeting, Point, Room, WallNote
from tingsted.meetings.models.room import ALPHABET, CODE_LENGTH


@action
def open_room(actor: Actor, *, meeting: Meeting) -> Room:
    """Let phones send and vote; the first time the room gets its code, which it keeps."""
    require("meetings.run", actor, meeting)
    if meeting.cancelled_on is not None:
        raise Refused(_("The meeting is cancelled."))
    room = Room.objects.filter(meeting=meeting).first() or _with_a_code(meeting)
    room.opened_at, room.closed_at = clock.now(), None
    room.save(update_fields=["opened_at", "closed_at"])
    _turned(room)
    announce(actor, RoomOpened(about=about(meeting), title=meeting.title))
    return room


@action
def close_room(actor: Actor, *, room: Room) -> Room:
    """Take no more from phones; votes that are still open are counted."""
    require("meetings.run", actor, room.meeting)
    room.closed_at = room.closed_at or clock.now()
    room.save(update_fields=["closed_at"])
    for poll in room.meeting.polls.filter(opened_at__isnull=False, closed_at__isnull=True):
        count_votes(poll)
    _turned(room)
    announce(actor, RoomClosed(about=about(room.meeting), title=room.meeting.title))
    return room


@action
def steer_room(actor: Actor, *, room: Room, **new: Any) -> Room:
    """What is asked, what the screen shows, and which point is on: that one begins now."""
    require("meetings.run", actor, room.meeting)
    if not new.keys() <= {"question", "shows", "point"}:
        raise TypeError(f"steer_room can't change {sorted(new.keys())}")
    if "question" in new:
        room.question = " ".join(tidy(new["question"]).split())[:140]
    if "shows" in new:
        room.shows = Room.Shows(new["shows"])
    if "point" in new:
        point: Point | None = new["point"]
        room.point, room.point_since = point, None if point is None else clock.now()
    room.save(update_fields=["question", "shows", "point", "point_since"])
    _turned(room)
    announce(actor, RoomSteered(about=about(room.meeting), title=room.meeting.title))
    return room


@action
def send_note(actor: Actor, *, room: Room, words: str, column: str = Column.WANT) -> WallNote:
    """Somebody in the room sends a note from their phone: it waits until a host has read it."""
    require("meetings.send", actor, room)
    meeting = room.meeting
    if not room.is_open:
        raise Refused(_("The meeting takes no more notes. What you wrote is still here."), "words")
    idea = raise_idea(
        actor, area=meeting.area, words=words, column=column, origin=origin_of(meeting), said_on=clock.today()
    )
    note = WallNote.objects.create(meeting=meeting, idea=idea, from_phone=True)
    announce(actor, NoteSent(about=about(meeting), title=meeting.title, label=idea.label))
    return note


@action
def read_notes(actor: Actor, *, meeting: Meeting, ideas: Sequence[Idea], show: bool) -> list[Idea]:
    """Let everybody see notes that wait, or hide them; those that somebody else has read are left alone."""
    require("meetings.run", actor, meeting)
    verb = approve_idea if show else hide_idea
    read = [verb(actor, idea=idea) for idea in ideas if idea.standing == Standing.WAITING]
    announce(actor, NotesRead(about=about(meeting), title=meeting.title, count=len(read)))
    return read


@action
def put_together(actor: Actor, *, meeting: Meeting, idea: Idea, into: Idea) -> Idea:
    """Two notes are one: it keeps its number and words, and every author of both."""
    require("meetings.run", actor, meeting)
    merged = merge_ideas(actor, idea=idea, into=into)
    announce(actor, NotesRead(about=about(meeting), title=meeting.title, count=1))
    return merged


@action
def keep_apart(actor: Actor, *, meeting: Meeting, idea: Idea, other: Idea) -> Apart:
    """Two notes look alike and are not the same: nobody is asked about them again."""
    require("meetings.run", actor, meeting)
    left, right = sorted((idea, other), key=lambda i: i.pk)
    if left.pk == right.pk:
        raise Refused(_("It takes two notes."))
    apart = Apart.objects.get_or_create(meeting=meeting, left=left, right=right)[0]
    announce(actor, KeptApart(about=about(meeting), title=meeting.title, left=left.label, right=right.label))
    return apart


def _turned(room: Room) -> None:
    turn_over(room.meeting)
    room.refresh_from_db(fields=["turn"])


def _with_a_code(meeting: Meeting) -> Room:
    """A room with a code that no other has; a collision tries again."""
    for _attempt in range(20):
        code = "".join(secrets.choice(ALPHABET) for _letter in range(CODE_LENGTH))
        try:
            with transaction.atomic():
                return Room.objects.create(meeting=meeting, code=code)
        except IntegrityError:
            if Room.objects.filter(meeting=meeting).exists():
                return Room.objects.get(meeting=meeting)
    raise Refused(_("No code could be found. Try again."))
