"""The nouns of the relation: municipality, area, boundary, office, seat, mandate, contact, hand-over, founding."""

from tingsted.places.models.areas import Area, Boundary, Certainty, Municipality, PlaceKind
from tingsted.places.models.contacts import Contact, HandOver, PortfolioNote
from tingsted.places.models.foundings import Founding, Interest
from tingsted.places.models.invitations import SeatInvitation
from tingsted.places.models.land import AreaName, Block, Descent, Redrawing
from tingsted.places.models.offices import (
    BODIES,
    COMMITTEES,
    WITHOUT_TERRITORY,
    EarlierLife,
    FormerName,
    LegalBasis,
    Office,
    OfficeKind,
    TaskCode,
)
from tingsted.places.models.profiles import PROFILE_WORDS, Profile, Topic
from tingsted.places.models.seats import EDITING, Mandate, Role, Seat, Subject

__all__ = [
    "BODIES",
    "COMMITTEES",
    "EDITING",
    "PROFILE_WORDS",
    "WITHOUT_TERRITORY",
    "Area",
    "AreaName",
    "Block",
    "Boundary",
    "Certainty",
    "Contact",
    "Descent",
    "EarlierLife",
    "FormerName",
    "Founding",
    "HandOver",
    "Interest",
    "LegalBasis",
    "Mandate",
    "Municipality",
    "Office",
    "OfficeKind",
    "PlaceKind",
    "PortfolioNote",
    "Profile",
    "Redrawing",
    "Role",
    "Seat",
    "SeatInvitation",
    "Subject",
    "TaskCode",
    "Topic",
]
