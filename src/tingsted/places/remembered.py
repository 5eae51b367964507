"""Reads that are kept while nothing happens: the journal's end tells, in one query, whether they still hold.

Every write is an action, and every action is in the journal; so while the journal ends as it did, so does the answer.
Only what everybody may see is remembered, and only for the day and the language it was read in.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.utils.translation import get_language

from tingsted.kernel import clock, journal

P = ParamSpec("P")
R = TypeVar("R")
_forgetters: list[Callable[[], None]] = []


def remembered(*, most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Decorator: keep the last `most` answers of a read, each for one state of the journal."""

    def keep(read: Callable[P, R]) -> Callable[P, R]:
        answers: OrderedDict[object, R] = OrderedDict()
        _forgetters.append(answers.clear)

        @wraps(read)
        def ask(*args: P.args, **kwargs: P.kwargs) -> R:
            with journal.as_it_stands():
                state = journal.state()
                if not state:
                    return read(*args, **kwargs)
                key = (state, clock.today(), get_language(), args, tuple(sorted(kwargs.items())))
                known = answers.get(key)
                if known is None:
                    known = answers[key] = read(*args, **kwargs)
                    while len(answers) > most:
                        answers.popitem(last=False)
                return known

        return ask

    return keep


def forget_all() -> None:
    """Forget every remembered read: for tests, which write without a journal."""
    for forget in _forgetters:
        forget()
