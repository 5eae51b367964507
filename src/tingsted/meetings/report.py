"""What is told about a file of ideas: on the console, as JSON, and on the page before it is read in."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tingsted.meetings.queries import ImportPlan
from tingsted.meetings.reading import Reading


def report_of(
    reading: Reading, plan: ImportPlan, labels: dict[int, str], *, file: str, dry_run: bool
) -> dict[str, Any]:
    """All that is to be said about a file, ready for JSON."""
    return {
        "file": file,
        "dry_run": dry_run,
        "records": len(reading.records),
        "new": [{"record": r.row, "nr": r.nr, "label": labels.get(r.row, "")} for r in plan.new],
        "known": [r.row for r in plan.known],
        "kept_back": [{"record": r.row, "why": why} for r, why in plan.kept_back],
        "empty": [r.row for r in plan.empty],
        "faults": [
            {"record": f.row, "nr": f.nr, "code": f.code, "what": f.what, "todo": f.todo} for f in plan.faults
        ],
        "numbers": {
            "repeated": list(reading.repeated),
            "skipped": list(reading.skipped),
            "missing": list(reading.missing),
        },
        "themes": list(reading.themes),
        "about_the_file": about_the_file(reading),
        "summary": summary_of(plan, dry_run=dry_run),
    }


def about_the_file(reading: Reading) -> list[str]:
    """What is odd about the file as a whole."""
    lines = []
    if reading.skipped:
        numbers = ", ".join(map(str, reading.skipped))
        lines.append(
            ngettext(
                "The number %(numbers)s is left out. Is a note missing in the pile?",
                "The numbers %(numbers)s are left out. Are notes missing in the pile?",
                len(reading.skipped),
            )
            % {"numbers": numbers}
        )
    if reading.total:
        lines.append(
            _("The file adds up itself, and that row is not read as an idea: %(row)s")
            % {"row": reading.total}
        )
    if "theme" in reading.headings and not reading.themes_listed:
        lines.append(
            _("The file has no list of themes. A theme that two notes use is taken for one of the list.")
        )
    return lines


def summary_of(plan: ImportPlan, *, dry_run: bool) -> str:
    """The counts in a sentence."""
    facts = {
        "new": len(plan.new),
        "known": len(plan.known),
        "kept_back": len(plan.kept_back),
        "empty": len(plan.empty),
    }
    if dry_run:
        words = _(
            "%(new)s ideas would be put on the wall. %(known)s are there already, %(kept_back)s need a hand, "
            "%(empty)s are empty. Nothing is written."
        )
    else:
        words = _(
            "%(new)s ideas were put on the wall. %(known)s were there already, %(kept_back)s need a hand, "
            "%(empty)s were empty."
        )
    return words % facts
