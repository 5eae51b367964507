"""A village cluster on the map: the outline it has of its own, else all its areas as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import FilteredRelation, Q, QuerySet
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from tingsted.kernel import rounds
from tingsted.places.models import Area, Boundary

# A cluster, and a boundary that it is put together of.
Made = tuple[int, int]
# A boundary with its version and when it was entered, and the version of its area, whose name stands on it.
Versions = tuple[tuple[int, int, datetime, int], ...]


def boundaries_in_force() -> rounds.Reading[tuple[Versions, tuple[Made, ...]]]:
    """The boundaries in force today with their versions, and which clusters are made of which: one query."""
    rows = yield from _in_force_over_clusters()
    own = {(area, pk) for pk, *_, area, kind, _over in rows if kind == Area.Kind.CLUSTER}
    drawn = {cluster for cluster, _pk in own}
    parts = {(over, pk) for pk, *_, over in rows if over is not None and over not in drawn}
    return tuple(dict.fromkeys(row[:4] for row in rows)), tuple(sorted(own | parts))


@rounds.prepared
def _in_force_over_clusters() -> QuerySet[Boundary, Any]:
    over = FilteredRelation("area__clusters", condition=Q(area__clusters__kind=Area.Kind.CLUSTER))
    found = Boundary.objects.in_force().annotate(over=over).order_by("area_id", "pk", "over__pk")
    return found.values_list(
        "pk", "version", "created_at", "area__version", "area_id", "area__kind", "over__pk"
    )


def as_one(made: Iterable[Made], grounds: Mapping[int, BaseGeometry]) -> dict[int, BaseGeometry]:
    """The ground of each cluster, from the ground of the boundaries; a hair between two areas is none."""
    parts: dict[int, list[BaseGeometry]] = defaultdict(list)
    for cluster, boundary in made:
        if boundary in grounds:
            parts[cluster].append(grounds[boundary])
    return {cluster: unary_union(of_it) for cluster, of_it in parts.items()}
