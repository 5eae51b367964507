"""The built-in provider: a CSV of the municipality's own, with an address and its coordinates on each line."""

from __future__ import annotations

import csv
import re
from bisect import bisect_left
from pathlib import Path

from tingsted.places.addresses.provider import MOST, Candidate, NoAnswer, Spot
from tingsted.places.outlines.metres import point_in_degrees

WORDS = ("adresse", "adressebetegnelse", "address")
EAST_WEST = ("x", "oest", "øst", "longitude", "laengde", "længde", "lon")
NORTH_SOUTH = ("y", "nord", "latitude", "bredde", "lat")


class OwnFile:
    """Addresses in memory, found by how they begin. Coordinates are degrees or EPSG:25832, which their size tells."""

    def __init__(self, path: Path) -> None:
        with path.open(encoding="utf-8-sig", newline="") as file:
            delimiter = ";" if ";" in file.readline() else ","
            file.seek(0)
            rows = csv.DictReader(file, delimiter=delimiter)
            names = {name.strip().casefold(): name for name in rows.fieldnames or ()}
            words, x, y = (_column(names, wanted) for wanted in (WORDS, EAST_WEST, NORTH_SOUTH))
            found = [(plain(row[words]), row[words].strip(), _spot(row[x], row[y])) for row in rows]
        self.entries = sorted(found, key=lambda entry: entry[0])
        self.starts = [entry[0] for entry in self.entries]

    def search(self, text: str) -> list[Candidate]:
        wanted = plain(text)
        if len(wanted) < 3:
            return []
        found: list[Candidate] = []
        for n in range(bisect_left(self.starts, wanted), len(self.starts)):
            start, words, _where = self.entries[n]
            if not start.startswith(wanted) or len(found) == MOST:
                break
            found.append(Candidate(str(n), words))
        exact = [c for c in found if plain(c.words) == wanted]
        return exact or found

    def locate(self, key: str) -> Spot:
        if not key.isdecimal() or int(key) >= len(self.entries):
            raise NoAnswer
        return self.entries[int(key)][2]


def plain(text: str) -> str:
    """An address as it is compared: small letters, no punctuation."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _column(names: dict[str, str], wanted: tuple[str, ...]) -> str:
    found = next((names[name] for name in wanted if name in names), None)
    if found is None:
        raise NoAnswer
    return found


def _spot(x: str, y: str) -> Spot:
    east, north = (float(number.replace(",", ".")) for number in (x, y))
    return Spot(*point_in_degrees(east, north)) if north > 1000 else Spot(east, north)
