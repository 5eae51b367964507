"""The empty tables of SQLite, made once by the migrations and then copied: most of what starting a test costs.

What is copied is what the migrations made, rows included, under a digest of every migration file and of the lock. So a
changed migration is run, always; and PostgreSQL runs them all each time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any
from unittest.mock import patch

from django.db.backends.sqlite3.creation import DatabaseCreation

from devtools.schema import keep, kept_file


@contextmanager
def kept() -> Iterator[None]:
    """While this lasts, a new SQLite test database begins as the copy, where there is one, and becomes it."""
    file = kept_file()
    make, finish = DatabaseCreation._create_test_db, DatabaseCreation.create_test_db
    held: list[sqlite3.Connection] = []

    def begun(self: DatabaseCreation, *args: Any, **how: Any) -> str:
        name = make(self, *args, **how)
        if file.exists() and self.is_in_memory_db(name):
            held.append(sqlite3.connect(name, uri=True))  # a database in memory lives while somebody holds it
            with closing(sqlite3.connect(file)) as copy:
                copy.backup(held[-1])
        return name

    def finished(self: DatabaseCreation, *args: Any, **how: Any) -> str:
        name = finish(self, *args, **how)
        if not file.exists() and self.is_in_memory_db(name):
            keep(self.connection.connection, file)
        return name

    with (
        patch.object(DatabaseCreation, "_create_test_db", begun),
        patch.object(DatabaseCreation, "create_test_db", finished),
    ):
        yield
    for connection in held:
        connection.close()
