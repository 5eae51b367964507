"""`tingsted upgrade`: a backup, then the database and the files brought to this version."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tingsted.kernel import clock, guard
from tingsted.kernel.keeping.table_backup import NoCopy, copy_database


class Command(BaseCommand):
    help = "Copies the database, then brings it and the gathered files to this version."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--without-copy", action="store_true", help="when a copy has been made another way"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if waiting and executor.loader.applied_migrations and not options["without_copy"]:
            target = Path(settings.DATA) / "backups" / f"before-upgrade-{clock.now():%Y%m%d-%H%M%S}"
            self.stdout.write(f"A copy of the database as it was: {_copied(target)}")
        with guard.arranging():
            call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        self.stdout.write(f"{len(waiting)} steps taken. The database is at this version.")


def _copied(target: Path) -> str:
    try:
        return copy_database(target)
    except NoCopy as why:
        raise CommandError(
            f"No copy of the database could be made, so nothing was changed. The tool said: {why}\n"
            "Make a copy another way and start again with --without-copy."
        ) from why
