"""Putting in one row in one prepared statement, where very many come at once: an answer, its receipt, its entry."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.db import connections, models


def put(row: models.Model) -> None:
    """Insert a row as `save(force_insert=True)` does, without signals; a key that the database gives is not read back.

    The statement is written once for each table, so an answer costs a fraction of what Django's own way does.
    """
    connection = connections["default"]
    sql, fields = _statement(type(row))
    values = [field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
    row._state.adding, row._state.db = False, connection.alias


@cache
def _statement(model: type[models.Model]) -> tuple[str, tuple[Any, ...]]:
    """The INSERT of a table, and the fields in the order of its places; a key the database gives is left out."""
    quote = connections["default"].ops.quote_name
    fields = tuple(f for f in model._meta.local_concrete_fields if not isinstance(f, models.AutoField))
    columns, places = ", ".join(quote(str(f.column)) for f in fields), ", ".join(["%s"] * len(fields))
    return f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({places})", fields  # noqa: S608 - names of ours
