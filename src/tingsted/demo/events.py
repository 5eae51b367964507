"""What can have happened in the demo alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tingsted.kernel.events import Event, known


@known
@dataclass(frozen=True, kw_only=True)
class PersonInvented(Event):
    name: str
    whom: int
    personal: ClassVar[frozenset[str]] = frozenset({"name", "whom"})
    words: ClassVar[str] = "%(name)s was invented for the demo"
