"""A boundary is never overwritten: the next version begins, and the one before it ends the day before."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from shapely.errors import ShapelyError
from shapely.geometry import shape

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, save_version
from tingsted.places.models import Area, Boundary


def add_version(area: Area, *, geometry: dict[str, Any], valid_from: date | None, **facts: Any) -> Boundary:
    """The area's next boundary; a second version must have a first day, and no later one may be waiting."""
    west, south, east, north = _bounds(geometry)
    first = end_version(area, valid_from)
    return Boundary.objects.create(
        area=area,
        geometry=geometry,
        west=west,
        south=south,
        east=east,
        north=north,
        valid_from=first,
        **facts,
    )


def end_version(area: Area, valid_from: date | None) -> date | None:
    """End the version in force the day before; return the first day of the one that takes over."""
    day = valid_from or clock.today()
    if area.boundaries.filter(valid_from__gt=day).exists():
        raise Refused(_("The area already has a boundary that begins later than that day."), "valid_from")
    current = area.boundaries.in_force(day).first()
    if current is None:
        return valid_from
    if current.valid_from is not None and current.valid_from >= day:
        raise Refused(_("The area already got a boundary on that day."), "valid_from")
    current.valid_until = day - timedelta(days=1)
    save_version(current, seen=None, sentence="", fields=["valid_until"])
    return day


def _bounds(geometry: dict[str, Any]) -> tuple[float, float, float, float]:
    """West, south, east, north of an outline; of a circle, its centre."""
    try:
        outline = shape({k: v for k, v in geometry.items() if k != "radius"})
    except (ValueError, KeyError, TypeError, AttributeError, ShapelyError):
        raise Refused(_("The boundary can't be read. It must be a GeoJSON geometry."), "geometry") from None
    if outline.is_empty or not outline.is_valid:
        raise Refused(_("The boundary crosses itself and can't be used."), "geometry")
    return outline.bounds
