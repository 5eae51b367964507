"""Setting up the municipality and entering its areas."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tingsted.design.theme import ThemeRefused, accepted_accent, accepted_colour, accepted_font
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.places.actions.naming import free_address, free_prefix
from tingsted.places.actions.topics import begin_with_first_topics
from tingsted.places.actions.versions import add_version
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
    for name in ("name", "short_name"):
        if not getattr(municipality, name):
            raise Refused(_("Write what the municipality is called."), name)
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
    area = Area.objects.create(
        name=name, short_name=short_name, prefix=free_prefix(prefix), slug=free_address(short_name), **more
    )
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
    boundary = add_version(
        area,
        geometry=geometry,
        valid_from=valid_from,
        certainty=certainty,
        source=source,
        adopted_by=adopted_by,
    )
    announce(actor, BoundaryAdopted(about=about(area), area=area.name))
    return boundary
