"""`tingsted backup`: write everything to one file."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from tingsted.kernel import clock
from tingsted.kernel.keeping.archive import write_backup


class Command(BaseCommand):
    help = "Writes the database and the uploaded files to one file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", help="where to; a dated name in the data folder if left out")

    def handle(self, *args: Any, **options: Any) -> None:
        given = options["file"]
        target = (
            Path(given)
            if given
            else Path(settings.DATA) / "backups" / f"tingsted-{clock.now():%Y%m%d-%H%M%S}.zip"
        )
        target.parent.mkdir(parents=True, exist_ok=True)
        manifest = write_backup(target)
        rows = sum(count for count, _digest in manifest["tables"].values())
        self.stdout.write(f"{target}: {rows} rows, {len(manifest['files'])} files")
