"""The evening in the room in the tables of the house."""

from __future__ import annotations

from typing import Any

from tables.arranged import EVERYBODY, Row, ejner, visitor
from tables.entries import ALONE, LISTS, ROWS, WAYS, on_stage, two_more
from tables.scene import Scene
from tingsted.kernel.actors import VISITOR
from tingsted.meetings.actions import make_poll, open_poll, open_room, send_note, steer_room
from tingsted.meetings.models import Poll, Room

CHOICES = ["Stien", "Hallen"]


@on_stage("meetings.room")
def room(scene: Scene) -> Room:
    room = open_room(scene.cast.as_ruth, meeting=scene.meeting)
    return steer_room(scene.cast.as_ruth, room=room, point=scene["meetings.point"], question="Hvad mangler?")


@on_stage("meetings.poll")
def poll(scene: Scene) -> Poll:
    made = make_poll(scene.cast.as_ruth, meeting=scene.meeting, question="Hvad først?", choices=CHOICES)
    return open_poll(scene.cast.as_ruth, poll=made)


@on_stage("meetings.note")
def note(scene: Scene) -> Any:
    return send_note(VISITOR, room=scene["meetings.room"], words="Sendt fra en telefon")


@two_more
def two_more_of_each(scene: Scene) -> None:
    for number in range(2):
        send_note(VISITOR, room=scene["meetings.room"], words=f"Fra en telefon {number}")
        question = f"Hvad så {number}?"
        made = make_poll(scene.cast.as_ruth, meeting=scene.meeting, question=question, choices=CHOICES)
        open_poll(scene.cast.as_ruth, poll=made)


def _room(scene: Scene, **more: Any) -> dict[str, Any]:
    return {"room": scene["meetings.room"], **more}


def _poll(scene: Scene, **more: Any) -> dict[str, Any]:
    return {"poll": scene["meetings.poll"], **more}


def _choice(scene: Scene) -> int:
    return int(scene["meetings.poll"].choices.all()[0].pk)


def _two(scene: Scene, idea: str, other: str) -> dict[str, Any]:
    return {"meeting": scene.meeting, idea: scene.ideas[0], other: scene.ideas[1]}


ROWS |= {
    "meetings.open_room": Row(ejner, lambda s: {"meeting": s.meeting}),
    "meetings.close_room": Row(ejner, _room),
    "meetings.steer_room": Row(ejner, lambda s: _room(s, shows="agenda")),
    "meetings.send_note": Row(visitor, lambda s: _room(s, words="En bænk"), EVERYBODY),
    "meetings.read_notes": Row(
        ejner, lambda s: {"meeting": s.meeting, "ideas": [s["meetings.note"].idea], "show": True}
    ),
    "meetings.put_together": Row(ejner, lambda s: _two(s, "idea", "into")),
    "meetings.keep_apart": Row(ejner, lambda s: _two(s, "idea", "other")),
    "meetings.make_poll": Row(
        ejner, lambda s: {"meeting": s.meeting, "question": "Hvad så?", "choices": CHOICES}
    ),
    "meetings.open_poll": Row(ejner, _poll),
    "meetings.close_poll": Row(ejner, _poll),
    "meetings.count_hands": Row(ejner, lambda s: _poll(s, counted={_choice(s): 4})),
    "meetings.cast_vote": Row(visitor, lambda s: _poll(s, phone="a", choices=[_choice(s)]), EVERYBODY),
}
for name in ("phone", "phone_now", "send", "vote", "screen", "screen_now"):
    WAYS[f"meetings:{name}"] = lambda scene: {"code": scene["meetings.room"].code}
WAYS["meetings:vote"] = lambda scene: {"code": scene["meetings.room"].code, "key": scene["meetings.poll"].pk}
WAYS["meetings:poll"] = lambda scene: {"key": scene["meetings.poll"].pk}
LISTS |= {"meetings:host", "meetings:phone", "meetings:screen", "meetings:alike"}
ALONE |= {
    "meetings:steer": "one button each; the last one holds, and everybody in the room sees it",
    "meetings:read": "a note that somebody else has read is left alone",
    "meetings:alike": "the second time it says that the two are together already",
    "meetings:make_vote": "makes something new",
    "meetings:poll": "one button; a vote that is counted says so",
    "meetings:send": "makes something new",
    "meetings:vote": "one's own vote",
}
