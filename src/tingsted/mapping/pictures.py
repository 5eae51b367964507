"""The area with what it has: numbered dots, the same numbers as in the list beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from shapely import clip_by_rect
from shapely.affinity import affine_transform
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from tingsted.mapping.models import Asset
from tingsted.places.maps.projection import METRES_PER_DEGREE, project_for
from tingsted.places.maps.sheet import path_of

ROOM, DOT = 0.06, 24


def ground_of(geometry: dict[str, Any] | None) -> BaseGeometry | None:
    """An area's outline; a circle is its disc."""
    if geometry is None:
        return None
    ground = shape(geometry)
    return ground.buffer(geometry["radius"] / METRES_PER_DEGREE) if "radius" in geometry else ground


def draw_assets(ground: BaseGeometry | None, assets: Sequence[tuple[int, Asset]], title: str) -> SafeString:
    """A dot with its number for each that has a place; nothing where none has."""
    placed = [(number, asset.point) for number, asset in assets if asset.point is not None]
    if not placed:
        return SafeString("")
    west, south, east, north = _bounds(ground, [point for _number, point in placed])
    wide, tall = max(east - west, 0.004) * ROOM, max(north - south, 0.003) * ROOM
    frame = (west - wide, south - tall, east + wide, north + tall)
    projection = project_for(frame)
    seen = clip_by_rect(ground, *frame) if ground is not None else None
    path = (
        path_of(affine_transform(seen, projection.matrix)) if seen is not None and not seen.is_empty else ""
    )
    dots = format_html_join(
        "",
        '<circle class="pin" cx="{}" cy="{}" r="{}"/><text class="in-pin" x="{}" y="{}">{}</text>',
        (
            (round(x), round(y), DOT, round(x), round(y) + 9, number)
            for number, (longitude, latitude) in placed
            for x, y in [projection.place(longitude, latitude)]
        ),
    )
    return format_html(
        '<svg class="map quiet assets" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}</svg>',
        projection.width,
        projection.height,
        title,
        format_html('<g class="area"><path d="{}"/></g>', path) if path else "",
        dots,
    )


def _bounds(
    ground: BaseGeometry | None, points: list[tuple[float, float]]
) -> tuple[float, float, float, float]:
    """Round the dots, and as much of the outline as lies near them: a large area must not make one blot of them."""
    west, east = min(x for x, _y in points), max(x for x, _y in points)
    south, north = min(y for _x, y in points), max(y for _x, y in points)
    if ground is not None and all(ground.covers(Point(point)) for point in points):
        a, b, c, d = ground.bounds
        if (c - a) < 2.5 * max(east - west, 0.004):
            return a, b, c, d
    return west, south, east, north
