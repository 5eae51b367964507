"""The shape of an action: keyword-only, actor first, rule asked, one transaction, announced, noun returned."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import models, transaction

from tingsted.kernel import journal
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import EVENTS, Event, react
from tingsted.kernel.rights import asked

P = ParamSpec("P")
R = TypeVar("R")

ACTIONS: dict[str, Callable[..., Any]] = {}
acting: ContextVar[str] = ContextVar("acting", default="")
announced: ContextVar[list[str] | None] = ContextVar("announced", default=None)
written: ContextVar[list[str] | None] = ContextVar("written", default=None)
unmoved: set[str] = set()
"""Tables that quiet events leave alone: what is read from them is remembered while only such events happen."""
_alone: ContextVar[bool] = ContextVar("alone", default=False)


class UnfinishedAction(AssertionError):
    """An action that wrote without asking a right or without announcing what happened: a defect in the code."""


class Refused(ValueError):
    """The act can't be done as asked; the message is a sentence for people, `field` the form field it is about."""

    def __init__(self, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.field = field


class ChangedMeanwhile(Refused):
    """Somebody else changed the same thing; `theirs` is the thing as it stands now."""

    def __init__(self, theirs: models.Model, sentence: str) -> None:
        super().__init__(sentence)
        self.theirs = theirs


@contextmanager
def alone_in_its_transaction(alone: bool) -> Iterator[None]:
    """Whether the next action has the transaction around it to itself: if it fails, all of that fails with it."""
    token = _alone.set(alone)
    try:
        yield
    finally:
        _alone.reset(token)


def action(verb: Callable[P, R]) -> Callable[P, R]:
    """Decorator of every verb that writes: one transaction, and the promise that it asked and announced."""
    kinds = [p.kind for p in inspect.signature(verb).parameters.values()]
    if kinds[:1] != [inspect.Parameter.POSITIONAL_OR_KEYWORD] or any(
        k not in (inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD) for k in kinds[1:]
    ):
        raise TypeError(f"{verb.__qualname__}: an action takes the actor first and the rest by keyword only")
    name = f"{verb.__module__.removeprefix('tingsted.').split('.')[0]}.{verb.__name__}"

    @wraps(verb)
    def act(*args: P.args, **kwargs: P.kwargs) -> R:
        tokens = acting.set(name), asked.set([]), announced.set([]), written.set([])
        try:
            with transaction.atomic(savepoint=not _alone.get()), alone_in_its_transaction(False):
                result = verb(*args, **kwargs)
                _finished(name)
            return result
        finally:
            acting.reset(tokens[0])
            for kept, token in zip((asked, announced, written), tokens[1:], strict=True):
                kept.reset(token)

    ACTIONS[name] = act
    return act


def announce(actor: Actor, event: Event) -> None:
    """Enter the event in the journal, then let the outer rooms react, all in the action's transaction."""
    if not acting.get():
        raise UnfinishedAction(f"{event.kind()} was announced outside an action")
    journal.enter(actor, event)
    names = announced.get()
    if names is not None:
        names.append(event.kind())
    react(actor, event)


def unchanged_since(seen: int | None, noun: Any, *, sentence: str) -> Any:
    """The noun as it stands, held until the action ends; `ChangedMeanwhile` if somebody saved it since `seen`."""
    current = type(noun)._default_manager.select_for_update().get(pk=noun.pk)
    if seen is not None and current.version != seen:
        raise ChangedMeanwhile(current, sentence)
    return current


def save_version(noun: Any, *, seen: int | None, sentence: str, fields: list[str] | None = None) -> None:
    """Save a changed noun unless somebody saved since `seen`; then raise `ChangedMeanwhile` with theirs."""
    noun.version = unchanged_since(seen, noun, sentence=sentence).version + 1
    noun.save(update_fields=None if fields is None else [*fields, "version"])


def _finished(name: str) -> None:
    """Writes are seen only where the guard is installed (in tests): there an unasked or silent action fails."""
    if written.get():
        if not asked.get():
            raise UnfinishedAction(f"{name} wrote without asking a right")
        if not announced.get():
            raise UnfinishedAction(f"{name} wrote without announcing what happened")
        moved = unmoved.intersection(written.get() or ())
        if moved and all(EVENTS[kind].quiet for kind in announced.get() or ()):
            raise UnfinishedAction(
                f"{name} wrote to {', '.join(sorted(moved))} and announced it quietly only"
            )
