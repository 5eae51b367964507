"""The nouns of the relation: municipality, area and its boundaries, office, seat, and the invitation to a seat."""

from tingsted.places.models.areas import Area, Boundary, Certainty, Municipality, PlaceKind
from tingsted.places.models.invitations import SeatInvitation
from tingsted.places.models.land import Block, Descent, FormerName, Redrawing
from tingsted.places.models.offices import BODIES, Office, OfficeKind, Role, Seat

__all__ = [
    "BODIES",
    "Area",
    "Block",
    "Boundary",
    "Certainty",
    "Descent",
    "FormerName",
    "Municipality",
    "Office",
    "OfficeKind",
    "PlaceKind",
    "Redrawing",
    "Role",
    "Seat",
    "SeatInvitation",
]
