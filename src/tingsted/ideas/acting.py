"""For whom somebody acts on an area's pages: its own body first, then its contact office."""

from __future__ import annotations

from django.http import HttpRequest

from tingsted.kernel.actors import Actor
from tingsted.places.acting import actor_of
from tingsted.places.models import Area
from tingsted.places.rules import seats_of


def actor_in(request: HttpRequest, area: Area) -> Actor:
    """The actor for their office of this area, else for its contact office, else for themselves."""
    offices = [seat.office for seat in seats_of(request.user)]
    for office in offices:
        if office.area_id == area.pk:
            return actor_of(request, office)
    for office in offices:
        if office.pk == area.contact_office_id:
            return actor_of(request, office)
    return actor_of(request)
