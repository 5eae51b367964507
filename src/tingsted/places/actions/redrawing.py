"""A change of the map: prepared, looked at, adopted, and carried out on its day."""

from __future__ import annotations

import logging
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from shapely.geometry.base import BaseGeometry

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.places.actions.naming import free_address, plain_prefix
from tingsted.places.actions.remaking import carry_out
from tingsted.places.atlas import town_outline
from tingsted.places.events import RedrawingDropped, RedrawingPrepared, RedrawingScheduled
from tingsted.places.models import Area, Redrawing
from tingsted.places.outlines import OutlineRefused, as_geojson, check_outline, hectares
from tingsted.places.outlines.faults import LEAST_HECTARES
from tingsted.places.redrawn import TO_COME, outline_of, pieces

log = logging.getLogger("tingsted.places")
Kind, State = Redrawing.Kind, Redrawing.State


@action
def prepare_outline(actor: Actor, *, area: Area, outline: BaseGeometry, on: date, **facts: Any) -> Redrawing:
    """Draft a new boundary for an area; refused with the place of the fault when it can't be one."""
    require("places.draw", actor, area)
    _there(area)
    check_outline(outline, town_outline())
    return _prepared(actor, kind=Kind.OUTLINE, area=area, geometry=as_geojson(outline), on=on, **facts)


@action
def prepare_division(
    actor: Actor,
    *,
    area: Area,
    outline: BaseGeometry,
    on: date,
    name: str,
    short_name: str,
    prefix: str,
    **facts: Any,
) -> Redrawing:
    """Draft a division: the part of the area inside `outline` becomes an area of its own, the rest goes on."""
    require("places.draw", actor, area)
    _there(area)
    check_outline(outline, None)
    free_address(short_name)
    plain_prefix(prefix)
    draft = Redrawing(kind=Kind.DIVISION, area=area, geometry=as_geojson(outline), on=on)
    own = outline_of(area, draft)
    if own is None:
        raise Refused(_("%(area)s has no boundary to divide yet. Draw it first.") % {"area": area.name})
    parts = pieces(draft)
    if parts[TO_COME].is_empty or hectares(parts[TO_COME]) < LEAST_HECTARES:
        raise OutlineRefused(
            _("What you have drawn lies outside %(area)s.") % {"area": area.name},
            outline=outline,
            places=[outline],
        )
    if parts[area.pk].is_empty or hectares(parts[area.pk]) < LEAST_HECTARES:
        raise OutlineRefused(
            _("There would be nothing left of %(area)s. Rename it instead.") % {"area": area.name},
            outline=outline,
        )
    names = {"name": tidy(name), "short_name": tidy(short_name), "prefix": prefix}
    geometry = as_geojson(parts[TO_COME])
    return _prepared(actor, kind=Kind.DIVISION, area=area, geometry=geometry, on=on, **names, **facts)


@action
def prepare_merger(actor: Actor, *, area: Area, other: Area, on: date, **facts: Any) -> Redrawing:
    """Draft a merger: `other` goes into `area`, which keeps its name."""
    require("places.draw", actor, area)
    _there(area)
    _there(other)
    if area.pk == other.pk:
        raise Refused(_("An area can't be merged with itself."), "other")
    if area.is_cluster or other.is_cluster:
        raise Refused(_("Clusters aren't merged: choose which areas belong to them instead."), "other")
    return _prepared(actor, kind=Kind.MERGER, area=area, other=other, on=on, **facts)


@action
def adopt_redrawing(actor: Actor, *, redrawing: Redrawing, seen: int | None = None) -> Redrawing:
    """Adopt a draft: carried out at once when its day has come, else by the clock on that day."""
    require("places.adopt_redrawing", actor, redrawing)
    _open(redrawing)
    _there(redrawing.area)
    day_has_come = redrawing.on <= clock.today()
    redrawing.state = State.DONE if day_has_come or redrawing.kind == Kind.OUTLINE else State.ADOPTED
    sentence = _("Somebody else changed the draft in the meantime.")
    save_version(redrawing, seen=seen, sentence=sentence, fields=["state"])
    if redrawing.state == State.DONE:
        carry_out(actor, redrawing)
        return redrawing
    announce(
        actor,
        RedrawingScheduled(
            about=about(redrawing.area), area=redrawing.area.name, kind_of_change=_kind_of(redrawing),
            day=redrawing.on.isoformat(), adopted_by=redrawing.adopted_by,
        ),
    )  # fmt: skip
    return redrawing


@action
def drop_redrawing(actor: Actor, *, redrawing: Redrawing) -> Redrawing:
    """Put a draft away, or take back one whose day has not come."""
    require("places.adopt_redrawing", actor, redrawing)
    if redrawing.state not in {State.OPEN, State.ADOPTED}:
        raise Refused(_("This draft is no longer open."))
    redrawing.state = State.DROPPED
    save_version(redrawing, seen=None, sentence="", fields=["state"])
    announce(actor, RedrawingDropped(about=about(redrawing.area), area=redrawing.area.name))
    return redrawing


@action
def carry_out_due(actor: Actor, *, on: date) -> list[Redrawing]:
    """The clock makes what was adopted for this day, or for a day on which nobody was at home.

    One that can't be made, as when its area is part of another by now, waits and holds up no other.
    """
    require("places.carry_out", actor)
    done = []
    for redrawing in Redrawing.objects.due(on).select_related("area", "other"):
        try:
            with transaction.atomic():
                redrawing.state = State.DONE
                save_version(redrawing, seen=None, sentence="", fields=["state"])
                carry_out(actor, redrawing)
        except (Refused, LookupError, ValueError):
            log.exception("redrawing %s could not be carried out", redrawing.pk)
        else:
            done.append(redrawing)
    return done


def _prepared(actor: Actor, **facts: Any) -> Redrawing:
    redrawing = Redrawing.objects.create(**facts)
    # A draft is the town hall's: the journal has it under itself, not on the area's public history.
    announce(
        actor,
        RedrawingPrepared(
            about=about(redrawing), area=redrawing.area.name, kind_of_change=_kind_of(redrawing)
        ),
    )
    return redrawing


def _kind_of(redrawing: Redrawing) -> str:
    """The change as an English msgid, as the journal keeps it."""
    return {Kind.OUTLINE: "a new boundary", Kind.DIVISION: "a division", Kind.MERGER: "a merger"}[
        Kind(redrawing.kind)
    ]


def _there(area: Area) -> None:
    if area.ended is not None:
        raise Refused(_("%(area)s is part of another area now.") % {"area": area.name})


def _open(redrawing: Redrawing) -> None:
    if not redrawing.is_open:
        raise Refused(_("This draft is no longer open."))
