"""Rounds to the database: what several rooms want to read for one page is read by one query.

A reading is a generator that yields what it wants read and returns what it made of it. Readings that run side by side
(`together`) come to the database once for each step of the one with most steps, however many rooms take part.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterable
from datetime import date, datetime
from itertools import chain
from typing import Any, TypeAlias, TypeVar, cast
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Count, Model, QuerySet, Value

M = TypeVar("M", bound=Model)
R = TypeVar("R")

# A function of the database takes a hundred arguments, so a wide row is a list of lists.
MOST_ARGUMENTS = 50
# What PostgreSQL says in JSON is read as its driver would have given it; SQLite says the same either way.
FROM_JSON: dict[str, Callable[[Any], Any]] = {
    "DateField": date.fromisoformat,
    "DateTimeField": datetime.fromisoformat,
    "UUIDField": UUID,
    "JSONField": json.dumps,
}


class Wanted:
    """Rows that a reading needs before it can go on; whoever runs it fills them, else they are read when used."""

    def __init__(self, *querysets: QuerySet[Any, Any]) -> None:
        self.querysets = querysets


Reading: TypeAlias = Generator[Wanted, None, R]


def rows(queryset: QuerySet[Any, R]) -> Reading[list[R]]:
    """All rows of a query, read in the next round."""
    yield Wanted(queryset)
    return list(queryset)


def first(queryset: QuerySet[Any, R]) -> Reading[R | None]:
    """The first row of an ordered query, or None, read in the next round."""
    found = yield from rows(queryset[:1])
    return found[0] if found else None


def count(queryset: QuerySet[M, Any]) -> Reading[int]:
    """How many rows a query has, counted in the next round."""
    all_of_them = queryset.order_by().annotate(one=Value(1)).values("one").annotate(n=Count("pk"))
    found = yield from rows(all_of_them.values_list("n", flat=True))
    return sum(found)


def together(*readings: Reading[Any]) -> Reading[list[Any]]:
    """Run readings side by side, so that they share their rounds; what each returns, in their order."""
    ends: dict[int, Any] = {}
    while len(ends) < len(readings):
        wanted: list[QuerySet[Any, Any]] = []
        for at, reading in enumerate(readings):
            if at not in ends:
                try:
                    wanted += next(reading).querysets
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
        fill(wanted.querysets)


def fill(querysets: Iterable[QuerySet[Any, Any]]) -> None:
    """Read those of these queries that were not read yet, all by one: the rows of each come as a list in JSON."""
    unread = list({id(q): q for q in querysets if q._result_cache is None}.values())
    if len(unread) < 2:
        for queryset in unread:
            len(queryset)
        return
    parts = [part for part in map(_Part, unread) if part.sql]
    if not parts:
        return
    with connections[unread[0].db].cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(f'({part.sql})' for part in parts)}",
            tuple(chain.from_iterable(part.params for part in parts)),
        )
        told = cursor.fetchone()
    for part, text in zip(parts, told, strict=True):
        part.take(json.loads(text) if text else [])


class _Part:
    """One query as a part of a larger one: its rows come as JSON, and become what the query says they are."""

    def __init__(self, queryset: QuerySet[Any, Any]) -> None:
        self.queryset = queryset
        self.query = queryset.query.clone()
        connection = connections[queryset.db]
        self.compiler = self.query.get_compiler(using=queryset.db)
        self.plain = connection.vendor != "postgresql"
        try:
            inner, self.params = self.compiler.as_sql(with_col_aliases=True)
        except EmptyResultSet:
            self.sql = ""
            queryset._result_cache = []
            return
        names = [f"part.{connection.ops.quote_name(alias)}" for _expr, _sql, alias in self.compiler.select]
        line, gather = ("json_array", "json_group_array({})")
        if not self.plain:
            line, gather = ("json_build_array", "json_agg({})::text")
        row = ", ".join(f"{line}({', '.join(some)})" for some in _in_tens(names))
        self.sql = f"SELECT {gather.format(f'{line}({row})')} FROM ({inner}) part"  # noqa: S608 - Django's own query

    def take(self, told: list[list[list[Any]]]) -> None:
        """Fill the query with these rows, as if it had asked by itself."""
        lines: list[Any] = [list(chain.from_iterable(line)) for line in told]
        if not self.plain:
            kinds = [
                FROM_JSON.get(expr.output_field.get_internal_type()) for expr, *_ in self.compiler.select
            ]
            lines = [
                [v if v is None or not kind else kind(v) for v, kind in zip(line, kinds, strict=True)]
                for line in lines
            ]
        vars(self.compiler)["execute_sql"] = lambda *_args, **_options: [lines]
        vars(self.query)["get_compiler"] = lambda *_args, **_options: self.compiler
        known: Any = self.queryset.all()
        known.query = self.query
        self.queryset._result_cache = list(cast(Any, self.queryset._iterable_class)(known))


def _in_tens(names: list[str]) -> list[list[str]]:
    return [names[n : n + MOST_ARGUMENTS] for n in range(0, len(names), MOST_ARGUMENTS)]
