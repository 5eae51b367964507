"""The municipality's map, drawn on the server: projection, outlines, labels, pictures, and outlines as GeoJSON."""

from tingsted.places.maps.geojson import outlines_as_geojson
from tingsted.places.maps.picture import Look, draw_map, draw_place
from tingsted.places.maps.sheet import Outline, Sheet, current_sheet

__all__ = ["Look", "Outline", "Sheet", "current_sheet", "draw_map", "draw_place", "outlines_as_geojson"]
