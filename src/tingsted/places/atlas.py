"""The atlas of a day: which areas there are, which lie in which, and their outlines; read anew only when they change.

One query tells which boundaries hold; what is computed from them is kept for as long as exactly those do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.db.models import F, FilteredRelation, Q
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from tingsted.places.models import Area, Boundary, Certainty
from tingsted.places.outlines.shaping import shape_of
from tingsted.places.queries import the_municipality
from tingsted.places.remembered import remembered

# A boundary version: its key, when it was entered, how often it was changed, and whose it is.
Held = tuple[int, datetime, int, int]


@dataclass(frozen=True)
class Atlas:
    """The areas of a day by key, the boundaries that hold, and pairs of a whole and its part."""

    areas: Mapping[int, Area]
    held: tuple[Held, ...]
    nested: frozenset[tuple[int, int]]


@dataclass(frozen=True)
class Drawn:
    """An area's outline in degrees; `known` is False where a circle only says about where it lies."""

    outline: BaseGeometry
    certainty: Certainty
    known: bool


@remembered(most=8)
def atlas(on: date) -> Atlas:
    """The areas that are there that day, with the boundaries in force: one query."""
    holds = Q(boundaries__valid_from__isnull=True) | Q(boundaries__valid_from__lte=on)
    lasts = Q(boundaries__valid_until__isnull=True) | Q(boundaries__valid_until__gte=on)
    rows = (
        Area.objects.standing(on)
        .annotate(drawn=FilteredRelation("boundaries", condition=holds & lasts))
        .annotate(
            drawn_pk=F("drawn__pk"),
            drawn_at=F("drawn__created_at"),
            drawn_version=F("drawn__version"),
            part=F("parts__pk"),
        )
        .order_by("number", "name", "pk", "drawn_pk", "part")
    )
    areas: dict[int, Area] = {}
    held: dict[int, Held] = {}
    nested: set[tuple[int, int]] = set()
    for row in rows:
        areas.setdefault(row.pk, row)
        more = vars(row)  # what the query adds stands on no model
        if more["drawn_pk"] is not None and not row.is_cluster:
            held.setdefault(row.pk, (more["drawn_pk"], more["drawn_at"], more["drawn_version"], row.pk))
        if more["part"] is not None:
            nested.add((row.pk, more["part"]))
    return Atlas(areas, tuple(held.values()), frozenset(nested))


@lru_cache(maxsize=8)
def drawn(held: tuple[Held, ...]) -> Mapping[int, Drawn]:
    """The outlines of these boundaries, by area."""
    boundaries = Boundary.objects.in_bulk([pk for pk, *_ in held])
    return {
        area_id: Drawn(
            outline=shape_of(boundaries[pk].geometry),
            certainty=Certainty(boundaries[pk].certainty),
            known=boundaries[pk].geometry["type"] != "Point",
        )
        for pk, _at, _version, area_id in held
    }


def outlines_of(held: tuple[Held, ...]) -> dict[int, BaseGeometry]:
    """The known outlines of these boundaries, in degrees; a circle only says about where an area lies."""
    return {area_id: it.outline for area_id, it in drawn(held).items() if it.known}


def outlines_on(on: date) -> dict[int, BaseGeometry]:
    """Every known outline of that day, in degrees."""
    return outlines_of(atlas(on).held)


def cluster_outline(area_id: int, on: date) -> BaseGeometry | None:
    """All areas of a cluster as one, those whose outline is known; none for an area, or where none is known."""
    known = atlas(on)
    if area_id not in known.areas or not known.areas[area_id].is_cluster:
        return None
    lie = outlines_of(known.held)
    parts = [lie[part] for whole, part in known.nested if whole == area_id and part in lie]
    return unary_union(parts) if parts else None


def town_outline() -> BaseGeometry | None:
    """The municipality's outline in degrees, where it is loaded."""
    town = the_municipality()
    return shape(town.outline) if town.outline else None
