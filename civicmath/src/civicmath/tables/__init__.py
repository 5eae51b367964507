"""People to tables over rounds."""

from civicmath.tables.latecomers import seat_latecomers
from civicmath.tables.seating import Seating, seat

__all__ = ["Seating", "seat", "seat_latecomers"]
