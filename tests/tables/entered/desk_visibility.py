"""The sheet of an area and the year of all of them, in the tables of the house."""

from __future__ import annotations

from tables.entries import LISTS, WAYS
from tingsted.kernel import clock

WAYS["desk:sheet"] = lambda s: {"slug": s.cast.glumsoe.slug}
WAYS["desk:year_of"] = lambda s: {"year": clock.today().year - 1}
WAYS["places:font"] = lambda s: {"use": "tekst", "version": 1}
LISTS.update({"desk:year"})
