"""What areas are put together from, and which areas belong to a cluster or lie in another."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.places.blocks import ReadBlock
from tingsted.places.events import AreaPartsChosen, BlocksLoaded
from tingsted.places.models import Area, Block
from tingsted.places.queries import the_municipality


@action
def load_blocks(actor: Actor, *, blocks: Sequence[ReadBlock], source: str = "") -> list[Block]:
    """Take in parishes or postcodes: a code that is known gets its new name and ground, the others stay."""
    require("places.set_up", actor, None)
    if not blocks:
        raise Refused(_("There was nothing to load."), "file")
    known = {block.key: block for block in Block.objects.all()}
    kept = []
    for read in blocks:
        block = known.get(f"{read.kind}:{read.code}") or Block(kind=read.kind, code=read.code)
        block.name, block.geometry, block.source = read.name, read.geometry, source
        if block.pk:
            save_version(block, seen=None, sentence="", fields=["name", "geometry", "source"])
        else:
            block.save()
        kept.append(block)
    announce(actor, BlocksLoaded(about=about(the_municipality()), count=len(kept)))
    return kept


@action
def choose_parts(actor: Actor, *, area: Area, parts: Sequence[Area], seen: int | None = None) -> Area:
    """Say which areas belong to a cluster, or lie within an area: they may lie over each other by right."""
    require("places.set_up", actor, None)
    if any(part.pk == area.pk or area in part.parts.all() for part in parts):
        raise Refused(_("An area can't be part of itself."), "parts")
    save_version(area, seen=seen, sentence=_("Somebody else changed this in the meantime."), fields=[])
    area.parts.set(parts)
    announce(actor, AreaPartsChosen(about=about(area), area=area.name, count=len(parts)))
    return area
