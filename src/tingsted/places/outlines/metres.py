"""Degrees (EPSG:4326) to the metres that Danish maps are drawn in (EPSG:25832), and back."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from pyproj import Transformer
from shapely import segmentize, transform
from shapely.geometry.base import BaseGeometry

DEGREES, METRES = "EPSG:4326", "EPSG:25832"
SQUARE_METRES_PER_HECTARE = 10_000.0
A_KILOMETRE = 0.01


@cache
def between(source: str, target: str) -> Transformer:
    """The way from one projection to another, longitude or easting first."""
    return Transformer.from_crs(source, target, always_xy=True)


def moved(geometry: BaseGeometry, source: str, target: str) -> BaseGeometry:
    """A geometry with every corner in another projection."""
    way = between(source, target)

    def each(corners: Any) -> Any:
        return np.column_stack(way.transform(corners[:, 0], corners[:, 1]))

    return transform(geometry, each)


def in_metres(geometry: BaseGeometry) -> BaseGeometry:
    """From degrees to metres."""
    return moved(geometry, DEGREES, METRES)


def in_degrees(geometry: BaseGeometry) -> BaseGeometry:
    """From metres to degrees."""
    return moved(geometry, METRES, DEGREES)


def point_in_metres(longitude: float, latitude: float) -> tuple[float, float]:
    """Easting and northing of one point."""
    east, north = between(DEGREES, METRES).transform(longitude, latitude)
    return float(east), float(north)


def point_in_degrees(east: float, north: float) -> tuple[float, float]:
    """Longitude and latitude of one point."""
    longitude, latitude = between(METRES, DEGREES).transform(east, north)
    return float(longitude), float(latitude)


def hectares(geometry: BaseGeometry) -> float:
    """How large an outline in degrees is; a long side is straight in degrees, and bends a little in metres."""
    return float(in_metres(segmentize(geometry, A_KILOMETRE)).area) / SQUARE_METRES_PER_HECTARE
