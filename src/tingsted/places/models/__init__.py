"""The nouns of the relation: municipality, area, boundary, office, seat."""

from tingsted.places.models.areas import Area, Boundary, Certainty, Municipality
from tingsted.places.models.offices import Office, OfficeKind, Role, Seat

__all__ = ["Area", "Boundary", "Certainty", "Municipality", "Office", "OfficeKind", "Role", "Seat"]
