"""The guard on the database: in tests, a write outside an action fails."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connections
from django.db.backends.signals import connection_created

from tingsted.kernel.actions import acting, written

_WRITE = re.compile(r'^\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)"?', re.IGNORECASE)
_arranging: ContextVar[bool] = ContextVar("arranging", default=False)
# The house's own bookkeeping around an act: receipts and tallies are written before and after it.
BOOKKEEPING = frozenset({"kernel_receipt", "kernel_tally", "kernel_clockrun"})


class WriteOutsideAction(AssertionError):
    """Something wrote to a room's table without an action: no rule was asked and nothing was journalled."""


def install() -> None:
    """Watch every connection of this process, those that exist and those to come."""
    connection_created.connect(_watch_new, dispatch_uid="tingsted.guard")
    for connection in connections.all(initialized_only=True):
        _watch(connection)


@contextmanager
def arranging() -> Iterator[None]:
    """Let a test or a factory arrange data without an action."""
    token = _arranging.set(True)
    try:
        yield
    finally:
        _arranging.reset(token)


def _watch_new(connection: Any, **_: Any) -> None:
    _watch(connection)


def _watch(connection: Any) -> None:
    if _guard not in connection.execute_wrappers:
        connection.execute_wrappers.append(_guard)


def _guard(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    match = _WRITE.match(sql)
    if match and not _arranging.get() and match[1] in _guarded_tables():
        if not acting.get():
            raise WriteOutsideAction(f"{match[0].strip()}: only actions write to a room's tables")
        names = written.get()
        if names is not None and match[1] not in BOOKKEEPING:
            names.append(match[1])
    return execute(sql, params, many, context)


@cache
def _guarded_tables() -> frozenset[str]:
    """The tables of every room, save the bookkeeping."""
    tables = frozenset(
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("tingsted.")
    )
    return tables - BOOKKEEPING
