"""What a digest consists of: lines, in groups by area."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Line:
    """One line of a digest."""

    words: str
    url: str
    due: date | None = None


@dataclass(frozen=True)
class Group:
    """The lines of one area."""

    area: str
    waiting: list[Line]
    news: list[Line]
