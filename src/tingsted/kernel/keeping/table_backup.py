"""A plain copy of the database before its tables change, in the form the database itself can read back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import connection


class NoCopy(RuntimeError):
    """The copy was begun and could not be made; the sentence says why, and nothing half-written is left."""


def copy_database(target: Path) -> str:
    """Copy the database beside the data; returns where to, or a sentence when there is no tool for it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        path = owners_only(target.with_suffix(".sqlite3"))
        with sqlite3.connect(path) as copy:
            connection.connection.backup(copy)
        return str(path)
    tool = shutil.which("pg_dump")
    if tool is None:
        return "none, since pg_dump is not on this machine. Take one with your own tool before an upgrade"
    path = owners_only(target.with_suffix(".pgdump"))
    dump_database(tool, connection.settings_dict, path)
    return str(path)


def owners_only(path: Path) -> Path:
    """A new, empty file that nobody else on the machine can read: what is copied into it is everything."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    return path


def dump_database(tool: str, given: Mapping[str, Any], path: Path) -> None:
    """Let PostgreSQL's own tool write the copy; NoCopy with its own words where it can't, as when it is too old."""
    from psycopg.conninfo import make_conninfo

    whereto = make_conninfo(dbname=given["NAME"], **given.get("OPTIONS", {}))
    words = [tool, "--format=custom", f"--file={path}", f"--dbname={whereto}"]
    for option, name in (("host", "HOST"), ("port", "PORT"), ("username", "USER")):
        if given[name]:
            words.append(f"--{option}={given[name]}")
    ended = subprocess.run(  # noqa: S603  our own words, nothing from outside
        words,
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PGPASSWORD": given["PASSWORD"] or ""},
    )
    if ended.returncode:
        path.unlink(missing_ok=True)
        raise NoCopy(ended.stderr.strip() or f"{tool} ended with {ended.returncode}.")
