"""Ports: what outer rooms show on inner rooms' pages, without the inner room knowing them."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum
from typing import Any, Generic, Literal, TypeAlias, TypeVar

from tingsted.kernel import rounds

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])


# What a room's function may give for a port: things, and between them wishes for rows, read with those of others.
Filling: TypeAlias = Generator[T | rounds.Wanted, None, None]


class Port(Generic[T]):
    """A typed opening: rooms fill it with functions, a page collects what they give for one thing."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._fillers: list[Callable[..., Iterable[T]]] = []

    def fill(self, filler: F) -> F:
        """Decorator: let this function contribute."""
        if filler not in self._fillers:
            self._fillers.append(filler)
        return filler

    def collect(self, *args: Any, **kwargs: Any) -> list[T]:
        """Everything the rooms give for these arguments, in the rooms' order."""
        return rounds.read(self.gather(*args, **kwargs))

    def gather(self, *args: Any, **kwargs: Any) -> rounds.Reading[list[T]]:
        """The same as a reading: the rooms are asked side by side, so that what they want is read together."""
        given = yield from rounds.together(*(_given(filler(*args, **kwargs)) for filler in self._fillers))
        return [thing for things in given for thing in things]


def _given(things: Iterable[T | rounds.Wanted]) -> rounds.Reading[list[T]]:
    """What one room gives; what it wants read goes out to whoever runs the reading."""
    given: list[T] = []
    for thing in things:
        if isinstance(thing, rounds.Wanted):
            yield thing
        else:
            given.append(thing)
    return given


@dataclass(frozen=True)
class MenuEntry:
    """A line in the main menu; `order` sorts, smaller first."""

    label: Any
    url: str
    order: int


@dataclass(frozen=True)
class Section:
    """A part of a page, rendered from a template of the room that gives it."""

    template: str
    context: dict[str, Any]
    order: int
    place: str = "main"


@dataclass(frozen=True)
class Line:
    """A line on paper about what stands at `url`; `quoted` where it is somebody's own words."""

    url: str
    words: str
    quoted: bool = False


class Turn(IntEnum):
    """The way of an idea, which is the order of its steps on one day."""

    SAID = 1
    GATHERED = 2
    ASKED = 3
    RANKED = 4
    GROUP = 5
    PLANNED = 6
    ADOPTED = 7
    CARRIED = 8
    ANSWERED = 9
    WORK = 10
    FINISHED = 11
    AHEAD = 12


@dataclass(frozen=True)
class Step:
    """One step on an idea's trail: when, what, by which office, where to read more.

    `shape` is empty for an ordinary dot, or `stone` with the promise in `context`. Of much that happened only the day
    is known, so within a day the steps stand as the work goes: `turn` says where.
    """

    at: datetime
    words: str
    office: str = ""
    url: str = ""
    detail: str = ""
    shape: str = ""
    context: dict[str, Any] = field(default_factory=dict)
    turn: Turn = Turn.WORK


@dataclass(frozen=True)
class Happening:
    """Something with a date: for the front page, the annual wheel and calendars."""

    day: date
    title: str
    url: str
    area: str = ""
    area_id: int | None = None
    at: datetime | None = None
    detail: str = ""
    kind: str = ""
    act: str = ""


@dataclass(frozen=True)
class Doing:
    """Something that went on in an area, once it happened: `words` say it in a line, `key` is its lasting name.

    `told` is news for those who follow the area; `counted` stands in the year's overview under its `kind`.
    """

    at: datetime
    area_id: int
    kind: Literal["news", "meeting", "plan", "survey", "matter", "asked", "answered"]
    words: str
    url: str
    key: str
    detail: str = ""
    told: bool = True
    counted: bool = True


@dataclass(frozen=True)
class AreaFact:
    """A line on the sheet of one area: what a room has there just now, in words."""

    label: str
    words: str
    order: int


@dataclass(frozen=True)
class Mark:
    """What the municipality's map and list show of an area.

    `kind` is "plan" (it has one: the area is tinted) or "now" (something is on: a dot); `words` say it in the list.
    """

    area_id: int
    kind: Literal["plan", "now"]
    words: Any
    url: str = ""


@dataclass(frozen=True)
class Held:
    """Something an office holds: shown at a hand-over, and in the way of closing the office while open."""

    words: str
    url: str
    blocks_closing: bool = False


@dataclass(frozen=True)
class Matter:
    """Something open at an office: what a new officer reads of, asked for many offices at once."""

    office_id: int
    words: str
    url: str
    due: date | None = None


@dataclass(frozen=True)
class SetupCheck:
    """One line of »what is missing«: done or not, in a sentence, with the page that mends it."""

    words: str
    done: bool
    url: str = ""


@dataclass(frozen=True)
class PersonalData:
    """What a room holds on people in one model: which fields, why, for how long, how exported and erased.

    `export(person)` yields readable rows; `erase(person)` removes or blanks them (called inside an action).
    """

    model: str
    fields: frozenset[str]
    why: Any
    kept: Any
    export: Callable[[Any], Iterable[dict[str, Any]]]
    erase: Callable[[Any], int]


menu: Port[MenuEntry] = Port("menu")
front_sections: Port[Section] = Port("front sections")
area_sections: Port[Section] = Port("area sections")
plan_sections: Port[Section] = Port("plan sections")
idea_sections: Port[Section] = Port("idea sections")
meeting_sections: Port[Section] = Port("meeting sections")
asking_ways: Port[Section] = Port("ways for a body to ask its citizens")
heard_sections: Port[Section] = Port("what citizens said before a body answered")
heard_lines: Port[Line] = Port("the same for a matter's report on paper")
trail_steps: Port[Step] = Port("trail steps")
dates: Port[Happening] = Port("dates")
doings: Port[Doing] = Port("doings")
area_facts: Port[AreaFact] = Port("area facts")
area_marks: Port[Mark] = Port("area marks")
office_holdings: Port[Held] = Port("office holdings")
open_matters: Port[Matter] = Port("open matters")
setup_checks: Port[SetupCheck] = Port("set-up checks")

PERSONAL: dict[str, PersonalData] = {}
IMPERSONAL: dict[str, str] = {}


def holds_personal_data(declaration: PersonalData) -> None:
    """Declare what a model holds on people; a test finds any field that looks personal and isn't declared."""
    PERSONAL[declaration.model] = declaration


def holds_nothing_personal(field_name: str, why: str) -> None:
    """Say of a field that looks personal (`places.Area.name`) why it is not."""
    IMPERSONAL[field_name] = why
