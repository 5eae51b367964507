"""From degrees to a picture: straight degrees, east-west shortened by the cosine of the latitude. Fine for one town."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians

METRES_PER_DEGREE = 111_320.0
WIDTH, MARGIN, TALLEST = 1020, 10, 1400


@dataclass(frozen=True)
class Projection:
    """A way from longitude and latitude to x (right) and y (down) on a picture of this width and height."""

    west: float
    north: float
    scale_x: float
    scale_y: float
    width: int
    height: int

    @property
    def matrix(self) -> list[float]:
        """The same as shapely takes it: a, b, d, e, x-offset, y-offset."""
        return [
            self.scale_x, 0.0, 0.0, -self.scale_y,
            MARGIN - self.west * self.scale_x, MARGIN + self.north * self.scale_y,
        ]  # fmt: skip

    @property
    def per_metre(self) -> float:
        """Units of the picture for one metre."""
        return self.scale_y / METRES_PER_DEGREE

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a point lies on the picture."""
        return (
            MARGIN + (longitude - self.west) * self.scale_x,
            MARGIN + (self.north - latitude) * self.scale_y,
        )


def project_for(bounds: tuple[float, float, float, float]) -> Projection:
    """The projection that fills the picture with these bounds (west, south, east, north, in degrees)."""
    west, south, east, north = bounds
    narrowing = cos(radians((south + north) / 2))
    across, down = max((east - west) * narrowing, 1e-6), max(north - south, 1e-6)
    scale = min((WIDTH - 2 * MARGIN) / across, (TALLEST - 2 * MARGIN) / down)
    return Projection(
        west=west, north=north, scale_x=scale * narrowing, scale_y=scale,
        width=round(across * scale) + 2 * MARGIN, height=round(down * scale) + 2 * MARGIN,
    )  # fmt: skip
