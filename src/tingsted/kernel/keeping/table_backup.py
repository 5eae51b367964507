"""A plain copy of the database before its tables change, in the form the database itself can read back."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from pathlib import Path

from django.db import connection


def copy_database(target: Path) -> str:
    """Copy the database beside the data; returns where to, or a sentence when no tool could."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        path = target.with_suffix(".sqlite3")
        with sqlite3.connect(path) as copy:
            connection.connection.backup(copy)
        return str(path)
    tool = shutil.which("pg_dump")
    if tool is None:
        return "none, since pg_dump is not on this machine. Take one with your own tool before an upgrade"
    path, given = target.with_suffix(".pgdump"), connection.settings_dict
    words = [tool, "--format=custom", f"--file={path}", f"--dbname={given['NAME']}"]
    for option, name in (("host", "HOST"), ("port", "PORT"), ("username", "USER")):
        if given[name]:
            words.append(f"--{option}={given[name]}")
    subprocess.run(  # noqa: S603  our own words, nothing from outside
        words, check=True, env={"PGPASSWORD": given["PASSWORD"] or ""}
    )
    return str(path)
