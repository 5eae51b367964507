"""`tingsted doctor`: look over the installation and say what to mend."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from tingsted.kernel.keeping.health import examine

SIGNS = {True: "✓", False: "✗", None: "·"}


class Command(BaseCommand):
    help = "Looks over the installation and says what to mend; leaves 1 where something must be."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        with override("en"):  # one language for the operator, whatever the municipality's is
            findings = [(finding.sound, str(finding.words)) for finding in examine()]
        for sound, words in findings:
            self.stdout.write(f"{SIGNS[sound]} {words}")
        if any(sound is False for sound, _words in findings):
            raise CommandError("Something must be mended.")
