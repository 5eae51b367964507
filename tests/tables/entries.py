"""What a room enters in the tables of the house: a file of its own in `entered/`, read by itself.

`@on_stage("agreements.basis")` puts a thing in the scene, where it is `scene["agreements.basis"]`; `ROWS` says how an
action is called, `WAYS` what stands for an address's parameters, `TOKENS` the signed link of an address, `LISTS` which
pages are lists, and `@two_more` makes two more of what they list. An address whose form two people can't change under
each other stands in `ALONE` with the reason; any other form has a row in `tests/test_two_people.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tables.arranged import Row
    from tables.scene import Scene

STAGE: dict[str, Callable[[Scene], Any]] = {}
ROWS: dict[str, Row] = {}
WAYS: dict[str, Callable[[Scene], dict[str, Any]]] = {}
TOKENS: dict[str, Callable[[Scene], str]] = {}
LISTS: set[str] = set()
ALONE: dict[str, str] = {}
TWO_MORE: list[Callable[[Scene], None]] = []

Make = Callable[["Scene"], Any]


def on_stage(name: str) -> Callable[[Make], Make]:
    """Decorator: this thing stands in the scene under that name; those of a file are made in its order."""

    def enter(make: Make) -> Make:
        STAGE[name] = make
        return make

    return enter


def two_more(make: Callable[[Scene], None]) -> Callable[[Scene], None]:
    """Decorator: makes two more of what a room's lists list."""
    TWO_MORE.append(make)
    return make


def read_all() -> None:
    """Read every file of `entered/`, innermost room first."""
    from tingsted.config.rooms import ROOMS

    def floor(name: str) -> tuple[int, str]:
        room = max((each for each in ROOMS if name.startswith(each)), key=len)
        return ROOMS.index(room), name

    names = {file.stem for file in (Path(__file__).parent / "entered").glob("*.py")}
    for name in sorted(names, key=floor):
        import_module(f"tables.entered.{name}")
