"""What this room does when an area becomes part of another."""

from __future__ import annotations

from tingsted.kernel.actors import Actor
from tingsted.kernel.events import on
from tingsted.places.events import AreasMerged
from tingsted.surveys.models import Survey


@on(AreasMerged)
def areas_merged(actor: Actor, event: AreasMerged) -> None:
    """Surveys on their way and open ones go along; one whose result is public stays where it was asked."""
    Survey.objects.filter(published_on__isnull=True, area=event.old).update(area=event.new)
