"""Outlines as people have them: GeoJSON in one of two projections, or a list of corners."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from math import isfinite
from typing import Any

from django.utils.translation import gettext as _
from shapely import MultiPolygon, Polygon, box, get_coordinates
from shapely.errors import ShapelyError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from tingsted.places.outlines.faults import OutlineRefused
from tingsted.places.outlines.metres import DEGREES, METRES, between, moved
from tingsted.places.outlines.shaping import polygons_of

LARGEST_FILE = 5 * 1024 * 1024
DENMARK = box(7.5, 54.3, 15.6, 58.0)
# Easting and northing of Danish ground in EPSG:25832, with room around it.
EAST, NORTH = (400_000.0, 950_000.0), (6_000_000.0, 6_450_000.0)
OTHERS = ("EPSG:3857", "EPSG:25833")
SAVE_AS = "EPSG:4326, EPSG:25832"


def read_geojson(raw: bytes, *, name: str = "", field: str = "geometry") -> BaseGeometry:
    """The surfaces of a GeoJSON text in degrees; of several features the one called `name`, else all of them."""
    if len(raw) > LARGEST_FILE:
        raise OutlineRefused(_("The file is larger than 5 MB. Save it with fewer details."), field)
    try:
        given = json.loads(raw.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        raise OutlineRefused(
            _("That is not GeoJSON. Save the boundary as GeoJSON, and send it again."), field
        ) from None
    if not isinstance(given, Mapping):
        raise OutlineRefused(
            _("That is not GeoJSON. Save the boundary as GeoJSON, and send it again."), field
        )
    features = list(_features(given))
    mine = [geometry for label, geometry in features if name and label == name.casefold()]
    parts = [_surface(geometry, field) for geometry in mine or [geometry for _label, geometry in features]]
    if not parts:
        raise OutlineRefused(_("There is no surface in it. A boundary goes all the way round."), field)
    read = [_in_degrees(part, _declared(given), field) for part in parts]
    broken = next((part for part in read if not part.is_valid), None)
    # A surface that crosses itself is handed on as it is: whoever checks it tells where.
    return broken if broken is not None else unary_union(read) if len(read) > 1 else read[0]


def read_corners(text: str, field: str = "geometry") -> BaseGeometry:
    """A list of corners, one on each line, latitude and longitude (or easting and northing) in either order.

    An empty line begins a new ring: one outside the others is a part of its own, one inside another is a hole.
    """
    rings = []
    for block in re.split(r"\n\s*\n", text.strip().replace("\r\n", "\n")):
        corners = [_corner(line, field) for line in block.splitlines() if line.strip()]
        if corners and len(set(corners)) < 3:
            raise OutlineRefused(
                _("A boundary needs at least three corners, each on a line of its own."), field
            )
        if corners:
            rings.append(Polygon(corners))
    if not rings:
        raise OutlineRefused(_("A boundary needs at least three corners, each on a line of its own."), field)
    return _put_together([_in_degrees(ring, "", field) for ring in rings])


def read_point(text: str) -> tuple[float, float]:
    """Longitude and latitude of one point, written as a corner is."""
    first, second = _corner(text, "punkt")
    if first > EAST[0]:
        first, second = between(METRES, DEGREES).transform(first, second)
    if not (-180 <= first <= 180 and -90 <= second <= 90):
        raise OutlineRefused(_("That point is nowhere on the map."), "punkt")
    return first, second


def _corner(line: str, field: str) -> tuple[float, float]:
    numbers = re.findall(
        r"-?\d+(?:\.\d+)?", line if "." in line else re.sub(r"(?<=\d),(?=\d{3,}\b)", ".", line)
    )
    if len(numbers) != 2:
        raise OutlineRefused(
            _("»%(line)s« is not a corner. Write latitude and longitude, for example 55.35480 11.69320.")
            % {"line": line.strip()[:60]},
            field,
        )
    first, second = float(numbers[0]), float(numbers[1])
    # Danish latitudes and longitudes don't overlap, nor do eastings and northings: the order tells itself.
    swapped = (54 <= first <= 58 and 7 <= second <= 16) or first > 3_000_000 > second
    return (second, first) if swapped else (first, second)


def _put_together(rings: list[BaseGeometry]) -> BaseGeometry:
    """Rings inside another are its holes."""
    if len(rings) == 1 or any(not ring.is_valid for ring in rings):
        return rings[0] if len(rings) == 1 else MultiPolygon([p for ring in rings for p in polygons_of(ring)])
    whole = rings[0]
    for ring in rings[1:]:
        whole = whole.difference(ring) if whole.contains(ring) else whole.union(ring)
    return whole


def _features(given: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Each geometry with the name its feature carries."""
    kind = given.get("type")
    if kind == "FeatureCollection" and isinstance(given.get("features"), list):
        for feature in given["features"]:
            if isinstance(feature, Mapping):
                yield from _features(feature)
    elif kind == "Feature":
        properties = given.get("properties")
        facts = properties if isinstance(properties, Mapping) else {}
        label = next((str(facts[n]) for n in ("navn", "name", "area", "omraade") if facts.get(n)), "")
        yield label.casefold(), given.get("geometry")
    elif kind:
        yield "", given


def _surface(given: Any, field: str) -> BaseGeometry:
    if not isinstance(given, Mapping) or given.get("type") not in {"Polygon", "MultiPolygon"}:
        raise OutlineRefused(
            _("There are points or lines in it. A boundary is a surface (Polygon or MultiPolygon)."), field
        )
    try:
        read = shape(dict(given))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, ShapelyError):
        raise OutlineRefused(_("The boundary can't be read as a surface."), field) from None
    if not all(isfinite(number) for number in get_coordinates(read).ravel()):
        raise OutlineRefused(_("The boundary can't be read as a surface."), field)
    return read


def _declared(given: Mapping[str, Any]) -> str:
    """The projection the file says it has, such as EPSG:25832; empty when it says none."""
    crs = given.get("crs")
    properties = crs.get("properties") if isinstance(crs, Mapping) else None
    said = str(properties.get("name", "")) if isinstance(properties, Mapping) else ""
    if "CRS84" in said.upper():
        return DEGREES
    found = re.search(r"(\d{4,6})\D*$", said)
    return f"EPSG:{found[1]}" if found else said


def _in_degrees(given: BaseGeometry, declared: str, field: str) -> BaseGeometry:
    """The surface in degrees, whichever of the two projections it came in; refused with what it looks like."""
    if declared not in {"", DEGREES, METRES}:
        raise _wrong_projection(given, declared, field)
    west, south, east, north = given.bounds
    in_range = EAST[0] <= west and east <= EAST[1] and NORTH[0] <= south and north <= NORTH[1]
    if declared != DEGREES and in_range:
        return moved(given, METRES, DEGREES)
    if max(abs(west), abs(east)) <= 180 and max(abs(south), abs(north)) <= 90 and declared != METRES:
        if west >= 54 and east <= 58 and south >= 7 and north <= 16:
            raise OutlineRefused(
                _("Latitude and longitude have changed places: GeoJSON writes longitude first."),
                field, outline=given, places=[given],
            )  # fmt: skip
        return given
    raise _wrong_projection(given, "", field)


def _wrong_projection(given: BaseGeometry, declared: str, field: str) -> OutlineRefused:
    """Which projection it looks like, and where it would lie if we took the numbers as they stand."""
    looks_like = declared or next((name for name in OTHERS if _is_danish(given, name)), "")
    if looks_like:
        sentence = _("The file is in %(projection)s. Save it in one of these: %(save_as)s.") % {
            "projection": looks_like, "save_as": SAVE_AS,
        }  # fmt: skip
    else:
        sentence = _("The numbers are neither degrees nor Danish metres. Save it in one of these: %(save_as)s.") % {
            "save_as": SAVE_AS
        }  # fmt: skip
    there = _as_if(given)
    return OutlineRefused(sentence, field, outline=there, places=[there] if there is not None else [])


def _is_danish(given: BaseGeometry, projection: str) -> bool:
    """Whether the numbers lie in Denmark, read in that projection."""
    middle = given.envelope.centroid
    longitude, latitude = between(projection, DEGREES).transform(middle.x, middle.y)
    west, south, east, north = DENMARK.bounds
    return bool(west <= longitude <= east and south <= latitude <= north)


def _as_if(given: BaseGeometry) -> BaseGeometry | None:
    """The surface where it would lie if its numbers were ours; nothing where that is nowhere on Earth."""
    west, south, east, north = given.bounds
    if max(abs(west), abs(east)) <= 180 and max(abs(south), abs(north)) <= 90:
        return given
    there = moved(given, METRES, DEGREES)
    bounds = there.bounds
    return there if all(isfinite(b) for b in bounds) and max(map(abs, bounds)) <= 180 else None
