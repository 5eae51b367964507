"""Read a municipality's workbook of areas, bodies, seats, contacts, departments and committees."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actors import importing
from tingsted.places.actions.importing import (
    ImportRefused,
    Outcome,
    import_offices,
    known_here,
    rehearse_import,
)
from tingsted.places.workbook import Reading, Unreadable, open_workbook, read_workbook
from tingsted.places.workbook.sheets import MOST_BYTES


class Command(BaseCommand):
    """`tingsted import-offices FILE`: all of it or nothing; the same file twice changes nothing."""

    help = "Read in a workbook of areas, councils, seats, contacts, departments and committees (XLSX)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the workbook: .xlsx")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and write nothing")
        parser.add_argument(
            "--json", type=Path, metavar="OUT", dest="out", help="write the report to this file as JSON"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        file, dry_run = options["file"], options["dry_run"]
        reading = _read(file)
        actor = importing("import-offices")
        outcome: Outcome | None = None
        rows: list[dict[str, Any]] = []
        try:
            outcome = (
                rehearse_import(actor, reading)
                if dry_run
                else import_offices(actor, reading=reading, file=file.name)
            )
        except ImportRefused as refusal:
            rows = [{"sheet": r.sheet, "row": r.row, "what": r.sentence} for r in refusal.rows]
        report = _report(reading, outcome, rows, file=file.name, dry_run=dry_run)
        if options["out"] is not None:
            _write(options["out"], report)
        self._say(report)
        if outcome is None:
            raise CommandError(_("Nothing was read in. Mend the rows named above and try again."))

    def _say(self, report: dict[str, Any]) -> None:
        for fault in report["faults"]:
            where = f"{fault['sheet']}, {fault['row']}, {fault['column']}"
            self.stdout.write(f"{'!' if fault['stops'] else ' '} {where}: {fault['what']} {fault['todo']}")
        for row in report["refused"]:
            self.stdout.write(f"! {row['sheet']}, {row['row']}: {row['what']}")
        for sheet, counts in report["sheets"].items():
            told = [counts.get(what, 0) for what in ("new", "changed", "same")]
            words = _("%(new)s new, %(changed)s changed, %(same)s as before")
            said = words % dict(zip(("new", "changed", "same"), told, strict=True))
            self.stdout.write(f"{sheet}: {said}")


def _read(file: Path) -> Reading:
    try:
        with file.open("rb") as opened:
            return read_workbook(open_workbook(opened.read(MOST_BYTES + 1)), known_here(), clock.today())
    except OSError as wrong:
        raise CommandError(_("The file %(file)s can't be opened.") % {"file": file}) from wrong
    except Unreadable as wrong:
        raise CommandError(str(wrong)) from wrong


def _report(
    reading: Reading, outcome: Outcome | None, rows: list[dict[str, Any]], *, file: str, dry_run: bool
) -> dict[str, Any]:
    return {
        "file": file,
        "dry_run": dry_run,
        "read_in": outcome is not None and not dry_run,
        "could_be_read_in": outcome is not None,
        "sheets": outcome.counts if outcome else {},
        "faults": [fault.as_json() for fault in reading.faults],
        "refused": rows,
    }


def _write(out: Path, report: dict[str, Any]) -> None:
    try:
        out.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as wrong:
        raise CommandError(_("The report can't be written to %(file)s.") % {"file": out}) from wrong
