"""From ballots to a result: the order of the ideas, the other questions, and who answered."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from civicmath.language import LANGUAGES
from tingsted.kernel import clock
from tingsted.surveys.counting.material import (
    Asked,
    Material,
    Sheet,
    basis_of,
    counted_material,
    read_material,
    smallest_count,
)
from tingsted.surveys.counting.ordering import APPROVALS, ASKED, order_ideas
from tingsted.surveys.counting.people import who_answered
from tingsted.surveys.counting.tallying import Tables, count_questions, count_top
from tingsted.surveys.models import Result, Survey

__all__ = [
    "APPROVALS",
    "ASKED",
    "Asked",
    "Material",
    "Sheet",
    "as_bytes",
    "count_result",
    "counted",
    "counted_material",
    "digest_of",
    "read_material",
    "smallest_count",
]


def count_result(survey: Survey) -> Result:
    """Count the survey and keep what was found: what is published later is this, not a fresh guess."""
    material = read_material(survey)
    found = counted(material)
    shown = [*(each.as_dict() for each in material.earlier), *found["shown"]]
    facts = {
        **found,
        "shown": shown,
        "salt": material.salt,
        "basis": basis_of(material),
        "computed_on": clock.today(),
    }
    return Result.objects.update_or_create(survey=survey, defaults=facts)[0]


def counted(material: Material) -> dict[str, Any]:
    """The whole result as plain data, the same for the same material wherever and whenever it is counted."""
    if len(material.sheets) < material.smallest:
        return _of_too_few(material)
    if not material.asked:
        return _without_ideas(material)
    order = order_ideas(material)
    tables = Tables(material.smallest, material.earlier)
    people = who_answered(material, order.ballots, order.ranking)
    return {
        "method": f"{order.ranking.method.rule} {order.ranking.method.version}",
        "digest": salted(material, order.ranking.digest),
        "answers": len(material.sheets),
        "table": order.table,
        "questions": [
            *count_top(material, tables),
            *count_questions(material.questions, material.sheets, tables),
        ],
        "rounds": order.rounds,
        "people": people.told,
        "shown": [*order.shown, *people.shown, *(each.as_dict() for each in tables.shown)],
    }


def _of_too_few(material: Material) -> dict[str, Any]:
    """Fewer answered than are ever shown: even the order of the ideas would tell what one of them said."""
    return {
        "method": Result.TOO_FEW,
        "digest": salted(material, ""),
        "answers": len(material.sheets),
        "table": [],
        "questions": [],
        "rounds": {language: [] for language in LANGUAGES},
        "people": {},
        "shown": [],
    }


def _without_ideas(material: Material) -> dict[str, Any]:
    """A survey of questions alone: they are counted, and there is nothing to put in order."""
    people = who_answered(material, None, None)
    tables = Tables(material.smallest, material.earlier)
    questions = count_questions(material.questions, material.sheets, tables)
    return {
        "method": "plain count 1",
        "digest": salted(material, digest_of(as_bytes({"questions": questions}))),
        "answers": len(material.sheets),
        "table": [],
        "questions": questions,
        "rounds": {language: [] for language in LANGUAGES},
        "people": people.told,
        "shown": [*people.shown, *(each.as_dict() for each in tables.shown)],
    }


def salted(material: Material, digest: str) -> str:
    """The digest that is published: of the material's salt and the digest of what was counted."""
    return digest_of(f"{material.salt} {digest}".encode())


def as_bytes(found: dict[str, Any]) -> bytes:
    """A result as the bytes that two counts are compared by."""
    return json.dumps(found, ensure_ascii=False, sort_keys=True, indent=1).encode() + b"\n"


def digest_of(data: bytes) -> str:
    """SHA-256, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
