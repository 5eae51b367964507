"""The empty tables of an installation: the migrations run once for all benches, and their copy is taken by the rest."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from devtools.schema import digest

KEPT = Path(__file__).parents[2] / "build"


def empty_tables() -> None:
    """Bring the database of the settings to its first day; a changed migration is always run."""
    from django.core.management import call_command
    from django.db import connection

    file = KEPT / f"bench-{digest()}.sqlite3"
    if file.exists():
        with closing(sqlite3.connect(file)) as kept, closing(sqlite3.connect(_database())) as ours:
            kept.backup(ours)
        return
    call_command("migrate", verbosity=0)
    connection.close()
    KEPT.mkdir(exist_ok=True)
    for older in KEPT.glob("bench-*.sqlite3"):
        older.unlink(missing_ok=True)
    new = file.with_suffix(f".{os.getpid()}")
    with closing(sqlite3.connect(_database())) as ours, closing(sqlite3.connect(new)) as kept:
        ours.backup(kept)
    new.replace(file)


def _database() -> str:
    from django.conf import settings

    return str(settings.DATABASES["default"]["NAME"])
