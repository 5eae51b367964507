"""What this room does when an area becomes part of another."""

from __future__ import annotations

from tingsted.kernel.actors import Actor
from tingsted.kernel.events import on
from tingsted.meetings.models import Meeting
from tingsted.places.events import AreasMerged


@on(AreasMerged)
def areas_merged(actor: Actor, event: AreasMerged) -> None:
    """Meetings to come go along; those that were held stay where they were."""
    Meeting.objects.coming().filter(area=event.old).update(area=event.new)
