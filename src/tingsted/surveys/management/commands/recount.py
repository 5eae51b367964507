"""`tingsted recount FILE`: count an auditor's bundle again, and say whether it gives the same bytes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tingsted.surveys.bundle import Unfit, recount


class Command(BaseCommand):
    help = "Count the material of a survey again and compare with its result, byte by byte. No database is asked."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the bundle that was handed over")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            manifest, same = recount(file.read_bytes())
        except (OSError, Unfit) as wrong:
            raise CommandError(str(wrong)) from wrong
        self.stdout.write(f"{manifest['about'].get('title', '')}: {manifest['answers']} answers")
        self.stdout.write(f"method {manifest['method']}, input {manifest['input_sha256']}")
        if not same:
            raise CommandError("Counted again it gives another result than the one in the file.")
        self.stdout.write(f"The same result to the byte: {manifest['result_sha256']}")
