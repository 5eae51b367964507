"""Putting up what a village has, one by one or from paper, correcting it and taking it down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.mapping.events import AssetChanged, AssetPutUp, AssetsRead, AssetTakenDown
from tingsted.mapping.models import Asset, AssetKind
from tingsted.mapping.reading import AssetRecord
from tingsted.places.models import Area


@action
def put_up_asset(actor: Actor, *, area: Area, **said: Any) -> Asset:
    """Put up something the village has."""
    require("mapping.keep", actor, area)
    asset = Asset(area=area, put_up_on=clock.today())
    _write(asset, **said)
    asset.save()
    announce(actor, AssetPutUp(about=about(asset), area=area.short_name, asset=asset.name))
    return asset


@action
def change_asset(actor: Actor, *, asset: Asset, seen: int | None = None, **said: Any) -> Asset:
    """Correct it; what stood on paper and could not be read is done with."""
    require("mapping.keep", actor, asset.area)
    _write(asset, **said)
    asset.leftover = ""
    save_version(asset, seen=seen, sentence=_("Somebody else changed it in the meantime."))
    announce(actor, AssetChanged(about=about(asset), area=asset.area.short_name, asset=asset.name))
    return asset


@action
def place_asset(
    actor: Actor, *, asset: Asset, place: tuple[float, float] | None, seen: int | None = None
) -> Asset:
    """Say where it lies, as longitude and latitude, or that it has no place."""
    require("mapping.keep", actor, asset.area)
    asset.longitude, asset.latitude = place or (None, None)
    save_version(
        asset,
        seen=seen,
        sentence=_("Somebody else changed it in the meantime."),
        fields=["longitude", "latitude"],
    )
    announce(actor, AssetChanged(about=about(asset), area=asset.area.short_name, asset=asset.name))
    return asset


@action
def take_down_asset(actor: Actor, *, asset: Asset) -> Area:
    """It is there no more; the journal keeps that it was."""
    require("mapping.keep", actor, asset.area)
    announce(actor, AssetTakenDown(about=about(asset), area=asset.area.short_name, asset=asset.name))
    Asset.objects.filter(pk=asset.pk).delete()
    return asset.area


@action
def read_in_assets(actor: Actor, *, area: Area, records: Sequence[AssetRecord]) -> list[Asset]:
    """Put up what a file holds: each record that does not stand there already, with its leftover words beside it."""
    require("mapping.keep", actor, area)
    made = Asset.objects.bulk_create(
        Asset(
            area=area,
            put_up_on=clock.today(),
            name=record.name,
            kind=record.kind,
            text=record.text,
            contact=record.contact,
            longitude=record.point[0] if record.point else None,
            latitude=record.point[1] if record.point else None,
            leftover=record.leftover,
        )
        for record in records
        if not record.again
    )
    announce(actor, AssetsRead(about=about(area), area=area.short_name, count=len(made)))
    return made


def _write(
    asset: Asset,
    *,
    name: str,
    kind: str,
    text: str = "",
    contact: str = "",
    contact_public: bool = False,
    latitude: float | None = None,
    longitude: float | None = None,
) -> None:
    asset.name = " ".join(tidy(name).split())[:120]
    if not asset.name:
        raise Refused(_("Write what it is called."), "name")
    if (latitude is None) != (longitude is None):
        raise Refused(
            _("Write both latitude and longitude, or neither."),
            "latitude" if latitude is None else "longitude",
        )
    asset.kind = AssetKind(kind)
    asset.text = " ".join(tidy(text).split())[:300]
    asset.contact = " ".join(tidy(contact).split())[:120]
    asset.contact_public = contact_public and bool(asset.contact)
    asset.latitude, asset.longitude = latitude, longitude
