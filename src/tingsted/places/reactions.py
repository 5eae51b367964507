"""What this room does when its own map changes."""

from __future__ import annotations

from tingsted.kernel.actors import Actor
from tingsted.kernel.events import Event, on
from tingsted.kernel.work import enqueue
from tingsted.places.events import (
    AreaBegan,
    AreaDivided,
    AreaEnded,
    AreaEntered,
    AreaPartsChosen,
    AreaRenamed,
    AreasMerged,
    BoundaryAdopted,
    MapRead,
    MunicipalitySetUp,
    OutlineAdopted,
)


def the_map_changed(actor: Actor, event: Event) -> None:
    """It is drawn anew in the background."""
    enqueue("places.draw_map")


for changed in (
    AreaBegan,
    AreaDivided,
    AreaEnded,
    AreaEntered,
    AreaPartsChosen,
    AreaRenamed,
    AreasMerged,
    BoundaryAdopted,
    MapRead,
    MunicipalitySetUp,
    OutlineAdopted,
):
    on(changed)(the_map_changed)
