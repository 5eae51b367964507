"""Read many boundaries from one GeoJSON file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import importing
from tingsted.places.actions import read_in_map
from tingsted.places.actions.importing import MapOutcome, MapRefused, rehearse_map
from tingsted.places.atlas import town_outline
from tingsted.places.landscape import finding_rows
from tingsted.places.map_file import LARGEST_FILE, MapFault, MapFile, read_map_file
from tingsted.places.models import Area, Certainty


class Command(BaseCommand):
    """`tingsted import-areas FILE`: all of them or none; the same file twice changes nothing."""

    help = "Read in the boundaries of many areas (GeoJSON, EPSG:4326 or 25832)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the file: .geojson")
        parser.add_argument("--enter", action="store_true", help="enter areas that are not here yet")
        parser.add_argument("--on", default="", metavar="YYYY-MM-DD", help="the first day they hold (today)")
        parser.add_argument("--adopted-by", default="", help="by whom they were adopted")
        parser.add_argument("--certainty", choices=Certainty.values, default=Certainty.ESTIMATE.value)
        parser.add_argument("--source", default="", help="where the lines come from")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and write nothing")
        parser.add_argument(
            "--json", type=Path, metavar="OUT", dest="out", help="write the report to this file as JSON"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        file, dry_run = options["file"], options["dry_run"]
        day = parse_date(options["on"]) if options["on"] else clock.today()
        if day is None:
            raise CommandError(_("Write the day as 2026-12-31."))
        facts = {name: options[name] for name in ("adopted_by", "certainty", "source")} | {"on": day}
        read = _read(file, enters=options["enter"])
        do = rehearse_map if dry_run else read_in_map
        outcome: MapOutcome | None = None
        faults: tuple[MapFault, ...] = ()
        try:
            outcome = do(importing("import-areas"), read=read, file=file.name, **facts)
        except MapRefused as refusal:
            faults = refusal.faults
        report = _report(outcome, faults, file=file.name, dry_run=dry_run)
        if options["out"] is not None:
            _write(options["out"], report)
        self._say(report)
        if outcome is None:
            raise CommandError(_("Nothing was read in. Mend the areas named above and try again."))

    def _say(self, report: dict[str, Any]) -> None:
        for fault in report["faults"]:
            self.stdout.write(f"! {fault['feature']}, {fault['name'] or '–'}: {fault['what']}")
        for row in report["areas"]:
            self.stdout.write(f"  {row['name']}: {row['what']}, {row['before']:.0f} → {row['after']:.0f} ha")
        for found in report["does_not_fit"]:
            self.stdout.write(f"? {found['what']}: {found['hectares']:.1f} ha")


def _read(file: Path, *, enters: bool) -> MapFile:
    try:
        with file.open("rb") as opened:
            raw = opened.read(LARGEST_FILE + 1)
        return read_map_file(raw, list(Area.objects.in_order()), town_outline(), enters=enters)
    except OSError as wrong:
        raise CommandError(_("The file %(file)s can't be opened.") % {"file": file}) from wrong
    except Refused as wrong:
        raise CommandError(str(wrong)) from wrong


def _report(
    outcome: MapOutcome | None, faults: tuple[MapFault, ...], *, file: str, dry_run: bool
) -> dict[str, Any]:
    rows = outcome.rows if outcome else ()
    found = finding_rows(outcome.findings, {row.area.pk: row.area.name for row in rows}) if outcome else []
    return {
        "file": file,
        "dry_run": dry_run,
        "read_in": outcome is not None and not dry_run,
        "could_be_read_in": outcome is not None,
        "areas": [
            {"name": r.area.name, "what": r.what, "before": round(r.before, 1), "after": round(r.after, 1)}
            for r in rows
        ],
        "does_not_fit": [{"what": row.words, "hectares": round(row.hectares, 1)} for row in found],
        "faults": [fault.as_json() for fault in faults],
    }


def _write(out: Path, report: dict[str, Any]) -> None:
    try:
        out.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as wrong:
        raise CommandError(_("The report can't be written to %(file)s.") % {"file": out}) from wrong
