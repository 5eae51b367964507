"""An installation on the stage: its settings, its empty tables and its files, in a folder that goes afterwards."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


@contextmanager
def empty_house() -> Iterator[Path]:
    """The folder of an installation in which nothing is entered; its tables are copied where they are kept."""
    with tempfile.TemporaryDirectory(prefix="tingsted-bench-") as folder:
        os.environ.update({"TINGSTED_DATA": folder, "DJANGO_SETTINGS_MODULE": "bench.stage.settings"})
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        from devtools.schema import keep, kept_file

        file, ours = kept_file(), connection.settings_dict["NAME"]
        if connection.vendor == "sqlite" and file.exists():
            shutil.copy(file, ours)
        else:
            call_command("migrate", verbosity=0)
            if connection.vendor == "sqlite":
                with closing(sqlite3.connect(ours)) as tables:
                    keep(tables, file)
        call_command("collectstatic", verbosity=0, interactive=False)
        yield Path(folder)
