"""What can have happened to a person as such; seats and consents are other rooms' events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_noop

from tingsted.kernel.events import Event, known


@known
@dataclass(frozen=True, kw_only=True)
class OperatorEntered(Event):
    name: str
    whom: int
    personal: ClassVar[frozenset[str]] = frozenset({"name", "whom"})
    words: ClassVar[str] = gettext_noop("%(name)s became an operator of the installation")


@known
@dataclass(frozen=True, kw_only=True)
class PersonChanged(Event):
    words: ClassVar[str] = gettext_noop("A person changed their name or language")


@known
@dataclass(frozen=True, kw_only=True)
class PersonErased(Event):
    """Says that it happened, never to whom."""

    words: ClassVar[str] = gettext_noop("A person was erased")
