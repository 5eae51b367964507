"""The 17 Sustainable Development Goals and the codes of their targets, as a plan names them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tingsted.design.days import language

FILE = Path(__file__).parent / "data" / "verdensmaal.json"
CODE = re.compile(r"\d{1,2}(?:\.[0-9a-z]{1,2})?")


@dataclass(frozen=True)
class Sdg:
    """One of the seventeen: its number, its short titles, its colour, and its targets' codes."""

    number: int
    danish: str
    english: str
    colour: str
    targets: tuple[str, ...]

    @property
    def name(self) -> str:
        """The short title in the reader's language."""
        return self.danish if language() == "da" else self.english

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


@cache
def sdgs() -> Mapping[int, Sdg]:
    """All seventeen by number."""
    rows = json.loads(FILE.read_text(encoding="utf-8"))["maal"]
    return {
        row["nr"]: Sdg(row["nr"], row["da"], row["en"], row["farve"], tuple(row["delmaal"])) for row in rows
    }


def is_code(code: str) -> bool:
    """Whether a code is a goal (»11«) or one of its targets (»11.7«)."""
    number, _, target = code.partition(".")
    goal = sdgs().get(int(number)) if number.isdecimal() else None
    return goal is not None and (not target or code in goal.targets)


def codes_in(text: str) -> list[str]:
    """What looks like a code in somebody's text, each once, in the goals' order; some may be none."""
    return in_order(CODE.findall(text.casefold()))


def in_order(codes: Iterable[str]) -> list[str]:
    """Codes each once, by goal and target."""
    return sorted(set(codes), key=lambda code: (int(code.partition(".")[0]), len(code), code))


def goal_of(code: str) -> Sdg:
    """The goal a code belongs to."""
    return sdgs()[int(code.partition(".")[0])]


def words_of(codes: Iterable[str]) -> list[str]:
    """Codes with the title of their goal, as people read them: »11.7 Bæredygtige byer og lokalsamfund«."""
    return [f"{code} {goal_of(code).name}" for code in codes]
