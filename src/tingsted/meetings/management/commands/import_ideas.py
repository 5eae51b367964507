"""Read the ideas of a meeting from a sheet, as the secretary typed it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Q
from django.utils.translation import gettext as _

from tingsted.documents.tables import MOST_BYTES, Unreadable
from tingsted.kernel.actors import importing
from tingsted.meetings.actions import import_ideas
from tingsted.meetings.models import Meeting
from tingsted.meetings.queries import plan_import
from tingsted.meetings.reading import Reading, read_ideas
from tingsted.meetings.report import report_of


class Command(BaseCommand):
    """`tingsted import-ideas FILE --meeting N`: the same file twice adds nothing."""

    help = "Read ideas from a sheet (CSV or XLSX) onto a meeting's wall."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the sheet: .csv or .xlsx")
        parser.add_argument(
            "--meeting", required=True, help="the meeting's number, or the last part of its address"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and write nothing")
        parser.add_argument(
            "--json", type=Path, metavar="OUT", dest="out", help="write the report to this file as JSON"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        file, dry_run, out = options["file"], options["dry_run"], options["out"]
        wall = self._meeting(options["meeting"])
        reading = self._read(file, wall)
        labels: dict[int, str] = {}
        if dry_run:
            plan = plan_import(wall, reading)
        else:
            done = import_ideas(importing("import-ideas"), meeting=wall, reading=reading, file=file.name)
            plan, labels = done.plan, done.new
        report = report_of(reading, plan, labels, file=file.name, dry_run=dry_run)
        if out is not None:
            _write(out, report)
        self._say(report)

    def _meeting(self, wanted: str) -> Meeting:
        found = Meeting.objects.filter(
            Q(slug=wanted) | Q(pk=int(wanted) if wanted.isdecimal() else None)
        ).first()
        if found is None:
            known = ", ".join(f"{m.pk} ({m.title})" for m in Meeting.objects.order_by("-starts_at")[:5])
            raise CommandError(
                _("There is no meeting %(wanted)s. The newest are: %(known)s")
                % {
                    "wanted": wanted,
                    "known": known or "-",
                }
            )
        return found

    def _read(self, file: Path, meeting: Meeting) -> Reading:
        try:
            with file.open("rb") as opened:
                return read_ideas(opened.read(MOST_BYTES + 1))
        except OSError as wrong:
            raise CommandError(_("The file %(file)s can't be opened.") % {"file": file}) from wrong
        except Unreadable as wrong:
            raise CommandError(str(wrong)) from wrong

    def _say(self, report: dict[str, Any]) -> None:
        for fault in report["faults"]:
            where = _("record %(row)s") % {"row": fault["record"]}
            nr = f" (nr {fault['nr']})" if fault["nr"] else ""
            self.stdout.write(f"{where}{nr}: {fault['what']} {fault['todo']}")
        for line in report["about_the_file"]:
            self.stdout.write(line)
        self.stdout.write(report["summary"])


def _write(out: Path, report: dict[str, Any]) -> None:
    try:
        out.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as wrong:
        raise CommandError(_("The report can't be written to %(file)s.") % {"file": out}) from wrong
