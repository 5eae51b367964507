"""What an adopted draft does to the areas: their boundaries, names to look for, bodies, and who came of whom."""

from __future__ import annotations

from datetime import date
from typing import Any

from shapely.geometry.base import BaseGeometry

from tingsted.kernel.actions import announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.places.actions.naming import free_address, free_prefix
from tingsted.places.actions.versions import add_version, end_version
from tingsted.places.events import AreaBegan, AreaDivided, AreaEnded, AreasMerged, OutlineAdopted
from tingsted.places.models import Area, Block, Descent, Municipality, Office, PlaceKind, Redrawing
from tingsted.places.outlines import as_geojson, hectares
from tingsted.places.queries import forget_municipality
from tingsted.places.redrawn import TO_COME, pieces


def carry_out(actor: Actor, redrawing: Redrawing) -> None:
    """Make it so, and say so."""
    new = pieces(redrawing)
    if redrawing.kind == Redrawing.Kind.OUTLINE:
        _adopt(actor, redrawing, redrawing.area, new[redrawing.area_id])
        _built_of(redrawing)
    elif redrawing.kind == Redrawing.Kind.DIVISION:
        _divide(actor, redrawing, new)
    else:
        _merge(actor, redrawing, new)


def adopt_outline(actor: Actor, area: Area, outline: BaseGeometry, *, on: date, **facts: Any) -> None:
    """The area's next boundary version; how sure the area is known follows it."""
    add_version(area, geometry=as_geojson(outline), valid_from=on, **facts)
    area.certainty = facts["certainty"]
    save_version(area, seen=None, sentence="", fields=["certainty"])
    announce(
        actor,
        OutlineAdopted(
            about=about(area), area=area.name, day=on.isoformat(),
            adopted_by=facts["adopted_by"], hectares=round(hectares(outline)),
        ),
    )  # fmt: skip


def _adopt(actor: Actor, redrawing: Redrawing, area: Area, outline: BaseGeometry) -> None:
    facts = {name: getattr(redrawing, name) for name in ("certainty", "source", "adopted_by", "recipe")}
    adopt_outline(actor, area, outline, on=redrawing.on, **facts)


def _built_of(redrawing: Redrawing) -> None:
    """An area that is put together from parishes is found by their names."""
    if redrawing.recipe.get("way") != "blocks":
        return
    codes = [key.removeprefix("parish:") for key in redrawing.recipe["blocks"] if key.startswith("parish:")]
    parishes = Block.objects.filter(kind=Block.Kind.PARISH, code__in=codes).order_by("name", "code")
    area = redrawing.area
    others = [place for place in area.place_names if place["kind"] != PlaceKind.PARISH]
    area.parishes = codes
    area.place_names = [*({"name": p.name, "kind": PlaceKind.PARISH.value} for p in parishes), *others]
    save_version(area, seen=None, sentence="", fields=["parishes", "place_names"])


def _divide(actor: Actor, redrawing: Redrawing, new: dict[int, BaseGeometry]) -> None:
    """A piece becomes an area; the rest goes on under its name, with its bodies and its ideas."""
    area, going = redrawing.area, {place["name"] for place in redrawing.places}
    piece = Area.objects.create(
        name=redrawing.name, short_name=redrawing.short_name, slug=free_address(redrawing.short_name),
        prefix=free_prefix(redrawing.prefix), certainty=redrawing.certainty, source=redrawing.source,
        began=redrawing.on, contact_office=area.contact_office, place_names=redrawing.places,
        number=next_number(),
    )  # fmt: skip
    area.place_names = [place for place in area.place_names if place["name"] not in going]
    save_version(area, seen=None, sentence="", fields=["place_names"])
    for cluster in area.clusters.all():
        cluster.parts.add(piece)
    _adopt(actor, redrawing, area, new[area.pk])
    _adopt(actor, redrawing, piece, new[TO_COME])
    _descends(redrawing, area, piece, Descent.How.DIVISION)
    _count_areas(1)
    day = redrawing.on.isoformat()
    announce(actor, AreaBegan(about=about(piece), area=piece.name, divided=area.name, day=day))
    announce(
        actor,
        AreaDivided(
            about=about(area), area=area.name, split_off=piece.name, day=day, old=area.pk, new=piece.pk
        ),
    )


def _merge(actor: Actor, redrawing: Redrawing, new: dict[int, BaseGeometry]) -> None:
    """One area ends; its ground, its bodies and the names people look for go to the other."""
    area, other = redrawing.area, redrawing.other
    assert other is not None
    if area.pk in new:
        _adopt(actor, redrawing, area, new[area.pk])
    end_version(other, redrawing.on)
    known = {place["name"] for place in area.place_names}
    theirs = [{"name": other.name, "kind": PlaceKind.VILLAGE.value}, *other.place_names]
    area.place_names = [*area.place_names, *(place for place in theirs if place["name"] not in known)]
    save_version(area, seen=None, sentence="", fields=["place_names"])
    other.ended = redrawing.on
    save_version(other, seen=None, sentence="", fields=["ended"])
    Office.objects.filter(area=other).update(area=area)
    for cluster in other.clusters.all():
        cluster.parts.remove(other)
        cluster.parts.add(area)
    _descends(redrawing, other, area, Descent.How.MERGER)
    _count_areas(-1)
    facts: dict[str, Any] = {"day": redrawing.on.isoformat()}
    announce(actor, AreaEnded(about=about(other), area=other.name, into=area.name, **facts))
    announce(
        actor,
        AreasMerged(
            about=about(area), area=area.name, taken_in=other.name, old=other.pk, new=area.pk, **facts
        ),
    )


def _descends(redrawing: Redrawing, old: Area, new: Area, how: str) -> None:
    Descent.objects.create(old=old, new=new, how=how, on=redrawing.on, adopted_by=redrawing.adopted_by)


def _count_areas(more: int) -> None:
    """How many areas the municipality says it has follows what it adopts."""
    town = Municipality.objects.get(pk=1)
    town.areas_in_all = max(0, town.areas_in_all + more)
    save_version(town, seen=None, sentence="", fields=["areas_in_all"])
    forget_municipality()


def next_number() -> int:
    """The number after the last on the map and in the list."""
    last = Area.objects.order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1
