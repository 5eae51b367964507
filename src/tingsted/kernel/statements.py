"""A query as SQL whose rows come as one list in JSON, which SQLite and PostgreSQL both make, and back again.

What Django's compiler knows of the query turns each row into what the query says it is. Queries joined by `union`, rows
of bytes and `prefetch_related` can't take part.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable
from copy import copy
from datetime import date, datetime
from decimal import Decimal
from itertools import chain
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

from tingsted.kernel import clock

# A function of the database takes a hundred arguments, so a wide row is a list of lists.
MOST_ARGUMENTS = 50
# What PostgreSQL says in JSON is read as its driver would have given it; SQLite says the same either way.
FROM_JSON: dict[str, Callable[[Any], Any]] = {
    "DateField": date.fromisoformat,
    "DateTimeField": datetime.fromisoformat,
    "DecimalField": lambda told: Decimal(str(told)),
    "UUIDField": UUID,
    "JSONField": json.dumps,
}
# Stands in a statement for an argument yet to come: no key and no word is like it. A column of small numbers, such as
# a version's, can't be that far: Django then knows beforehand that nothing is found, and a near one is tried.
FAR = 8_000_000_000_000_000_000
NEAR = 32_000


class Statement:
    """One query, compiled; its SQL is empty where it can have no rows."""

    def __init__(self, queryset: QuerySet[Any, Any]) -> None:
        self.queryset = queryset
        self.params: tuple[Any, ...] = ()
        self.slots: tuple[int | None, ...] = ()
        connection = connections[queryset.db]
        self.compiler = queryset.query.get_compiler(using=queryset.db)
        self.translates = connection.vendor == "postgresql"
        try:
            inner, params = self.compiler.as_sql(with_col_aliases=True)
        except EmptyResultSet:
            self.sql = ""
            return
        self.params = tuple(params)
        names = [f"part.{connection.ops.quote_name(alias)}" for _expr, _sql, alias in self.compiler.select]
        line, gather = "json_array", "json_group_array({})"
        if self.translates:
            line, gather = "json_build_array", "json_agg({})::text"
        some = [names[n : n + MOST_ARGUMENTS] for n in range(0, len(names), MOST_ARGUMENTS)]
        row = ", ".join(f"{line}({', '.join(few)})" for few in some)
        self.sql = f"SELECT {gather.format(f'{line}({row})')} FROM ({inner}) part"  # noqa: S608 - Django's own query

    def params_for(self, args: tuple[Any, ...]) -> tuple[Any, ...]:
        """The parameters with these arguments where the stand-ins are."""
        return tuple(
            own if slot is None else args[slot] for own, slot in zip(self.params, self.slots, strict=True)
        )

    def rows(self, told: list[list[list[Any]]]) -> list[Any]:
        """What the query gives for these rows, as if it had asked by itself."""
        if not told:
            return []
        lines: list[Any] = [list(chain.from_iterable(line)) for line in told]
        if self.translates:
            kinds = [
                FROM_JSON.get(expr.output_field.get_internal_type()) for expr, *_ in self.compiler.select
            ]
            lines = [
                [v if v is None or not kind else kind(v) for v, kind in zip(line, kinds, strict=True)]
                for line in lines
            ]
        compiler: Any = copy(self.compiler)  # threads share a prepared statement
        compiler.connection = connections[self.queryset.db]
        compiler.execute_sql = lambda *_args, **_options: [lines]
        asked: Any = self.queryset.all()
        asked.query.get_compiler = lambda *_args, **_options: compiler
        iterable: Any = self.queryset._iterable_class
        return list(iterable(asked))


def prepare(build: Callable[..., QuerySet[Any, Any]], args: tuple[Any, ...]) -> Statement:
    """The statement of a query with places for its arguments, which are keys or words."""
    for number in (FAR, NEAR):
        stand_ins: list[Hashable] = [
            f"stand-in {at} \N{REPLACEMENT CHARACTER}" if isinstance(arg, str) else number + at
            for at, arg in enumerate(args)
        ]
        with clock.day_only():
            statement = Statement(build(*stand_ins))
        if statement.sql:
            break
    places = {stand_in: at for at, stand_in in enumerate(stand_ins)}
    statement.slots = tuple(places.get(p) if isinstance(p, str | int) else None for p in statement.params)
    missing = set(range(len(args))) - set(statement.slots)
    if statement.sql and missing:  # a query that can have no rows has no places either
        raise ValueError(f"{build.__qualname__}: arguments {sorted(missing)} are not in its query")
    return statement
