"""Setting up the municipality and entering its areas."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from shapely.geometry import shape

from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import slug, tidy
from tingsted.places.events import AreaDescribed, AreaEntered, BoundaryAdopted, MunicipalitySetUp
from tingsted.places.models import Area, Boundary, Certainty, Municipality


@action
def set_up_municipality(actor: Actor, *, code: str, name: str, short_name: str, **more: Any) -> Municipality:
    """Say which municipality this installation serves; again to change it."""
    require("places.set_up", actor)
    municipality, _new = Municipality.objects.update_or_create(
        pk=1, defaults={"code": code, "name": name, "short_name": short_name, **more}
    )
    announce(actor, MunicipalitySetUp(about=about(municipality), name=name))
    return municipality


@action
def enter_area(
    actor: Actor, *, name: str, short_name: str, prefix: str, parts: list[Area] | None = None, **more: Any
) -> Area:
    """Enter a local area or a cluster; its prefix stands in every idea's number from now on."""
    require("places.set_up", actor)
    if Area.objects.filter(prefix=prefix).exists():
        raise Refused(_("Another area already numbers its ideas with »%(prefix)s«.") % {"prefix": prefix}, "prefix")
    area = Area.objects.create(name=name, short_name=short_name, prefix=prefix, slug=slug(short_name), **more)
    if parts:
        area.parts.set(parts)
    announce(actor, AreaEntered(about=about(area), area=name))
    return area


@action
def describe_area(actor: Actor, *, area: Area, description: str, seen: int | None = None) -> Area:
    """Rewrite the words on an area's page."""
    require("places.describe", actor, area)
    area.description = tidy(description)
    save_version(area, seen=seen, sentence=_("Somebody else changed the text in the meantime."), fields=["description"])
    announce(actor, AreaDescribed(about=about(area), area=area.name))
    return area


@action
def adopt_boundary(
    actor: Actor,
    *,
    area: Area,
    geometry: dict[str, Any],
    certainty: str = Certainty.ESTIMATE,
    source: str = "",
    valid_from: date | None = None,
    adopted_by: str = "",
) -> Boundary:
    """Give an area a boundary; the version in force until then ends the day before."""
    require("places.set_up", actor, None)
    outline = shape({k: v for k, v in geometry.items() if k != "radius"})
    if not outline.is_valid:
        raise Refused(_("The boundary crosses itself and can't be used."), "geometry")
    west, south, east, north = outline.bounds
    boundary = Boundary.objects.create(
        area=area, geometry=geometry, west=west, south=south, east=east, north=north,
        certainty=certainty, source=source, valid_from=valid_from, adopted_by=adopted_by,
    )
    announce(actor, BoundaryAdopted(about=about(area), area=area.name))
    return boundary
