"""Calling a meeting and signing up for it in the tables of the house."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tables.arranged import BY_LINK, EVERYBODY, Row, clockwork, ruth, visitor
from tables.entries import ALONE, LISTS, ROWS, TOKENS, WAYS, on_stage, two_more
from tables.scene import Scene, in_days
from tingsted.kernel import clock, guard, links
from tingsted.kernel.actors import VISITOR
from tingsted.meetings.actions import add_point, change_meeting, confirm_sign_up, sign_up
from tingsted.meetings.letters import SIGN_UP_LINK
from tingsted.meetings.models import Meeting, Point, SignUp


@on_stage("meetings.point")
def point(scene: Scene) -> Point:
    return add_point(scene.cast.as_ruth, meeting=scene.meeting, title="Velkommen", owner="Formanden")


@on_stage("meetings.bare_point")
def bare_point(scene: Scene) -> Point:
    """Nothing is written under it, so it can be taken out."""
    return add_point(scene.cast.as_ruth, meeting=scene.meeting, title="Kaffe")


@on_stage("meetings.sign_up")
def signed_up(scene: Scene) -> SignUp:
    change_meeting(scene.cast.as_ruth, meeting=scene.meeting, signs_up=True, seats=40)
    return coming(scene, "inger")


def coming(scene: Scene, name: str) -> SignUp:
    """Somebody who asked to come."""
    email = f"{name}@tingsted.example"
    return sign_up(VISITOR, meeting=scene.meeting, name=name.capitalize(), email=email, needs="En rampe")


def _over(scene: Scene) -> None:
    with guard.arranging():
        Meeting.objects.update(starts_at=clock.now() - timedelta(days=40), ends_at=None)


def _point(scene: Scene, **more: Any) -> dict[str, Any]:
    return {"point": scene["meetings.point"], **more}


@two_more
def two_more_who_come(scene: Scene) -> None:
    for name in ("bo", "kaj"):
        confirm_sign_up(VISITOR, sign_up=coming(scene, name))
        add_point(scene.cast.as_ruth, meeting=scene.meeting, title=f"Punkt for {name}")


ROWS |= {
    "meetings.add_point": Row(ruth, lambda s: {"meeting": s.meeting, "title": "Eventuelt"}),
    "meetings.change_point": Row(ruth, lambda s: _point(s, title="Velkomst", minutes=5)),
    "meetings.drop_point": Row(ruth, lambda s: {"point": s["meetings.bare_point"]}),
    "meetings.sign_up": Row(
        visitor, lambda s: {"meeting": s.meeting, "name": "Bo", "email": "bo@tingsted.example"}, EVERYBODY
    ),
    "meetings.confirm_sign_up": Row(visitor, lambda s: {"sign_up": s["meetings.sign_up"]}, BY_LINK),
    "meetings.withdraw_sign_up": Row(visitor, lambda s: {"sign_up": s["meetings.sign_up"]}, BY_LINK),
    "meetings.forget_sign_ups": Row(clockwork, lambda s: {"on": in_days(0)}, before=_over),
}
LISTS |= {"meetings:agenda", "meetings:coming"}
for name, staged in (("point", "meetings.point"), ("drop_point", "meetings.bare_point")):
    WAYS[f"meetings:{name}"] = lambda scene, staged=staged: {"key": scene[staged].pk}
for name in ("my_seat", "confirm", "withdraw"):
    TOKENS[f"meetings:{name}"] = lambda scene: links.sign(SIGN_UP_LINK, str(scene["meetings.sign_up"].pk))
ALONE |= {
    "meetings:agenda": "makes something new",
    "meetings:drop_point": "one button; afterwards the point is gone",
    "meetings:sign_up": "makes something new",
    "meetings:confirm": "one's own link",
    "meetings:withdraw": "one's own link",
    "meetings:map": "one press; the last one holds, and everybody sees where it is",
}
