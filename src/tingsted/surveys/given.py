"""An answer as it was given, whichever way it came: marks, words, an offer of help, a way to be reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Helping:
    """What somebody offers, to which cards, and how the groups may reach them: no key to the ballot."""

    kinds: Mapping[int, Sequence[str]] = field(default_factory=dict)
    name: str = ""
    email: str = ""


@dataclass(frozen=True)
class Reach:
    """How somebody may be reached who answered a question for it: no key to the ballot."""

    name: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Given:
    """One answer as it was given: card id → importance, the cards shown, comments by card.

    `chosen` is question id → key, keys or figure; `said` question id → words; `top` up to three cards in order.
    """

    answers: Mapping[int, str]
    shown: Sequence[int]
    comments: Mapping[int, str] = field(default_factory=dict)
    village: str = ""
    age_band: str = ""
    gender: str = ""
    top: Sequence[int] = ()
    chosen: Mapping[int, Any] = field(default_factory=dict)
    said: Mapping[int, str] = field(default_factory=dict)
    reached: Mapping[int, Reach] = field(default_factory=dict)
