"""The plan on the map: the area's outline with the actions that have a point, each by its number in the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any

from shapely.affinity import affine_transform

from civicmath.figures.svg import element
from tingsted.kernel import clock
from tingsted.places.atlas import outlines_on
from tingsted.places.maps.pressing import Known
from tingsted.places.maps.projection import project_for
from tingsted.places.maps.sheet import path_of
from tingsted.places.models import Area
from tingsted.plans.models import Plan

MARGIN, RADIUS = 0.06, 15
GROUND, EDGE, POINT = "#e3ece8", "#0c4a4e", "#0c4a4e"


@dataclass(frozen=True)
class Ground:
    """An area's outline as it is drawn: the path, its size, and how a point on earth comes onto it."""

    path: str
    width: int
    height: int
    matrix: tuple[float, ...]

    def place(self, latitude: float, longitude: float) -> tuple[int, int]:
        """Where a point lies on the picture."""
        a, b, d, e, right, down = self.matrix
        return round(a * longitude + b * latitude + right), round(d * longitude + e * latitude + down)

    def kept(self) -> dict[str, Any]:
        return asdict(self) | {"matrix": list(self.matrix)}

    @staticmethod
    def back(kept: dict[str, Any] | None) -> Ground | None:
        return None if kept is None else Ground(**{**kept, "matrix": tuple(kept["matrix"])})


KNOWN: list[Callable[[Area], Iterable[Known]]] = []
"""Filled by rooms that know where things in an area are: an action may be put where one of them is."""


def known_in(plan: Plan) -> list[Known]:
    """What an action can be put beside: the plan's other actions, and what the area has."""
    placed = plan.actions.standing().filter(latitude__isnull=False)
    ours = [
        Known(action.title, (action.longitude, action.latitude))
        for action in placed
        if action.longitude is not None and action.latitude is not None
    ]
    return [*ours, *(known for found in KNOWN for known in found(plan.area))]


@dataclass(frozen=True)
class Spot:
    """An action with a point: its number in the plan, and where."""

    number: str
    title: str
    latitude: float
    longitude: float


def ground_of(area_id: int) -> Ground | None:
    """The area's outline today, where one is known."""
    outline = outlines_on(clock.today()).get(area_id)
    if outline is None or outline.is_empty:
        return None
    west, south, east, north = outline.bounds
    wide, tall = (east - west) * MARGIN, (north - south) * MARGIN
    projection = project_for((west - wide, south - tall, east + wide, north + tall))
    flat = affine_transform(outline, projection.matrix)
    return Ground(path_of(flat), projection.width, projection.height, tuple(projection.matrix))


def spots_of(lines: Iterable[Any]) -> list[Spot]:
    """The actions that have a point, in the plan's order."""
    return [
        Spot(line.number, line.action.title, line.action.latitude, line.action.longitude)
        for line in lines
        if line.action.latitude is not None
    ]


def draw_spots(ground: Ground, spots: Iterable[Spot], title: str) -> str:
    """The map as SVG with presentation attributes only: it prints as it is shown."""
    drawn = [element("path", d=ground.path, fill=GROUND, stroke=EDGE, stroke_width=2)]
    for spot in spots:
        x, y = ground.place(spot.latitude, spot.longitude)
        wide = RADIUS + 4 * max(0, len(spot.number) - 3)
        drawn.append(
            element(
                "rect", x=x - wide, y=y - RADIUS, width=2 * wide, height=2 * RADIUS, rx=RADIUS, fill=POINT
            )
        )
        drawn.append(
            element(
                "text",
                spot.number,
                x=x,
                y=y + 6,
                text_anchor="middle",
                font_size=17,
                font_weight=600,
                fill="#ffffff",
            )
        )
    return element(
        "svg", "", *drawn, xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {ground.width} {ground.height}",
        role="img", aria_label=title, class_="plan-map",
    )  # fmt: skip
