"""Setting up the municipality and entering its areas."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from shapely.errors import ShapelyError
from shapely.geometry import shape

from tingsted.design.theme import ThemeRefused, accepted_accent, accepted_colour, accepted_font
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import slug, tidy
from tingsted.places.actions.topics import begin_with_first_topics
from tingsted.places.events import (
    AreaDescribed,
    AreaEntered,
    BoundaryAdopted,
    MunicipalityDressed,
    MunicipalitySetUp,
)
from tingsted.places.models import Area, Boundary, Certainty, Municipality
from tingsted.places.queries import forget_municipality


@action
def set_up_municipality(actor: Actor, *, code: str, name: str, short_name: str, **more: Any) -> Municipality:
    """Say which municipality this installation serves, once."""
    require("places.set_up", actor)
    if Municipality.objects.filter(pk=1).exists():
        raise Refused(_("This installation already serves a municipality."), "name")
    municipality = Municipality(pk=1, code=code, name=name, short_name=short_name, **more)
    _look_can_be_read(municipality)
    municipality.save(force_insert=True)
    begin_with_first_topics()
    forget_municipality()
    announce(actor, MunicipalitySetUp(about=about(municipality), name=name))
    return municipality


@action
def dress_municipality(
    actor: Actor, *, municipality: Municipality, seen: int | None = None, **look: Any
) -> Municipality:
    """Change the municipality's colours, logo, sender and the addresses its pages point to."""
    require("places.set_up", actor, municipality)
    for name, value in look.items():
        setattr(municipality, name, tidy(value) if isinstance(value, str) else value)
    if not municipality.name or not municipality.short_name:
        raise Refused(_("Write what the municipality is called."), "name" if not municipality.name else "short_name")
    _look_can_be_read(municipality)
    for own, file in (("font_text", "font_text_file"), ("font_display", "font_display_file")):
        if getattr(municipality, file) and not getattr(municipality, own):
            raise Refused(_("Write what the font is called, so that the pages can ask for it."), own)
    save_version(
        municipality, seen=seen, sentence=_("Somebody else changed this in the meantime."), fields=[*look]
    )
    forget_municipality()
    announce(actor, MunicipalityDressed(about=about(municipality), name=municipality.name))
    return municipality


def _look_can_be_read(municipality: Municipality) -> None:
    """Refuse a colour that somebody could not read on, with the nearest that works, and what is no font's name."""
    for field, accepted in (
        ("colour", accepted_colour),
        ("accent", accepted_accent),
        ("font_text", accepted_font),
        ("font_display", accepted_font),
    ):
        try:
            setattr(municipality, field, accepted(getattr(municipality, field)))
        except ThemeRefused as refusal:
            raise Refused(str(refusal), field) from None


@action
def enter_area(
    actor: Actor, *, name: str, short_name: str, prefix: str, parts: list[Area] | None = None, **more: Any
) -> Area:
    """Enter a local area or a cluster; its prefix stands in every idea's number from now on."""
    require("places.set_up", actor)
    if Area.objects.filter(prefix=prefix).exists():
        raise Refused(
            _("Another area already numbers its ideas with »%(prefix)s«.") % {"prefix": prefix}, "prefix"
        )
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
    save_version(
        area, seen=seen, sentence=_("Somebody else changed the text in the meantime."), fields=["description"]
    )
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
    west, south, east, north = _bounds(geometry)
    valid_from = _end_the_one_in_force(area, valid_from)
    boundary = Boundary.objects.create(
        area=area,
        geometry=geometry,
        west=west,
        south=south,
        east=east,
        north=north,
        certainty=certainty,
        source=source,
        valid_from=valid_from,
        adopted_by=adopted_by,
    )
    announce(actor, BoundaryAdopted(about=about(area), area=area.name))
    return boundary


def _bounds(geometry: dict[str, Any]) -> tuple[float, float, float, float]:
    """West, south, east, north of an outline; of a circle, its centre."""
    try:
        outline = shape({k: v for k, v in geometry.items() if k != "radius"})
    except (ValueError, KeyError, TypeError, AttributeError, ShapelyError):
        raise Refused(_("The boundary can't be read. It must be a GeoJSON geometry."), "geometry") from None
    if outline.is_empty or not outline.is_valid:
        raise Refused(_("The boundary crosses itself and can't be used."), "geometry")
    return outline.bounds


def _end_the_one_in_force(area: Area, valid_from: date | None) -> date | None:
    """End the area's present version the day before the new one; a second version must have a first day."""
    day = valid_from or clock.today()
    current = area.boundaries.in_force(day).first()
    if current is None:
        return valid_from
    if current.valid_from is not None and current.valid_from >= day:
        raise Refused(_("The area already got a boundary on that day."), "valid_from")
    current.valid_until = day - timedelta(days=1)
    save_version(current, seen=None, sentence="", fields=["valid_until"])
    return day
