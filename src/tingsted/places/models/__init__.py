"""The nouns of the relation: municipality, area, boundary, office, seat and its invitation, topic, profile."""

from tingsted.places.models.areas import Area, Boundary, Certainty, Municipality, PlaceKind
from tingsted.places.models.invitations import SeatInvitation
from tingsted.places.models.offices import BODIES, Office, OfficeKind, Role, Seat
from tingsted.places.models.profiles import PROFILE_WORDS, Profile, Topic

__all__ = [
    "BODIES",
    "PROFILE_WORDS",
    "Area",
    "Boundary",
    "Certainty",
    "Municipality",
    "Office",
    "OfficeKind",
    "PlaceKind",
    "Profile",
    "Role",
    "Seat",
    "SeatInvitation",
    "Topic",
]
