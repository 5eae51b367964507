"""The empty tables of SQLite, made once by the migrations and then copied: most of what starting a test costs.

What is copied is what the migrations made, rows included, under a digest of every migration file and of the lock. So a
changed migration is run, always; and PostgreSQL runs them all each time.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import django
from django.apps import apps
from django.db.backends.sqlite3.creation import DatabaseCreation

ROOT = Path(__file__).parent.parent


def digest() -> str:
    """What the empty tables depend on: our migrations and first rows, the packages, Django itself."""
    found = hashlib.sha256(django.__version__.encode() + (ROOT / "uv.lock").read_bytes())
    ours = (Path(config.path) for config in apps.get_app_configs())
    for folder in sorted(path for path in ours if path.is_relative_to(ROOT / "src")):
        for file in sorted([*folder.glob("migrations/*.py"), *folder.glob("first_*.py")]):
            found.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return found.hexdigest()[:16]


@contextmanager
def kept() -> Iterator[None]:
    """While this lasts, a new SQLite test database begins as the copy, where there is one, and becomes it."""
    file = ROOT / "build" / f"schema-{digest()}.sqlite3"
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
            file.parent.mkdir(exist_ok=True)
            for older in file.parent.glob("schema-*.sqlite3"):
                older.unlink(missing_ok=True)
            new = file.with_suffix(f".{os.getpid()}")
            with closing(sqlite3.connect(new)) as copy:
                self.connection.connection.backup(copy)
            new.replace(file)
        return name

    with (
        patch.object(DatabaseCreation, "_create_test_db", begun),
        patch.object(DatabaseCreation, "create_test_db", finished),
    ):
        yield
    for connection in held:
        connection.close()
