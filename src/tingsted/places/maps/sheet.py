"""The sheet: every area's outline as it is drawn, computed once for each set of boundaries in force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any, NamedTuple

from shapely import coverage_simplify, make_valid
from shapely.affinity import affine_transform
from shapely.geometry import MultiPolygon, Point, Polygon, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from tingsted.kernel import rounds
from tingsted.places.drawn_once import drawn_once
from tingsted.places.maps.clusters import Made, Versions, as_one, boundaries_in_force
from tingsted.places.maps.labels import Label, place_labels
from tingsted.places.maps.projection import Projection, project_for
from tingsted.places.models import Boundary, Certainty
from tingsted.places.queries import the_municipality

# Corners that change an outline by less than this (in units of the picture) are left out, the same on both sides.
FINENESS = 2.0


class Key(NamedTuple):
    """What names a sheet: the municipality as it was set up and changed, the boundaries, and whose clusters are made
    of which.
    """

    version: int
    made_at: datetime
    boundaries: Versions
    clusters: tuple[Made, ...]


@dataclass(frozen=True)
class Outline:
    """One area on the sheet: a path, or a circle where no outline is known."""

    area_id: int
    path: str
    circle: tuple[int, int, int] | None
    label: Label
    estimated: bool
    size: float


@dataclass(frozen=True)
class Sheet:
    """Everything that is drawn and doesn't depend on who looks or what goes on; clusters lie over the areas."""

    key: Key
    width: int
    height: int
    outlines: tuple[Outline, ...]
    rest: str
    clusters: tuple[Outline, ...] = ()

    def of(self, area_id: int) -> Outline | None:
        """Where an area or a cluster lies on it, if that is known."""
        return next((o for o in (*self.outlines, *self.clusters) if o.area_id == area_id), None)


def current_sheet() -> rounds.Reading[Sheet]:
    """The sheet of the boundaries in force today; the drawing is kept until a boundary changes."""
    in_force, made = yield from boundaries_in_force()
    town = the_municipality()
    return _sheet(Key(town.version, town.created_at, in_force, made))


@drawn_once
def _sheet(key: Key) -> Sheet:
    found = list(
        Boundary.objects.filter(pk__in=[pk for pk, *_ in key.boundaries])
        .select_related("area")
        .order_by("area__number", "area_id")
    )
    boundaries = [b for b in found if not b.area.is_cluster]
    outline = the_municipality().outline
    land = shape(outline) if outline else None
    grounds = [_ground(b.geometry) for b in boundaries]
    own = {b.pk: _ground(b.geometry) for b in found if b.area.is_cluster}
    known = [g for g in (*grounds, *own.values(), land) if g is not None]
    if not known:
        return Sheet(key, 1020, 10, (), "")
    projection = project_for(unary_union([g.envelope for g in known]).bounds)
    return _drawn(key, projection, boundaries, grounds, own, land)


def _drawn(
    key: Key,
    projection: Projection,
    boundaries: Sequence[Boundary],
    grounds: Sequence[BaseGeometry | None],
    own: Mapping[int, BaseGeometry | None],
    land: BaseGeometry | None,
) -> Sheet:
    """Project, simplify neighbours together, and lay the labels over it all."""
    flat = [None if g is None else affine_transform(g, projection.matrix) for g in grounds]
    polygons = [g for g in flat if g is not None]
    rest = (
        None
        if land is None
        else _polygonal(affine_transform(land, projection.matrix).difference(unary_union(polygons)))
    )
    smooth = iter(coverage_simplify([*polygons, *([] if rest is None else [rest])], FINENESS))
    shapes: list[BaseGeometry] = []
    circles: list[tuple[int, int, int] | None] = []
    for boundary, ground in zip(boundaries, flat, strict=True):
        circle = _circle(boundary.geometry, projection) if ground is None else None
        circles.append(circle)
        shapes.append(Point(circle[:2]).buffer(circle[2]) if circle else next(smooth))
    smooth_rest = next(smooth, None)
    labels = place_labels(
        [b.area.short_name for b in boundaries], shapes, projection.width, projection.height
    )
    outlines = tuple(
        Outline(
            area_id=boundary.area_id,
            path="" if circle else path_of(ground),
            circle=circle,
            label=label,
            estimated=boundary.certainty == Certainty.ESTIMATE,
            size=ground.area,
        )
        for boundary, ground, circle, label in zip(boundaries, shapes, circles, labels, strict=True)
    )
    by_boundary = {boundary.pk: shape for boundary, shape in zip(boundaries, shapes, strict=True)}
    by_boundary |= {
        pk: affine_transform(g, projection.matrix).simplify(FINENESS)
        for pk, g in own.items()
        if g is not None
    }
    return Sheet(
        key, projection.width, projection.height, outlines, path_of(smooth_rest) if smooth_rest else "",
        tuple(_cluster(area_id, g) for area_id, g in as_one(key.clusters, by_boundary).items()),
    )  # fmt: skip


def _cluster(area_id: int, ground: BaseGeometry) -> Outline:
    """A cluster lies over its areas, whose names stand there already: no label of its own."""
    middle = ground.representative_point()
    label = Label((round(middle.x), round(middle.y)), (), None, outside=False)
    return Outline(area_id, path_of(ground), None, label, estimated=False, size=ground.area)


def _ground(geometry: dict[str, Any]) -> BaseGeometry | None:
    """The polygons of a boundary; None for a circle, which lies on top of what is there."""
    if geometry["type"] == "Point":
        return None
    ground = shape(geometry)
    return ground if ground.is_valid else make_valid(ground)


def _circle(geometry: dict[str, Any], projection: Projection) -> tuple[int, int, int]:
    x, y = projection.place(*geometry["coordinates"][:2])
    return round(x), round(y), max(6, round(float(geometry.get("radius", 500)) * projection.per_metre))


def _polygonal(geometry: BaseGeometry) -> BaseGeometry | None:
    """The polygons in a geometry, without slivers thinner than a stroke; None when nothing is left."""
    parts = [
        p for p in getattr(geometry, "geoms", [geometry]) if isinstance(p, Polygon) and p.area > FINENESS**2
    ]
    return MultiPolygon(parts) if parts else None


def path_of(ground: BaseGeometry) -> str:
    """The `d` of a path in whole units, each corner relative to the one before."""
    rings = []
    for polygon in getattr(ground, "geoms", [ground]):
        if isinstance(polygon, Polygon) and not polygon.is_empty:
            rings += [polygon.exterior, *polygon.interiors]
    return "".join(
        filter(None, (_ring([(round(x), round(y)) for x, y in ring.coords[:-1]]) for ring in rings))
    )


def _ring(corners: list[tuple[int, int]]) -> str:
    steps = [
        (x - before_x, y - before_y)
        for (before_x, before_y), (x, y) in pairwise(corners)
        if (x, y) != (before_x, before_y)
    ]
    if len(steps) < 2:
        return ""
    moves = "".join(f"{dx}{dy}" if dy < 0 else f"{dx} {dy}" for dx, dy in steps[:1])
    for dx, dy in steps[1:]:
        moves += (f"{dx}" if dx < 0 else f" {dx}") + (f"{dy}" if dy < 0 else f" {dy}")
    return f"M{corners[0][0]} {corners[0][1]}l{moves}z"
