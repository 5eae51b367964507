"""The case file as one PDF/A-3: what a records system asks of the case, to read, and every paper attached to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tingsted.design.days import day_text
from tingsted.design.words import word
from tingsted.documents.press import Attached, press_with
from tingsted.involvement.models import CaseFile
from tingsted.involvement.papers.report import Material, report_of


def case_pdf(case: CaseFile, material: Material, told: dict[str, Any], attached: Sequence[Attached]) -> bytes:
    """One file to lay in the case: its cover can be read aloud, and the papers and their metadata travel inside."""
    report = report_of(material)
    facts = [(_("Case number"), case.case_number), (_("KLE"), f"{case.kle} {case.facet}".strip())]
    known = {_("Case number")}
    data = {
        "title": _("Case file: %(title)s") % {"title": case.matter.title},
        "owner": report["owner"],
        "lang": report["lang"],
        "municipality": report["municipality"],
        "edition": report["edition"],
        "foot": report["foot"],
        "facts": facts + [fact for fact in report["facts"] if fact[0] not in known],
        "parties": [_party(row) for row in told["parter"]],
        "decisions": [f"{d['what']}, {d['day']}, {d['by']}: {d['words']}" for d in report["decisions"]],
        "papers": [
            {
                "title": row["titel"],
                "day": day_text(date.fromisoformat(row["dato"]), "dag"),
                "name": row["fil"].rpartition("/")[2],
            }
            for row in told["dokumenter"]
        ],
        "words": {
            "case": _("The case"),
            "parties": _("The parties"),
            "decisions": _("Decision"),
            "papers": _("The papers"),
            "attached": _("They are attached to this file, with everything about the case in metadata.json."),
        },
    }
    return press_with("involvement/press/case.typ", data, attached, dated=case.handed_on)


def _party(row: dict[str, str]) -> str:
    said = str(word("reply", row["svar"]).text) if row["svar"] else ""
    return ", ".join(part for part in (row["navn"], row["rolle"], said) if part)
