"""`tingsted restore FILE`: put a backup into an empty database."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tingsted.kernel.keeping.archive import CannotRestore, restore


class Command(BaseCommand):
    help = "Puts a backup into an empty database and brings it to this version."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            manifest = restore(Path(options["file"]))
        except CannotRestore as fault:
            raise CommandError(str(fault)) from fault
        rows = sum(count for count, _digest in manifest["tables"].values())
        self.stdout.write(f"Restored {rows} rows from {manifest['made_at']}.")
