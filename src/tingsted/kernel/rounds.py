"""Rounds to the database: what several rooms want to read for one page is read by one query.

A reading is a generator that yields what it wants read and returns what it made of it. Readings that run side by side
(`together`) come to the database once for each step of the one with most steps, however many rooms take part.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterable
from datetime import date
from functools import wraps
from itertools import chain
from typing import Any, ParamSpec, TypeAlias, TypeVar

from django.db import connections
from django.db.models import Count, Model, QuerySet, Value

from tingsted.kernel import clock
from tingsted.kernel.statements import Statement, prepare

M = TypeVar("M", bound=Model)
P = ParamSpec("P")
R = TypeVar("R")


class Wish:
    """Rows of one query that a reading needs before it can go on."""

    def __init__(self, statement: Statement, params: tuple[Any, ...]) -> None:
        self.statement, self.params = statement, params
        self.rows: list[Any] | None = None if statement.sql else []


class Wanted:
    """What a reading wants read in this round; what nobody has filled by then, it reads by itself."""

    def __init__(self, *wishes: Wish) -> None:
        self.wishes = wishes


Reading: TypeAlias = Generator[Wanted, None, R]


def rows(queryset: QuerySet[Any, R]) -> Reading[list[R]]:
    """All rows of a query, read in the next round."""
    statement = Statement(queryset)
    return (yield from _granted(Wish(statement, statement.params)))


def first(queryset: QuerySet[Any, R]) -> Reading[R | None]:
    """The first row of an ordered query, or None, read in the next round."""
    found = yield from rows(queryset[:1])
    return found[0] if found else None


def count(queryset: QuerySet[M, Any]) -> Reading[int]:
    """How many rows a query has, counted in the next round."""
    all_of_them = queryset.order_by().annotate(one=Value(1)).values("one").annotate(n=Count("pk"))
    found = yield from rows(all_of_them.values_list("n", flat=True))
    return sum(found)


def prepared(build: Callable[P, QuerySet[Any, R]]) -> Callable[P, Reading[list[R]]]:
    """Decorator: a query that many ask with other arguments, written as SQL once a day and then only asked.

    It takes keys and words by position, and whatever varies within a day must be one of them: to ask for the hour
    fails. One that takes fewer or more of them (`*area`) is a statement for each number.
    """
    known: dict[tuple[date, int], Statement] = {}

    @wraps(build)
    def ask(*args: P.args, **kwargs: P.kwargs) -> Reading[list[R]]:
        key = clock.today(), len(args)
        if key not in known:
            for other in [one for one in known if one[0] != key[0]]:
                known.pop(other, None)
            known[key] = prepare(build, args)
        return (yield from _granted(Wish(known[key], known[key].params_for(args))))

    return ask


def _granted(wish: Wish) -> Reading[list[Any]]:
    yield Wanted(wish)
    fill([wish])
    assert wish.rows is not None
    return wish.rows


def together(*readings: Reading[Any]) -> Reading[list[Any]]:
    """Run readings side by side, so that they share their rounds; what each returns, in their order."""
    ends: dict[int, Any] = {}
    while len(ends) < len(readings):
        wanted: list[Wish] = []
        for at, reading in enumerate(readings):
            if at not in ends:
                try:
                    wanted += next(reading).wishes
                except StopIteration as end:
                    ends[at] = end.value
        if wanted:
            yield Wanted(*wanted)
    return [ends[at] for at in range(len(readings))]


def read(reading: Reading[R]) -> R:
    """Run a reading to its end, one query for each of its rounds."""
    while True:
        try:
            wanted = next(reading)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]  # what a generator returns has no type of its own
        fill(wanted.wishes)


def fill(wishes: Iterable[Wish]) -> None:
    """Read what was not read yet, all by one query; the same thing wanted twice is read once."""
    open_wishes = [wish for wish in wishes if wish.rows is None]
    if not open_wishes:
        return
    different = {(wish.statement.sql, wish.params): wish for wish in open_wishes}
    sql = ", ".join(f"({sql})" for sql, _params in different)
    with connections["default"].cursor() as cursor:
        cursor.execute(f"SELECT {sql}", tuple(chain.from_iterable(params for _sql, params in different)))
        told = cursor.fetchone()
    read_now = {
        key: wish.statement.rows(json.loads(text) if text else [])
        for (key, wish), text in zip(different.items(), told, strict=True)
    }
    for wish in open_wishes:
        wish.rows = read_now[wish.statement.sql, wish.params]
