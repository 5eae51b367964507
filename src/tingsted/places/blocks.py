"""Parishes and postcodes as ground to build of: read from the state's files, put together, and left out of."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from tingsted.kernel.actions import Refused
from tingsted.places.models import Block
from tingsted.places.outlines import OutlineRefused, as_geojson, check_outline, read_geojson
from tingsted.places.outlines.shaping import ground, shape_of

CODES = {Block.Kind.PARISH: ("sognekode", "kode", "code"), Block.Kind.POSTCODE: ("postnr", "kode", "code")}
NAMES = ("navn", "name")
LARGEST_FILE = 20 * 1024 * 1024


@dataclass(frozen=True)
class ReadBlock:
    """A parish or postcode as a file has it."""

    kind: str
    code: str
    name: str
    geometry: dict[str, Any]


def read_blocks(raw: bytes, kind: str) -> list[ReadBlock]:
    """Every feature of a GeoJSON file with a code, a name and a surface, in either projection."""
    if len(raw) > LARGEST_FILE:
        raise Refused(_("The file is larger than 20 MB. Keep only your own municipality in it."), "file")
    try:
        given = json.loads(raw.decode("utf-8-sig"))
        features = list(given["features"])
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError, KeyError, TypeError):
        raise Refused(_("That is not a GeoJSON file with parishes or postcodes in it."), "file") from None
    return [_read(n, feature, given.get("crs"), Block.Kind(kind)) for n, feature in enumerate(features, 1)]


def _read(number: int, feature: Any, crs: Any, kind: Block.Kind) -> ReadBlock:
    facts = feature.get("properties") if isinstance(feature, Mapping) else None
    facts = facts if isinstance(facts, Mapping) else {}
    code = next((str(facts[name]).strip() for name in CODES[kind] if facts.get(name)), "")
    name = next((str(facts[name]).strip() for name in NAMES if facts.get(name)), "")
    if not code.isalnum() or len(code) > 10:
        raise Refused(_("Feature number %(number)s has no code.") % {"number": number}, "file")
    alone = {"type": "FeatureCollection", "features": [feature], **({"crs": crs} if crs else {})}
    outline = read_geojson(json.dumps(alone).encode(), field="file")
    check_outline(outline, None, "file")
    return ReadBlock(kind, code, (name or code)[:80], as_geojson(outline))


def put_together(
    blocks: Sequence[Block],
    without: Sequence[Block] = (),
    also: BaseGeometry | None = None,
    less: BaseGeometry | None = None,
) -> BaseGeometry:
    """The ground of the blocks and of `also`, except what lies in the blocks left out or in `less`."""
    parts = [shape_of(block.geometry) for block in blocks]
    whole = unary_union([*parts, *([also] if also is not None else [])])
    left_out = [*(shape_of(block.geometry) for block in without), *([less] if less is not None else [])]
    if left_out:
        whole = whole.difference(unary_union(left_out))
    if whole.is_empty:
        raise OutlineRefused(_("Nothing is left when the exceptions are taken out."), "without")
    return ground(whole)
