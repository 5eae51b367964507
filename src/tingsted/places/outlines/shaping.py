"""Outlines as they are kept: surfaces only, seven decimals of a degree (a centimetre), as plain GeoJSON."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, radians
from typing import Any

from shapely import GeometryCollection, MultiPolygon, Point, Polygon, make_valid, set_precision
from shapely.affinity import scale
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

GRID = 1e-7
METRES_PER_DEGREE = 111_320.0


def polygons_of(geometry: BaseGeometry) -> list[Polygon]:
    """Every surface in a geometry; lines and points along its edge are no ground."""
    if isinstance(geometry, Polygon):
        return [] if geometry.is_empty else [geometry]
    if isinstance(geometry, (MultiPolygon, GeometryCollection)):
        return [polygon for part in geometry.geoms for polygon in polygons_of(part)]
    return []


def ground(geometry: BaseGeometry) -> BaseGeometry:
    """The surfaces of a geometry as one."""
    parts = polygons_of(geometry)
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def as_geojson(geometry: BaseGeometry) -> dict[str, Any]:
    """An outline as it is stored."""
    return dict(plain(mapping(ground(set_precision(geometry, GRID)))))


def plain(value: Any) -> Any:
    """Tuples as lists, as JSON has them."""
    if isinstance(value, Mapping):
        return {name: plain(inner) for name, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, (tuple, list)) else value


def shape_of(stored: Mapping[str, Any]) -> BaseGeometry:
    """A stored outline as a surface; a circle as the polygon that looks like one."""
    if stored["type"] == "Point":
        longitude, latitude = stored["coordinates"][:2]
        reach = float(stored.get("radius", 500)) / METRES_PER_DEGREE
        disc = Point(longitude, latitude).buffer(reach, quad_segs=16)
        return scale(disc, xfact=1 / cos(radians(latitude)), origin=(longitude, latitude))
    outline = shape(dict(stored))
    return outline if outline.is_valid else ground(make_valid(outline))
