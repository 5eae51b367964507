"""Reads that are kept while nothing happens: the journal's end tells, in one query, whether they still hold.

Every write is an action, and every action is in the journal; so while the journal ends as it did, so does the answer.
Only what everybody may see is remembered, and only for the day and the language it was read in.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import wraps
from inspect import isgeneratorfunction
from typing import Any, ParamSpec, TypeVar, cast

from django.db.models import Model
from django.utils.translation import get_language

from tingsted.kernel import actions, clock, journal

P = ParamSpec("P")
R = TypeVar("R")
UNKNOWN = object()
_forgetters: list[Callable[[], None]] = []


def remembered(
    *, most: int, over_quiet: Iterable[type[Model]] = ()
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Decorator: keep the last `most` answers of a read or of a reading, each for one state of the journal.

    What is read from `over_quiet` alone is kept also while quiet things happen, such as answers to a survey: a
    whole town asks for it while it answers. In tests an action fails that writes to these and announces it quietly.
    """
    tables = frozenset(model._meta.db_table for model in over_quiet)
    actions.unmoved.update(tables)

    def keep(read: Callable[P, R]) -> Callable[P, R]:
        answers: OrderedDict[object, Any] = OrderedDict()
        _forgetters.append(answers.clear)

        def put(key: object, answer: Any) -> Any:
            answers[key] = answer
            while len(answers) > most:
                with suppress(KeyError):  # another thread was first
                    answers.popitem(last=False)
            return answer

        @wraps(read)
        def ask(*args: P.args, **kwargs: P.kwargs) -> R:
            with journal.as_it_stands():
                key = _key(args, kwargs, over_quiet=bool(tables))
                if key is None:
                    return read(*args, **kwargs)
                known = answers.get(key, UNKNOWN)
                return cast(R, put(key, read(*args, **kwargs)) if known is UNKNOWN else known)

        @wraps(read)
        def go_on(*args: P.args, **kwargs: P.kwargs) -> Any:
            key = _key(args, kwargs, over_quiet=bool(tables))
            known = UNKNOWN if key is None else answers.get(key, UNKNOWN)
            if known is not UNKNOWN:
                return known
            answer = yield from cast(Any, read(*args, **kwargs))
            return answer if key is None else put(key, answer)

        return cast(Callable[P, R], go_on) if isgeneratorfunction(read) else ask

    return keep


def _key(args: tuple[Any, ...], kwargs: dict[str, Any], *, over_quiet: bool) -> object:
    """What an answer is kept under; None before anything has happened here."""
    state = journal.state(over_quiet=over_quiet)
    return (state, clock.today(), get_language(), args, tuple(sorted(kwargs.items()))) if state else None


def forget_all() -> None:
    """Forget every remembered read: for tests, which write without a journal."""
    for forget in _forgetters:
        forget()
