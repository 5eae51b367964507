"""Outlines as plain geometry: read from what people have, measured in metres, refused with the place of the fault."""

from tingsted.places.outlines.faults import OutlineRefused, check_outline
from tingsted.places.outlines.metres import hectares, in_degrees, in_metres
from tingsted.places.outlines.reading import read_corners, read_geojson, read_point
from tingsted.places.outlines.shaping import as_geojson, polygons_of

__all__ = [
    "OutlineRefused",
    "as_geojson",
    "check_outline",
    "hectares",
    "in_degrees",
    "in_metres",
    "polygons_of",
    "read_corners",
    "read_geojson",
    "read_point",
]
