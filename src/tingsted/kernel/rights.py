"""May-sentences: the rooms' rules enter themselves here, and every action asks.

A right is a sentence in words, a kind of thing, and a predicate over (actor, thing). The permission table in the
manual is generated from this list; there is no second place where a right is decided.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied

from tingsted.kernel.actors import Actor

Predicate = Callable[[Actor, Any], bool]


@dataclass(frozen=True)
class Right:
    """One may-sentence: who may do `name` to a `thing`; `refusal` is what the others are told (English msgid)."""

    name: str
    thing: str
    allows: Predicate
    refusal: str


class NotAllowed(PermissionDenied):
    """The actor lacks a right; the message is a sentence for people."""

    def __init__(self, right: Right) -> None:
        super().__init__(right.refusal)
        self.right = right


RIGHTS: dict[str, Right] = {}
asked: ContextVar[list[str] | None] = ContextVar("asked", default=None)


def right(name: str, *, thing: str, refusal: str) -> Callable[[Predicate], Predicate]:
    """Decorator: enter a predicate as the right `name`, such as `plans.start`."""

    def enter(predicate: Predicate) -> Predicate:
        RIGHTS[name] = Right(name, thing, predicate, refusal)
        return predicate

    return enter


def may(name: str, actor: Actor, thing: Any = None) -> bool:
    """Whether the actor may; the installation's own clock, imports and console may do what they are built for."""
    return actor.is_machine or RIGHTS[name].allows(actor, thing)


def require(name: str, actor: Actor, thing: Any = None) -> None:
    """Refuse with a sentence unless the actor may. Every action calls this before it writes."""
    if not may(name, actor, thing):
        raise NotAllowed(RIGHTS[name])
    names = asked.get()
    if names is not None:
        names.append(name)
