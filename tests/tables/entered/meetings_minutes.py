"""Tables and minutes in the tables of the house."""

from __future__ import annotations

from typing import Any

from tables.arranged import Row, ejner, ruth
from tables.entries import ALONE, LISTS, ROWS, WAYS, on_stage, two_more
from tables.scene import Scene
from tingsted.meetings.actions import (
    add_point,
    approve_minutes,
    enter_guests,
    name_people,
    publish_minutes,
    set_tables,
    write_notes,
)
from tingsted.meetings.models import Guest, Minutes, TablePlan, Task


@on_stage("meetings.guest")
def guest(scene: Scene) -> Guest:
    people = [(name, "Sandby", None) for name in ("Alma", "Bo", "Cilla", "Ditlev")]
    return enter_guests(scene.cast.as_ejner, meeting=scene.meeting, people=people)[0]


@on_stage("meetings.table_plan")
def plan(scene: Scene) -> TablePlan:
    return set_tables(scene.cast.as_ejner, meeting=scene.meeting, seats=2, rounds=2)


@on_stage("meetings.minutes")
def minutes(scene: Scene) -> Minutes:
    name_people(scene.cast.as_ejner, meeting=scene.meeting, may_be_named="Alma", not_named="Bo")
    return write_notes(
        scene.cast.as_ejner,
        point=scene["meetings.point"],
        notes="Vi talte om stien.",
        decisions=["Vi lægger grus."],
        tasks=[("Køb grus", "Alma", None)],
    )


@on_stage("meetings.task")
def task(scene: Scene) -> Task:
    return Task.objects.get(point=scene["meetings.point"])


@two_more
def two_more_points(scene: Scene) -> None:
    for number in range(2):
        point = add_point(scene.cast.as_ruth, meeting=scene.meeting, title=f"Punkt {number}")
        tasks = [(f"Opgave {number}", "Bo", None)]
        write_notes(scene.cast.as_ejner, point=point, notes="Ja", decisions=["Ja"], tasks=tasks)
        enter_guests(scene.cast.as_ejner, meeting=scene.meeting, people=[(f"Gæst {number}", "", None)])


def _minutes(scene: Scene) -> dict[str, Any]:
    return {"minutes": scene["meetings.minutes"]}


def _approved(scene: Scene) -> object:
    return approve_minutes(scene.cast.as_ruth, minutes=scene["meetings.minutes"])


def _published(scene: Scene) -> object:
    _approved(scene)
    return publish_minutes(scene.cast.as_ruth, minutes=scene["meetings.minutes"])


def _one_more(scene: Scene) -> object:
    return enter_guests(scene.cast.as_ejner, meeting=scene.meeting, people=[("Else", "", None)])


ROWS |= {
    "meetings.enter_guests": Row(ejner, lambda s: {"meeting": s.meeting, "people": [("Else", "", None)]}),
    "meetings.set_tables": Row(ejner, lambda s: {"meeting": s.meeting, "seats": 3, "rounds": 1}),
    "meetings.seat_late": Row(ejner, lambda s: {"plan": s["meetings.table_plan"]}, before=_one_more),
    "meetings.drop_guest": Row(ejner, lambda s: {"guest": s["meetings.guest"]}),
    "meetings.write_notes": Row(ejner, lambda s: {"point": s["meetings.point"], "notes": "Vi var enige."}),
    "meetings.name_people": Row(
        ejner, lambda s: {"meeting": s.meeting, "may_be_named": "Alma", "not_named": "Bo"}
    ),
    "meetings.approve_minutes": Row(ruth, _minutes),
    "meetings.publish_minutes": Row(ruth, _minutes, before=_approved),
    "meetings.reopen_minutes": Row(ruth, _minutes, before=_published),
    "meetings.finish_task": Row(ejner, lambda s: {"task": s["meetings.task"]}),
}
WAYS["meetings:drop_guest"] = lambda scene: {"key": scene["meetings.guest"].pk}
WAYS["meetings:notes"] = lambda scene: {"key": scene["meetings.point"].pk}
WAYS["meetings:tick"] = lambda scene: {"key": scene["meetings.task"].pk}
LISTS |= {"meetings:tables", "meetings:write_minutes", "meetings:minutes"}
ALONE |= {
    "meetings:tables": "makes something new, each name once",
    "meetings:seat": "one button; the last one holds, and the page says that everybody has a table",
    "meetings:late": "one button; the second time it says that everybody has a table",
    "meetings:drop_guest": "one button; afterwards they are gone",
    "meetings:minutes_step": "one button each; the second time it says how the minutes stand",
    "meetings:tick": "one button, and its opposite",
}
