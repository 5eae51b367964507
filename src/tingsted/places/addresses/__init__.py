"""From an address to a point, through whichever provider this installation has; what was typed is kept nowhere.

A provider answers two questions: which addresses may be meant, and where one of them lies. Without configuration there
is none, nobody is asked, and people find their area by village, parish, postcode or map.
"""

from tingsted.places.addresses.provider import (
    AddressProvider,
    Candidate,
    NoAnswer,
    Spot,
    the_provider,
)

__all__ = ["AddressProvider", "Candidate", "NoAnswer", "Spot", "the_provider"]
