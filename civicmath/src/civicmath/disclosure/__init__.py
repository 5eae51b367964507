"""Small numbers: counts of a few people are hidden so that nobody can work them out."""

from civicmath.disclosure.attack import Exposure, audit
from civicmath.disclosure.program import Contradiction
from civicmath.disclosure.publication import Axis, Entry, Publication, Role
from civicmath.disclosure.suppression import suppress, suppress_each

__all__ = [
    "Axis",
    "Contradiction",
    "Entry",
    "Exposure",
    "Publication",
    "Role",
    "audit",
    "suppress",
    "suppress_each",
]
