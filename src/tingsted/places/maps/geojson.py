"""The outlines as open data (RFC 7946), and what the map that can be moved is drawn from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from tingsted.places.maps.clusters import as_one
from tingsted.places.maps.picture import Look
from tingsted.places.maps.sheet import Sheet
from tingsted.places.models import Area, Boundary, Certainty
from tingsted.places.outlines.shaping import as_geojson, shape_of
from tingsted.places.queries import the_municipality


@lru_cache(maxsize=4)
def outlines_as_geojson(sheet: Sheet, looks: tuple[Look, ...], rest_words: str) -> bytes:
    """Every area with a boundary, with its name, address and tint; and what isn't loaded as one feature."""
    by_area = {look.area_id: look for look in looks}
    boundaries = (
        Boundary.objects.filter(pk__in=[pk for pk, *_ in sheet.key.boundaries])
        .select_related("area")
        .order_by("area__number", "area_id")
    )
    shown = [b for b in boundaries if b.area_id in by_area and not b.area.is_cluster]
    features = [_feature(b, by_area[b.area_id]) for b in shown]
    rest = _rest(shown)
    grounds = {b.pk: shape_of(b.geometry) for b in boundaries}
    together = as_one(sheet.key.clusters, grounds)
    for cluster in Area.objects.filter(pk__in=together.keys() & by_area.keys()).in_order():
        features.append(_cluster(cluster, by_area[cluster.pk], together[cluster.pk]))
    if rest is not None:
        features.insert(
            0,
            {
                "type": "Feature",
                "geometry": rest,
                "properties": {"name": rest_words, "class": "rest no-council", "kind": "rest"},
            },
        )
    town = the_municipality()
    answer = {"type": "FeatureCollection", "attribution": town.map_source, "features": features}
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()


def _feature(boundary: Boundary, look: Look) -> dict[str, Any]:
    geometry = {k: v for k, v in boundary.geometry.items() if k != "radius"}
    properties: dict[str, Any] = {
        "name": look.words,
        "area": boundary.area.name,
        "url": look.url,
        "class": "has-plan" if look.has_plan else "" if look.has_body else "no-council",
        "certainty": boundary.certainty,
        "kind": "boundary",
    }
    if boundary.certainty == Certainty.ESTIMATE:
        properties["class"] = f"{properties['class']} estimated".strip()
    if "radius" in boundary.geometry:
        properties |= {"radius": boundary.geometry["radius"], "kind": "about there"}
    return {"type": "Feature", "id": boundary.area.slug, "geometry": geometry, "properties": properties}


def _cluster(area: Area, look: Look, ground: BaseGeometry) -> dict[str, Any]:
    """A cluster lies over its areas, so it is drawn last."""
    properties = {
        "name": look.words,
        "area": area.name,
        "url": look.url,
        "class": "cluster",
        "kind": "cluster",
    }
    return {"type": "Feature", "id": area.slug, "geometry": as_geojson(ground), "properties": properties}


def _rest(boundaries: Any) -> Mapping[str, Any] | None:
    outline = the_municipality().outline
    if not outline:
        return None
    known = unary_union([shape(b.geometry) for b in boundaries if b.geometry["type"] != "Point"])
    rest = shape(outline).difference(known)
    return None if rest.is_empty else mapping(rest)
