"""What can have happened: typed events, and who reacts to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from typing import Any, ClassVar, TypeVar

from tingsted.kernel.actors import Actor


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened in a room.

    A subclass is a frozen dataclass of primitive facts. `about` names the thing ("plans.plan:12"),
    `words` is an English sentence with `%(fact)s` in it, translated where it is read. Facts named in
    `personal` are kept under a salt of their own, so that they can be erased and the chain still verifies;
    the personal fact `whom` is the key of the person it happened to, so that theirs can be found.
    Facts named in `worded` are English msgids themselves (a role, a state) and are translated with the sentence.
    A `quiet` event (a ballot) is journalled without actor, thing or time finer than a day.
    """

    about: str = ""
    words: ClassVar[str] = ""
    personal: ClassVar[frozenset[str]] = frozenset()
    worded: ClassVar[frozenset[str]] = frozenset()
    quiet: ClassVar[bool] = False

    @classmethod
    def kind(cls) -> str:
        """The event's lasting name, such as `plans.PlanStarted`."""
        room = cls.__module__.removeprefix("tingsted.").split(".")[0]
        return f"{room}.{cls.__name__}"

    @classmethod
    def by_default(cls) -> dict[str, Any]:
        """What a fact is in an entry from before there was such a fact."""
        return {f.name: f.default for f in fields(cls) if f.default is not MISSING}

    def facts(self) -> dict[str, Any]:
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "about"}


EventType = TypeVar("EventType", bound=Event)
Reaction = Callable[[Actor, Any], None]
_reactions: dict[type[Event], list[Reaction]] = defaultdict(list)
EVENTS: dict[str, type[Event]] = {}


def about(noun: Any) -> str:
    """The lasting reference to a thing: its model and key."""
    return f"{noun._meta.label_lower}:{noun.pk}"


def known(event: type[EventType]) -> type[EventType]:
    """Class decorator: enter an event in the house's list, so that its sentence can be read later."""
    EVENTS[event.kind()] = event
    return event


def on(
    event: type[EventType],
) -> Callable[[Callable[[Actor, EventType], None]], Callable[[Actor, EventType], None]]:
    """Decorator: call this function, in the same transaction, whenever such an event is announced."""

    def enter(reaction: Callable[[Actor, EventType], None]) -> Callable[[Actor, EventType], None]:
        if reaction not in _reactions[event]:
            _reactions[event].append(reaction)
        return reaction

    return enter


def react(actor: Actor, event: Event) -> None:
    """Let the outer rooms do what they do when this happens."""
    for reaction in _reactions[type(event)]:
        reaction(actor, event)
