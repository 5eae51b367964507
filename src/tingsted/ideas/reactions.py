"""What this room does when the map changes: ideas go along with the ground."""

from __future__ import annotations

from tingsted.ideas.actions.moving import move_ideas
from tingsted.kernel.actors import CLOCK, Actor
from tingsted.kernel.events import on
from tingsted.places.events import AreaDivided, AreasMerged
from tingsted.places.models import Area


@on(AreaDivided)
def area_divided(actor: Actor, event: AreaDivided) -> None:
    """Ideas about the villages that went along follow them."""
    _follow(event.old, event.new)


@on(AreasMerged)
def areas_merged(actor: Actor, event: AreasMerged) -> None:
    """All ideas of the area that ended follow."""
    _follow(event.old, event.new)


def _follow(old: int, new: int) -> None:
    both = Area.objects.in_bulk([old, new])
    move_ideas(CLOCK, old=both[old], new=both[new])
