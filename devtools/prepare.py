"""Database migrated, static files gathered, demo loaded: each only when needed. Runs in .venv."""

from __future__ import annotations

import hashlib
import io
import logging
import sys
from contextlib import redirect_stdout
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from devtools.steps import ROOT, say, step


def prepare() -> None:
    """Do what is missing and nothing else, so that a second run takes a second."""
    Path(settings.DATA).mkdir(parents=True, exist_ok=True)
    executor = MigrationExecutor(connection)
    if pending := executor.migration_plan(executor.loader.graph.leaf_nodes()):
        with step(f"Migrating the database ({len(pending)} steps)"):
            call_command("migrate", verbosity=0, interactive=False, database=DEFAULT_DB_ALIAS)
    gather_static()
    with step("Making sure there is something to look at"), redirect_stdout(io.StringIO()):
        call_command("demo", "--if-empty")
    people = io.StringIO()
    call_command("demo", "--list", stdout=people)
    (ROOT / "build").mkdir(exist_ok=True)
    (ROOT / "build" / "demo-people.txt").write_text(people.getvalue(), encoding="utf-8")


def gather_static() -> None:
    """Collect static files when one has changed since the last time."""
    root = Path(settings.STATIC_ROOT)
    stamp = root / ".gathered"
    wanted = _fingerprint()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    with step("Gathering styles, scripts and fonts"):
        root.mkdir(parents=True, exist_ok=True)
        call_command("collectstatic", verbosity=0, interactive=False)
        stamp.write_text(wanted, encoding="utf-8")


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            file = Path(storage.path(path))
            digest.update(f"{path} {file.stat().st_mtime_ns} {file.stat().st_size}\n".encode())
    return digest.hexdigest()


if __name__ == "__main__":
    logging.captureWarnings(capture=True)
    django.setup()
    try:
        prepare()
    except (CommandError, DatabaseError) as error:
        say(f"{type(error).__name__}: {error}")
        sys.exit(1)
