"""`tingsted doctor`: look over the installation and say what to mend."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tingsted.kernel.keeping.health import examine

SIGNS = {True: "✓", False: "✗", None: "·"}


class Command(BaseCommand):
    help = "Looks over the installation and says what to mend; leaves 1 where something must be."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        findings = list(examine())
        for finding in findings:
            self.stdout.write(f"{SIGNS[finding.sound]} {finding.words}")
        if any(finding.sound is False for finding in findings):
            raise CommandError("Something must be mended.")
