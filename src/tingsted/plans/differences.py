"""What came, went and changed between two editions, in sentences and word by word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tingsted.agreements.differences import PartChange, changed_parts
from tingsted.design.words import word
from tingsted.plans.frozen import Frozen
from tingsted.plans.measures import Measure, measure_sentence
from tingsted.plans.models.changes import sentence_of


@dataclass(frozen=True)
class Text:
    """A text of an edition, so that two can be held against each other."""

    key: str
    heading: str
    text: str


@dataclass(frozen=True)
class Told:
    """One action in the comparison: its title, and what is said of it."""

    title: str
    sentences: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Differences:
    """Everything that is not the same in two editions."""

    came: tuple[Told, ...]
    went: tuple[Told, ...]
    changed: tuple[Told, ...]
    texts: tuple[PartChange, ...]

    @property
    def none(self) -> bool:
        return not (self.came or self.went or self.changed or self.texts)


def differences(before: Frozen, after: Frozen) -> Differences:
    """Actions by their keys, so that one that was renamed or moved is still the same; texts by their sections."""
    old, new = _actions(before), _actions(after)
    was, now = _measures(before), _measures(after)
    changed = [(key, _sentences(old[key], new[key])) for key in new if key in old]
    texts = [part for part in changed_parts(_texts(before), _texts(after)) if part.fate != "same"]
    return Differences(
        came=(
            *(Told(said["title"], (said["theme"],)) for key, said in new.items() if key not in old),
            *(Told(m.title, (m.sdg,)) for key, m in now.items() if key not in was),
        ),
        went=(
            *(
                Told(said["title"], (said["theme"],), str(word("work", said["work"]).text))
                for key, said in old.items()
                if key not in new
            ),
            *(Told(m.title, (m.sdg,), measure_sentence(m)) for key, m in was.items() if key not in now),
        ),
        changed=(
            *(
                Told(
                    new[key]["title"],
                    tuple(sentences),
                    new[key]["work_note"] if _moved(old[key], new[key]) else "",
                )
                for key, sentences in changed
                if sentences
            ),
            *_counted(was, now),
        ),
        texts=tuple(texts),
    )


def _actions(frozen: Frozen) -> dict[int, dict[str, Any]]:
    """Every action with its theme and goal in words."""
    found = {}
    for chapter in frozen["chapters"]:
        goals = {goal["key"]: goal["words"] for goal in chapter["goals"]}
        for action in chapter["actions"]:
            found[action["key"]] = action | {
                "theme": chapter["theme"],
                "goal": goals.get(action["goal"], ""),
                "point": "" if action["latitude"] is None else f"{action['latitude']} {action['longitude']}",
                "sdgs": ", ".join(action["sdgs"]),
                "cost": "" if action["cost"] is None else str(action["cost"]),
            }
    return found


COMPARED = (
    "title", "theme", "text", "driver", "goal", "partners", "place", "point", "sdgs", "time", "cost", "money",
)  # fmt: skip


def _sentences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    said = [
        sentence_of(what, new["title"], before=old[what], after=new[what])
        for what in COMPARED
        if old[what] != new[what]
    ]
    if _moved(old, new):
        said.append(sentence_of("work", new["title"], work=new["work"]))
    before = {(answer["to"], answer["answer"]) for answer in old["answers"]}
    said += [
        _("%(to)s answered about »%(title)s«") % {"to": answer["to"], "title": new["title"]}
        for answer in new["answers"]
        if answer["answer"] and (answer["to"], answer["answer"]) not in before
    ]
    return said


def _measures(frozen: Frozen) -> dict[int, Measure]:
    """The village's own goals by their keys; editions from before there were any have none."""
    found = map(Measure.back, frozen.get("measures", ()))
    return {measure.key: measure for measure in found}


def _counted(was: Mapping[int, Measure], now: Mapping[int, Measure]) -> Iterator[Told]:
    """Goals that were counted since, or said anew: each with what it says now."""
    for key, measure in now.items():
        if key in was and was[key] != measure:
            sentence = f"»{measure.title}«: {measure_sentence(measure)}".rstrip(".")
            yield Told(measure.title, (sentence,))


def _moved(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    return bool(old["work"] != new["work"] or old["work_note"] != new["work_note"])


def _texts(frozen: Frozen) -> list[Text]:
    found = [
        Text("vision", _("What we want"), frozen["vision"]),
        Text("story", _("How the plan came about"), frozen["story"]),
        *(Text(part["key"], part["heading"], part["text"]) for part in frozen["parts"]),
    ]
    return [text for text in found if text.text]
