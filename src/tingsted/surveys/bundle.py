"""The auditor's bundle: everything a result was counted from, in one file, and the command that counts it again.

A ZIP of plain files that says nothing it need not: no comments, no addresses, no days, and no ballot's key. The same
material gives the same bytes. `tingsted recount FILE` counts it again and compares, byte by byte.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from civicmath.disclosure import Publication
from tingsted.surveys.counting import Asked, Material, Sheet, as_bytes, counted, digest_of
from tingsted.surveys.counting.ordering import FEWEST_REDRAWS, MOST_REDRAWS, REDRAWN_ANSWERS
from tingsted.surveys.models import SurveyQuestion

FORMAT = "tingsted-recount 1"
README = Path(__file__).parent / "press" / "bundle.md"
MOST_BYTES = 400_000_000
LONG_AGO = (1980, 1, 1, 0, 0, 0)
SEED = 1
"""The number `civicmath` draws its intervals from."""
QUESTION = ("id", "kind", "words", "choices", "most", "low_words", "high_words")


class Unfit(ValueError):
    """The file is no bundle that can be counted again; the message is a sentence for people."""


def write_bundle(material: Material, about: dict[str, str]) -> bytes:
    """The bundle of a material; `about` is what a reader should know of the survey (title, days, agreement)."""
    files = _files(material)
    result = as_bytes(counted(material))
    manifest = {
        "format": FORMAT,
        "tingsted": version("tingsted"),
        "about": about,
        "input_sha256": _digest(files),
        "result_sha256": digest_of(result),
        "method": json.loads(result)["method"],
        "intervals": {
            "seed": SEED,
            "draws": max(FEWEST_REDRAWS, min(MOST_REDRAWS, REDRAWN_ANSWERS // max(1, len(material.sheets)))),
        },
        "smallest_count": material.smallest,
        "answers": len(material.sheets),
        "count_again": "tingsted recount THIS-FILE",
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        parts = {"README.md": _readme(), "manifest.json": _json(manifest), **files, "result.json": result}
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, LONG_AGO), data, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _readme() -> bytes:
    """How to see that the bundle is whole and to count it again, for somebody who has nothing else."""
    return README.read_text(encoding="utf-8").replace("{version}", version("tingsted")).encode()


def material_digest(material: Material) -> str:
    """The digest of everything that is counted."""
    return _digest(_files(material))


def recount(data: bytes) -> tuple[dict[str, Any], bool]:
    """What a bundle says it is, and whether counting its material again gives its result to the same bytes.

    Raises `Unfit` with a sentence where it can't be read, or where its material was changed.
    """
    files = _opened(data)
    try:
        manifest = json.loads(files["manifest.json"])
        if manifest["format"] != FORMAT:
            raise Unfit(_("The file is a bundle of another kind: %(kind)s.") % {"kind": manifest["format"]})
        held = {name: files[name] for name in ("material.json", "answers.csv")}
        if _digest(held) != manifest["input_sha256"]:
            raise Unfit(_("The material in the file is not the one that its digest was made of."))
        if digest_of(files["result.json"]) != manifest["result_sha256"]:
            raise Unfit(_("The result in the file is not the one that its digest was made of."))
        material = _material(held)
    except (KeyError, TypeError, ValueError, IndexError, csv.Error) as wrong:
        if isinstance(wrong, Unfit):
            raise
        raise Unfit(_("Something is missing in the file, so it can't be counted again.")) from wrong
    return manifest, as_bytes(counted(material)) == files["result.json"]


def _opened(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_BYTES:
                raise Unfit(_("The file unpacks to more than any survey fills."))
            return {part.filename: archive.read(part) for part in archive.infolist()}
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as wrong:
        raise Unfit(_("The file is no bundle: it can't be unpacked.")) from wrong


def _files(material: Material) -> dict[str, bytes]:
    facts = {
        "asked": [each._asdict() for each in material.asked],
        "questions": [_question(each) for each in material.questions],
        "villages": list(material.villages),
        "asks_gender": material.asks_gender,
        "smallest": material.smallest,
        "people": {kind: dict(counts) for kind, counts in material.people.items()},
        "earlier": [each.as_dict() for each in material.earlier],
        "salt": material.salt,
    }
    return {"material.json": _json(facts), "answers.csv": b"".join(_answers(material.sheets))}


def _question(each: SurveyQuestion) -> dict[str, Any]:
    return {field: getattr(each, field) for field in QUESTION}


def _answers(sheets: Sequence[Sheet]) -> Iterator[bytes]:
    """A row for each answer; what is no plain word is JSON."""
    held = io.StringIO(newline="")
    writer = csv.writer(held, lineterminator="\n")
    writer.writerow(Sheet._fields)
    for sheet in sheets:
        writer.writerow([cell if isinstance(cell, str) else _compact(cell) for cell in sheet])
    yield held.getvalue().encode()


def _material(files: dict[str, bytes]) -> Material:
    facts = json.loads(files["material.json"])
    rows = csv.reader(io.StringIO(files["answers.csv"].decode(), newline=""))
    if tuple(next(rows)) != Sheet._fields:
        raise Unfit(_("Something is missing in the file, so it can't be counted again."))
    return Material(
        asked=tuple(Asked(**each) for each in facts["asked"]),
        sheets=tuple(Sheet(*(json.loads(cell) for cell in row[:4]), *row[4:8]) for row in rows),
        questions=tuple(SurveyQuestion(**each) for each in facts["questions"]),
        villages=tuple(facts["villages"]),
        asks_gender=facts["asks_gender"],
        smallest=facts["smallest"],
        people=facts["people"],
        earlier=tuple(Publication.from_dict(each) for each in facts["earlier"]),
        salt=facts["salt"],
    )


def _digest(files: dict[str, bytes]) -> str:
    return digest_of(b"".join(f"{name} {digest_of(files[name])}\n".encode() for name in sorted(files)))


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1).encode() + b"\n"


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
