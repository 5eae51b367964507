"""The nouns of the relation: municipality, area, boundary, office, seat, and the invitation to a seat."""

from tingsted.places.models.areas import Area, Boundary, Certainty, Municipality, PlaceKind
from tingsted.places.models.invitations import SeatInvitation
from tingsted.places.models.offices import BODIES, Office, OfficeKind, Role, Seat

__all__ = [
    "BODIES",
    "Area",
    "Boundary",
    "Certainty",
    "Municipality",
    "Office",
    "OfficeKind",
    "PlaceKind",
    "Role",
    "Seat",
    "SeatInvitation",
]
