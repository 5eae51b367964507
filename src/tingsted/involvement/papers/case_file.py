"""The case file as the records system takes it: a ZIP with the report, the documents, their metadata as JSON and CSV.

What stands in it, and what it is called, is written down in docs/case-file.md.
"""

from __future__ import annotations

import hashlib
import io
import json
import mimetypes
import zipfile
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from tingsted.design.days import day_text, language
from tingsted.documents.press import Attached, press_pdf
from tingsted.documents.sheets import Row, csv_rows
from tingsted.involvement.models import CaseFile, DocumentVersion
from tingsted.involvement.papers.case_pdf import case_pdf
from tingsted.involvement.papers.report import Material, material_of, report_of, report_pdf
from tingsted.involvement.papers.word import report_docx
from tingsted.kernel import links, rounds
from tingsted.kernel.text import slug

FORMAT = "tingsted-sagsmappe"
VERSION = 1
PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Part:
    """One document of the case: `direction` is in, out or internal, as records systems tell them apart."""

    name: str
    title: str
    direction: str
    day: date
    mime: str
    data: bytes


@dataclass(frozen=True)
class Listed:
    """A document as the lists have it."""

    nr: int
    fil: str
    titel: str
    retning: str
    dato: str
    mime: str
    bytes: int
    sha256: str


def pack(case: CaseFile) -> tuple[bytes, int]:
    """The ZIP of a case, and how many documents are in it; the same things in the same state give the same bytes."""
    with override(settings.LANGUAGE_CODE):
        material = rounds.read(material_of(case.matter))
        parts = [*_reports(material, case.handed_on), *_documents(case)]
        listed = [_listed(number, part) for number, part in enumerate(parts, start=1)]
        told = metadata(case, material, listed)
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
            _put(archive, case, "LAESMIG.txt", _read_me(case).encode())
            _put(archive, case, "metadata.json", json.dumps(told, ensure_ascii=False, indent=2).encode())
            _put(archive, case, "sagsmappe.pdf", _as_one_pdf(case, material, parts, told))
            _put(archive, case, "sag.csv", _csv(("felt", "indhold"), list(_flat(told["sag"]))))
            _put(
                archive, case, "parter.csv", _sheet(told["parter"], ("navn", "art", "rolle", "svar", "dato"))
            )
            _put(archive, case, "dokumenter.csv", _sheet(told["dokumenter"], tuple(Listed.__annotations__)))
            for part, row in zip(parts, listed, strict=True):
                _put(archive, case, row.fil, part.data)
    return held.getvalue(), len(parts)


def _as_one_pdf(case: CaseFile, material: Material, parts: list[Part], told: dict[str, Any]) -> bytes:
    facts = json.dumps(told, ensure_ascii=False, indent=2).encode()
    papers = [
        Attached(row["fil"].rpartition("/")[2], part.data, part.mime, part.title)
        for part, row in zip(parts, told["dokumenter"], strict=True)
    ]
    about = Attached("metadata.json", facts, "application/json", _("All about the case"), "data")
    return case_pdf(case, material, told, [about, *papers])


def metadata(case: CaseFile, material: Material, listed: list[Listed]) -> dict[str, Any]:
    """What a records system asks of a case: number, KLE, title, parties, dates, decisions, and every document."""
    matter = material.matter
    return {
        "format": FORMAT,
        "version": VERSION,
        "sag": {
            "sagsnummer": case.case_number,
            "kle_emne": case.kle,
            "kle_handlingsfacet": case.facet,
            "titel": matter.title,
            "sagstype": matter.kind,
            "myndighed": material.municipality.name,
            "ansvarlig_enhed": str(matter.owner),
            "fase": matter.phase,
            "startdato": matter.started_on.isoformat(),
            "aabnet": _iso(matter.opened_on),
            "frist": _iso(matter.deadline),
            "overdraget": case.handed_on.isoformat(),
            "kilde": links.whole(matter.get_absolute_url()),
        },
        "parter": _parties(material),
        "beslutninger": [
            {
                "art": decision.what,
                "dato": decision.on.isoformat(),
                "af": str(decision.by),
                "ord": decision.words,
                "adresse": decision.link,
            }
            for decision in material.decisions
        ],
        "bidrag": [
            {
                "fra": row.by,
                "art": row.source,
                "dato": row.sent_on.isoformat(),
                "efter_frist": row.late,
                "borgerne": [
                    {
                        "spurgt": said["asked"],
                        "sagt": said["quotes"],
                        "foerst": said["lines"],
                        "kilde": said["url"],
                    }
                    for said in material.heard.get(row.invitation_id or 0, [])
                ],
                "svar": row.promise.answer if row.promise else "",
                "svardato": _iso(row.promise.answered_on) if row.promise else "",
                "kilde": links.whole(row.get_absolute_url()),
            }
            for row in material.contributions
        ],
        "dokumenter": [asdict(row) for row in listed],
    }


def _reports(material: Material, day: date) -> list[Part]:
    title = _("Consultation report")
    return [
        Part("hoeringsnotat.pdf", title, "intern", day, PDF, report_pdf(material)),
        Part("hoeringsnotat.docx", title, "intern", day, WORD, report_docx(report_of(material))),
    ]


def _documents(case: CaseFile) -> list[Part]:
    """Every version that was laid with the matter: its text pressed as a PDF, and its file as it came."""
    rows = (
        DocumentVersion.objects.filter(document__matter=case.matter)
        .select_related("document")
        .prefetch_related("paragraphs")
        .order_by("document__order", "document", "number")
    )
    found = []
    for row in rows:
        title = f"{row.document.title}, {_edition(row)}"
        base = f"{slug(row.document.title)[:50] or 'dokument'}-v{row.number}"
        if row.paragraphs.all():
            found.append(Part(f"{base}.pdf", title, "udgående", row.on, PDF, _pressed(case, row, title)))
        if row.file:
            ending = PurePath(row.file_name).suffix.lower()
            mime = mimetypes.types_map.get(ending, "application/octet-stream")
            with row.file.open("rb") as file:
                found.append(Part(f"{base}-fil{ending}", title, "udgående", row.on, mime, file.read()))
    return found


def _pressed(case: CaseFile, row: DocumentVersion, title: str) -> bytes:
    data = {
        "title": row.document.title,
        "owner": str(case.matter.owner),
        "lang": language(),
        "edition": f"{_edition(row)}, {day_text(row.on, 'dag')}",
        "foot": f"{case.matter.title} · {title}",
        "paragraphs": [
            {"number": str(p.number), "heading": p.heading, "text": p.text} for p in row.paragraphs.all()
        ],
    }
    return press_pdf("involvement/press/document.typ", data, dated=row.on)


def _edition(row: DocumentVersion) -> str:
    return _("version %(number)s") % {"number": row.number}


def _parties(material: Material) -> list[dict[str, str]]:
    owner = {
        "navn": str(material.matter.owner),
        "art": "forvaltning",
        "rolle": "ansvarlig",
        "svar": "",
        "dato": "",
    }
    asked = [
        {
            "navn": str(row.office),
            "art": row.office.kind,
            "rolle": "høringspart",
            "svar": row.state,
            "dato": _iso(row.replied_on),
        }
        for row in material.invitations
    ]
    alone = [
        {
            "navn": row.by,
            "art": row.source,
            "rolle": "afsender",
            "svar": "contributed",
            "dato": row.sent_on.isoformat(),
        }
        for row in material.contributions
        if row.invitation_id is None and row.source != "body"
    ]
    return [owner, *asked, *alone]


def _listed(number: int, part: Part) -> Listed:
    return Listed(
        nr=number,
        fil=f"dokumenter/{number:02d}-{part.name}",
        titel=part.title,
        retning=part.direction,
        dato=part.day.isoformat(),
        mime=part.mime,
        bytes=len(part.data),
        sha256=hashlib.sha256(part.data).hexdigest(),
    )


def _read_me(case: CaseFile) -> str:
    return _(
        "Case file: %(title)s\nCase number: %(number)s\nKLE: %(kle)s %(facet)s\nMade on %(day)s\n\n"
        "sagsmappe.pdf is all of it in one file, with the documents attached.\n"
        "metadata.json holds everything; sag.csv, parter.csv and dokumenter.csv say the same as sheets.\n"
        "The documents lie in the folder dokumenter, numbered as in dokumenter.csv, which has their SHA-256.\n"
    ) % {
        "title": case.matter.title,
        "number": case.case_number,
        "kle": case.kle,
        "facet": case.facet,
        "day": day_text(case.handed_on, "dag"),
    }


def _put(archive: zipfile.ZipFile, case: CaseFile, name: str, data: bytes) -> None:
    day = case.handed_on
    info = zipfile.ZipInfo(name, (day.year, day.month, day.day, 12, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, data)


def _sheet(rows: list[dict[str, Any]], names: tuple[str, ...]) -> bytes:
    return _csv(names, [tuple(row[name] for name in names) for row in rows])


def _csv(header: Row, rows: list[Row]) -> bytes:
    return b"".join(csv_rows(header, rows))


def _flat(facts: dict[str, Any]) -> list[Row]:
    return list(facts.items())


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()
