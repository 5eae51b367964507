"""What many tests begin with: made once by the house's own actions, then copied row for row, and file for file.

Each test still has rows of its own, which go with it; only the work of making them is spared. The copy is of the same
day and never from a time to come, so a test that moves the clock first begins with rows of its own making.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, transaction

from tingsted.kernel import clock, guard

T = TypeVar("T")
Rows = dict[str, list[tuple[Any, ...]]]


@dataclass(frozen=True)
class Made:
    """What was made, the statements that put its rows there, the files it left, and when it was done."""

    thing: Any
    statements: list[tuple[str, list[Any]]]
    files: dict[Path, bytes]
    at: datetime


_made: dict[tuple[str, date], Made] = {}


def copied(make: Callable[[], T]) -> T:
    """What `make` makes in a database where nothing is entered."""
    key = f"{make.__module__}.{make.__qualname__}", clock.today()
    known = _made.get(key)
    if known is None or clock.now() < known.at:
        before, there = _rows(), _files()
        thing = make()
        files = {file: file.read_bytes() for file in _files() - there}
        known = _made[key] = Made(thing, _statements(before, _rows()), files, clock.now())
    else:
        with guard.arranging(), transaction.atomic(), connection.cursor() as cursor:
            for sql, values in known.statements:
                cursor.execute(sql, values or None)
        for file, content in known.files.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)  # another test may have had it deleted
    return deepcopy(known.thing)


def _files() -> set[Path]:
    """What lies beside the database."""
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


def _rows() -> Rows:
    """Everything in the database."""
    with connection.cursor() as cursor:
        found: Rows = {}
        for table in connection.introspection.django_table_names(only_existing=True):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found[table] = [tuple(column[0] for column in cursor.description), *cursor.fetchall()]
    return found


def _statements(before: Rows, after: Rows) -> list[tuple[str, list[Any]]]:
    """One for each table with new rows, and what lets the next key be a free one."""
    found, tables = [], set()
    for table, (columns, *rows) in after.items():
        if rows == before[table][1:]:
            continue
        assert before[table][1:] == [], f"{table} was not empty: make or ask for this before anything else"
        tables.add(table)
        quoted = ", ".join(connection.ops.quote_name(column) for column in columns)
        places = ", ".join(["(" + ", ".join(["%s"] * len(columns)) + ")"] * len(rows))
        into = f"INSERT INTO {connection.ops.quote_name(table)} ({quoted}) VALUES {places}"
        found.append((into, [value for row in rows for value in row]))
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.db_table in tables]
    keys = connection.ops.sequence_reset_sql(no_style(), models)
    return [*found, ("\n".join(keys), [])] if keys else found
