"""Importing a municipality's workbook: all of it or nothing, and again without doing anything twice."""

from tingsted.places.actions.importing.book import (
    ImportRefused,
    Outcome,
    import_offices,
    known_here,
    rehearse_import,
)

__all__ = ["ImportRefused", "Outcome", "import_offices", "known_here", "rehearse_import"]
