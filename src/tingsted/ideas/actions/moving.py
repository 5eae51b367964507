"""Areas are divided and merged; every idea keeps its number, and stands with the area that has its ground now."""

from __future__ import annotations

from tingsted.ideas.actions.raising import ask_for_reading
from tingsted.ideas.events import IdeasMoved
from tingsted.ideas.models import Idea
from tingsted.kernel.actions import action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.places.models import Area


@action
def move_ideas(actor: Actor, *, old: Area, new: Area) -> int:
    """All ideas of an area that has ended; of one that was divided, those about a place that went along.

    What was merged into an idea goes where that idea goes.
    """
    require("ideas.move", actor, new)
    moving = Idea.objects.filter(area=old)
    if old.ended is None:
        gone = [place["name"] for place in new.place_names]
        heads = moving.living().filter(place__in=gone).values_list("pk", flat=True)
        moving = moving.filter(pk__in=heads) | moving.filter(merged_into__in=heads)
    keys = list(moving.values_list("pk", flat=True))
    Idea.objects.filter(pk__in=keys).update(area=new)
    for area in (old, new):
        ask_for_reading(area)
    announce(actor, IdeasMoved(about=about(new), area=new.name, count=len(keys)))
    return len(keys)
