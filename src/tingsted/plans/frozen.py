"""A plan as plain data, and back: what an edition keeps, and what a page and a press read from it.

Codes and dates are kept, never words of the interface, so that an edition is read in either language. Thawed it has the
shape of a living plan, and is drawn by the same hands.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any, cast

from tingsted.plans.mapping import Ground, ground_of
from tingsted.plans.measures import Measure, measures_of
from tingsted.plans.models import Action, Forwarding, Goal, Part, Phase, Photo, Plan, Theme
from tingsted.plans.queries import Chapter, Contents, Line

Frozen = dict[str, Any]
FORM = 1
SAID = (
    "title", "text", "driver", "partners", "place", "latitude", "longitude", "sdgs", "time", "cost", "money", "work",
    "work_note",
)  # fmt: skip


@dataclass(frozen=True)
class Whole:
    """Everything a plan says, living or thawed: what the page draws and the press prints."""

    plan: Plan
    contents: Contents
    phases: tuple[Phase, ...]
    ground: Ground | None
    measures: tuple[Measure, ...] = ()


def whole(plan: Plan, contents: Contents, phases: list[Phase]) -> Whole:
    """A living plan as a whole, with the ground it lies on and the goals it is measured by."""
    return Whole(plan, contents, tuple(phases), ground_of(plan.area_id), measures_of(plan))


def freeze(told: Whole) -> Frozen:
    """The plan as data that JSON can hold."""
    plan, contents = told.plan, told.contents
    return {
        "form": FORM,
        "title": plan.title,
        "kind": plan.kind,
        "area": plan.area.name,
        "body": plan.body.name,
        "vision": plan.vision,
        "story": plan.story,
        "adopted_on": _day(plan.adopted_on),
        "changed_on": _day(plan.changed_on),
        "with_municipality": plan.with_municipality,
        "phases": [
            {"kind": p.kind, "name": p.name_here, "opens": _day(p.opens), "closes": _day(p.closes)}
            for p in told.phases
        ],
        "parts": [{"key": p.key, "heading": p.heading, "text": p.text} for p in contents.parts],
        "photos": [_photo(photo) for photo in contents.photos],
        "chapters": [
            {
                "theme": chapter.theme.name,
                "goals": [{"key": goal.pk, "words": goal.words} for goal in chapter.goals],
                "actions": [_action(line) for line in chapter.lines],
            }
            for chapter in contents.chapters
        ],
        "before": [
            {
                "key": action.pk, "title": action.title, "on": _day(action.work_on), "note": action.work_note,
                "plan": action.plan.title, "slug": action.plan.slug,
            }
            for action in contents.before
        ],
        "ground": None if told.ground is None else told.ground.kept(),
        "measures": [measure.kept() for measure in told.measures],
    }  # fmt: skip


def digest_of(frozen: Frozen) -> str:
    """What an edition can be recognised by: the same contents, the same sixty-four signs."""
    plain = json.dumps(frozen, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def thaw(frozen: Frozen, plan: Plan) -> Whole:
    """An edition in the shape of a living plan; `plan` is the plan it is an edition of."""
    then = Plan(
        pk=plan.pk, area=plan.area, body=plan.body, kind=frozen["kind"], title=frozen["title"], slug=plan.slug,
        with_municipality=frozen["with_municipality"], vision=frozen["vision"], story=frozen["story"],
        started_on=plan.started_on, changed_on=_back(frozen["changed_on"]), adopted_on=_back(frozen["adopted_on"]),
    )  # fmt: skip
    chapters = tuple(_chapter(then, n, kept) for n, kept in enumerate(frozen["chapters"], 1))
    count: dict[str, int] = {}
    for work in ("done", "well under way", "begun", "not begun", "laid aside"):
        found = sum(line.action.work == work for chapter in chapters for line in chapter.lines)
        count |= {work: found} if found else {}
    contents = Contents(
        chapters, count,
        photos=tuple(Photo(**kept) for kept in frozen["photos"]),
        parts=tuple(Part(plan=then, **kept) for kept in frozen["parts"]),
        before=tuple(_realised(kept) for kept in frozen["before"]),
    )  # fmt: skip
    phases = tuple(
        Phase(
            plan=then, kind=p["kind"], name_here=p["name"], opens=_back(p["opens"]), closes=_back(p["closes"])
        )
        for p in frozen["phases"]
    )
    measures = tuple(map(Measure.back, frozen.get("measures", ())))
    return Whole(then, contents, phases, Ground.back(frozen["ground"]), measures)


def _action(line: Line) -> Frozen:
    action = line.action
    return {name: getattr(action, name) for name in SAID} | {
        "key": action.pk,
        "goal": action.goal_id,
        "work_on": _day(action.work_on),
        "labels": list(line.labels),
        "photos": [_photo(photo) for photo in line.photos],
        "answers": [_answer(forwarding) for forwarding in line.forwardings],
    }


def _answer(forwarding: Forwarding) -> Frozen:
    """What a department owed or had said that day."""
    promise = forwarding.promise
    return {
        "to": str(forwarding.to),
        "by": str(forwarding.by),
        "on": _day(forwarding.on),
        "key": promise.pk,
        "due": _day(promise.due),
        "state": promise.shown_state,
        "over": promise.days_over,
        "open": promise.is_open,
        "links": [{"words": link.words, "url": link.url} for link in forwarding.shown_references],
        "answer": promise.answer,
        "reply": promise.reply,
        "word": promise.word,
    }


def _photo(photo: Photo) -> Frozen:
    return {name: getattr(photo, name) for name in ("key", "alt", "caption", "width", "height")}


def _chapter(plan: Plan, number: int, kept: Frozen) -> Chapter:
    theme = Theme(plan=plan, name=kept["theme"], order=number)
    goals = tuple(Goal(pk=goal["key"], theme=theme, words=goal["words"]) for goal in kept["goals"])
    lines = tuple(_line(plan, theme, f"{number}.{n}", row) for n, row in enumerate(kept["actions"], 1))
    return Chapter(number, theme, lines, goals)


def _line(plan: Plan, theme: Theme, number: str, kept: Frozen) -> Line:
    action = Action(
        pk=kept["key"], plan=plan, theme=theme, goal_id=kept["goal"], work_on=_back(kept["work_on"]),
        **{name: kept[name] for name in SAID},
    )  # fmt: skip
    photos = tuple(Photo(**photo) for photo in kept["photos"])
    answers = tuple(_thawed(answer, action.title) for answer in kept["answers"])
    return Line(number, action, tuple(kept["labels"]), "", answers, photos)


def _thawed(kept: Frozen, title: str) -> Forwarding:
    """The answer as it stood; its state is the one of that day, whatever the ledger says today."""
    promise = SimpleNamespace(
        pk=kept["key"], title=title, due=_back(kept["due"]), shown_state=kept["state"], days_over=kept["over"],
        is_open=kept["open"], answer=kept["answer"], reply=kept["reply"], word=kept["word"],
    )  # fmt: skip
    sent = SimpleNamespace(
        to=kept["to"], by=kept["by"], on=_back(kept["on"]), promise=promise,
        shown_references=tuple(SimpleNamespace(**link) for link in kept["links"]),
    )  # fmt: skip
    return cast(Forwarding, sent)


def _realised(kept: Frozen) -> Action:
    plan = Plan(title=kept["plan"], slug=kept["slug"])
    return Action(
        pk=kept["key"], plan=plan, title=kept["title"], work_on=_back(kept["on"]), work_note=kept["note"]
    )


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _back(kept: str | None) -> Any:
    return None if kept is None else date.fromisoformat(kept)
