"""Importing a workbook or a map: all of it or nothing, and again without doing anything twice."""

from tingsted.places.actions.importing.book import (
    ImportRefused,
    Outcome,
    import_offices,
    known_here,
    rehearse_import,
)
from tingsted.places.actions.importing.map import MapOutcome, MapRefused, read_in_map, rehearse_map

__all__ = [
    "ImportRefused",
    "MapOutcome",
    "MapRefused",
    "Outcome",
    "import_offices",
    "known_here",
    "read_in_map",
    "rehearse_import",
    "rehearse_map",
]
