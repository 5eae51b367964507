"""»Find your area«: by the name of an area, a village, a parish or a postcode, from our own list and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tingsted.places.models import Area, Municipality, PlaceKind

SHORTEST = 2


@dataclass(frozen=True)
class Found:
    """An area somebody may have meant, and the name that led there; no area where it isn't loaded."""

    area: Area | None
    name: str
    kind: str
    rank: int

    @property
    def kind_words(self) -> str:
        """What the name is: a parish, a village, a postcode; nothing for the area itself."""
        return str(PlaceKind(self.kind).label) if self.kind else ""


def find_areas(asked: str, areas: Iterable[Area], municipality: Municipality) -> list[Found]:
    """The areas that what was typed may mean, best first, each once.

    An exact name wins over a beginning, a beginning over a name that stands somewhere in a longer text (an address).
    """
    text = _plain(asked)
    if len(text) < SHORTEST:
        return []
    best: dict[int, Found] = {}
    for area in areas:
        for name, kind in _names(area):
            rank = _rank(text, name)
            known = best.get(area.pk)
            if rank is not None and (known is None or rank < known.rank):
                best[area.pk] = Found(area, name, kind, rank)
    unplaced = [
        Found(None, place["name"], place["kind"], rank)
        for place in municipality.unplaced
        if (rank := _rank(text, place["name"])) is not None
    ]
    found = sorted([*best.values(), *unplaced[:1]], key=lambda f: f.rank)
    return [f for f in found if f.rank == found[0].rank]


def _names(area: Area) -> Iterable[tuple[str, str]]:
    yield area.name, ""
    yield area.short_name, ""
    for place in area.place_names:
        yield place["name"], place["kind"]


def _rank(text: str, name: str) -> int | None:
    """0 exact, 1 begins with it, 2 stands in it; None when it is something else."""
    wanted = _plain(name)
    postcode = re.match(r"\d{4}\b", wanted)
    if text == wanted or (postcode and text == postcode[0]):
        return 0
    if wanted.startswith(text) or any(part.startswith(text) for part in wanted.split()):
        return 1
    if postcode:
        return 2 if postcode[0] in text.split() else None
    return 2 if f" {wanted} " in f" {text} " else None


def _plain(text: Any) -> str:
    return " ".join(re.findall(r"\w+", str(text).casefold()))
