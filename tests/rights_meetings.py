"""The things of the meetings room that a right can be about."""

from __future__ import annotations

from typing import Any

from cast import Cast
from rights_scene import THINGS, thing
from tingsted.kernel import clock
from tingsted.meetings.models import Guest, Minutes, Poll, Room, SignUp


@thing("sign_up", "for a meeting of Glumsø Lokalråd")
def sign_up(cast: Cast) -> Any:
    meeting = THINGS["meeting"](cast)
    return SignUp.objects.create(meeting=meeting, trace="inger", name="Inger", asked_at=clock.now())


@thing("room", "of that meeting")
def room(cast: Cast) -> Any:
    return Room.objects.create(meeting=THINGS["meeting"](cast), code="AB2CD")


@thing("poll", "in that room")
def poll(cast: Cast) -> Any:
    return Poll.objects.create(meeting=THINGS["meeting"](cast), kind="hands", question="Hvad?")


@thing("guest", "at that meeting")
def guest(cast: Cast) -> Any:
    return Guest.objects.create(meeting=THINGS["meeting"](cast), name="Alma")


@thing("minutes", "a draft of that meeting's")
def minutes(cast: Cast) -> Any:
    return Minutes.objects.create(meeting=THINGS["meeting"](cast))
