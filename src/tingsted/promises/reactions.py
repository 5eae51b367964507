"""What this room does when an area becomes part of another."""

from __future__ import annotations

from tingsted.kernel.actors import Actor
from tingsted.kernel.events import on
from tingsted.places.events import AreasMerged
from tingsted.promises.models import Promise
from tingsted.promises.models.promises import OPEN_STATES


@on(AreasMerged)
def areas_merged(actor: Actor, event: AreasMerged) -> None:
    """What is owed goes along; what was answered stays where it was asked."""
    Promise.objects.filter(state__in=OPEN_STATES, area=event.old).update(area=event.new)
