"""Many boundaries in one GeoJSON file: every feature is read, every fault named with its number and place."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from shapely.geometry.base import BaseGeometry

from tingsted.kernel.actions import Refused
from tingsted.kernel.text import slug, tidy
from tingsted.places.models import Area
from tingsted.places.outlines import OutlineRefused, check_outline, read_geojson

LARGEST_FILE = 10 * 1024 * 1024
MOST_FEATURES = 300
NAMES = ("navn", "name", "omraade", "område", "area")
SHORT_NAMES = ("kort_navn", "kortnavn", "short_name")
PREFIXES = ("prefix", "praefiks", "præfiks")
# What this house's own map (`/kort.geojson`) gives out and nobody drew as an area's boundary: it is passed by.
NOT_DRAWN = {"rest", "about there", "cluster"}


@dataclass(frozen=True)
class MapFault:
    """A feature that can't be read in: its number in the file, what it is called, why, and where on the map."""

    number: int
    name: str
    sentence: str
    outline: BaseGeometry | None = None
    places: tuple[BaseGeometry, ...] = ()

    def __str__(self) -> str:
        return self.sentence

    def as_json(self) -> dict[str, Any]:
        return {"feature": self.number, "name": self.name, "what": self.sentence}


@dataclass(frozen=True)
class ReadOutline:
    """A feature as it is meant: whose outline it is, or what the area is to be called that it makes."""

    number: int
    name: str
    short_name: str
    prefix: str
    area: Area | None
    outline: BaseGeometry


@dataclass(frozen=True)
class MapFile:
    """Everything a file says, in its order, and everything in it that can't be."""

    outlines: tuple[ReadOutline, ...]
    faults: tuple[MapFault, ...]


def read_map_file(
    raw: bytes, areas: list[Area], town: BaseGeometry | None, *, enters: bool = False
) -> MapFile:
    """Read a file for these areas; a feature of none of them makes a new one where the file `enters` areas."""
    features, crs = _features(raw)
    known = {key: area for area in reversed(areas) for key in _keys_of(area)}
    outlines: list[ReadOutline] = []
    faults: list[MapFault] = []
    for number, feature in enumerate(features, 1):
        if _facts(feature).get("kind") in NOT_DRAWN:
            continue
        called = _called(feature)
        name = called[0] if called else ""
        try:
            read = _read(number, feature, crs, known, enters=enters)
            _only_once(read, outlines)
            check_outline(read.outline, town, "file")
        except OutlineRefused as refused:
            faults.append(MapFault(number, name, str(refused), refused.outline, refused.places))
        except Refused as refused:
            faults.append(MapFault(number, name, str(refused)))
        else:
            outlines.append(read)
    return MapFile(tuple(outlines), tuple(faults))


def _features(raw: bytes) -> tuple[list[Any], Any]:
    """The features of a collection, and the projection it says it has."""
    if len(raw) > LARGEST_FILE:
        raise Refused(_("The file is larger than 10 MB. Save it with fewer details."), "file")
    try:
        given = json.loads(raw.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        given = None
    features = given.get("features") if isinstance(given, Mapping) else None
    if not isinstance(features, list) or not features:
        raise Refused(
            _("That is not a GeoJSON file with areas in it. It must be a FeatureCollection."), "file"
        )
    if len(features) > MOST_FEATURES:
        raise Refused(
            _("There are more than %(most)s areas in the file. Keep only your own in it.")
            % {"most": MOST_FEATURES},
            "file",
        )
    return features, given.get("crs")


def _read(number: int, feature: Any, crs: Any, known: Mapping[str, Area], *, enters: bool) -> ReadOutline:
    called = _called(feature)
    if not called:
        raise Refused(
            _("The area has no name. Write it in one of these: %(names)s.") % {"names": ", ".join(NAMES[:2])}
        )
    area = next((known[key] for key in map(slug, called) if key in known), None)
    if area is None and not enters:
        raise Refused(_("No area here is called that."))
    if area is not None and area.ended is not None:
        raise Refused(_("%(area)s is part of another area now.") % {"area": area.name})
    facts = _facts(feature)
    short = tidy(_said(facts, SHORT_NAMES) or called[0])
    alone = {"type": "FeatureCollection", "features": [feature], **({"crs": crs} if crs else {})}
    return ReadOutline(
        number=number,
        name=called[0],
        short_name=short,
        prefix=_said(facts, PREFIXES) or "".join(c for c in short.title() if c.isalnum())[:30],
        area=area,
        outline=read_geojson(json.dumps(alone).encode(), field="file"),
    )


def _only_once(read: ReadOutline, before: list[ReadOutline]) -> None:
    """One area has one outline: two parts belong in one feature."""
    for other in before:
        same = other.area == read.area if read.area else slug(other.name) == slug(read.name)
        if same:
            raise Refused(_("The same area stands in number %(number)s already.") % {"number": other.number})


def _facts(feature: Any) -> Mapping[str, Any]:
    properties = feature.get("properties") if isinstance(feature, Mapping) else None
    return properties if isinstance(properties, Mapping) else {}


def _said(facts: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return next((tidy(facts[n]) for n in names if isinstance(facts.get(n), str) and facts[n].strip()), "")


def _called(feature: Any) -> list[str]:
    """What a feature may be called, the likeliest first: its names, then its own key."""
    facts = _facts(feature)
    own = feature.get("id") if isinstance(feature, Mapping) else None
    own_map = facts.get("kind") == "boundary"  # there »name« is a whole sentence
    said = [facts.get(name) for name in (NAMES[-1:] if own_map else NAMES)]
    return [tidy(name)[:120] for name in (*said, own) if isinstance(name, str) and name.strip()]


def _keys_of(area: Area) -> Iterator[str]:
    """What finds an area: its name, short name, address and prefix, however they are written."""
    yield from (slug(area.name), slug(area.short_name), area.slug, slug(area.prefix))
