"""The empty tables of SQLite, kept under build/ until a migration or a package changes. Runs in .venv."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import django
from django.apps import apps

from devtools.steps import ROOT


def kept_file() -> Path:
    """Where today's empty tables are kept, whether they are there or not."""
    return ROOT / "build" / f"schema-{_digest()}.sqlite3"


def keep(tables: sqlite3.Connection, file: Path) -> None:
    """Keep what the migrations made, rows included, in place of what they made before."""
    file.parent.mkdir(exist_ok=True)
    for older in file.parent.glob("schema-*.sqlite3"):
        older.unlink(missing_ok=True)
    new = file.with_suffix(f".{os.getpid()}")
    with closing(sqlite3.connect(new)) as copy:
        tables.backup(copy)
    new.replace(file)


def _digest() -> str:
    """What the empty tables depend on: our migrations and first rows, the packages, Django itself."""
    found = hashlib.sha256(django.__version__.encode() + (ROOT / "uv.lock").read_bytes())
    ours = (Path(config.path) for config in apps.get_app_configs())
    for folder in sorted(path for path in ours if path.is_relative_to(ROOT / "src")):
        for file in sorted([*folder.glob("migrations/*.py"), *folder.glob("first_*.py")]):
            found.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return found.hexdigest()[:16]
