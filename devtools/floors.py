"""The order of the rooms, read from the import contract, and whether lists and templates obey it."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from devtools.steps import ROOT

ROOMS_FILE = Path("src/tingsted/config/rooms.py")
LINK = re.compile(r"""{%-?\s*url\s+["'](?P<room>\w+):""")
TEMPLATE = re.compile(r"""{%-?\s*(?:include|extends|partial)\s+["'](?P<room>\w+)/""")


def read_floors(root: Path = ROOT) -> dict[str, int]:
    """Each room's floor by name, 0 outermost; rooms of one floor don't know each other."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "rooms")
    return {name: floor for floor, layer in enumerate(layers) for name in re.findall(r"\w+", layer)}


def read_rooms(root: Path = ROOT) -> list[str]:
    """The rooms that are built, innermost first, as `config/rooms.py` lists them."""
    tree = ast.parse((root / ROOMS_FILE).read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        target = node.target if isinstance(node, ast.AnnAssign) else None
        if (
            isinstance(target, ast.Name)
            and target.id == "ROOMS"
            and isinstance(node, ast.AnnAssign)
            and node.value
        ):
            return list(ast.literal_eval(node.value))
    raise LookupError(f"{ROOMS_FILE} has no ROOMS")


def find_faults(root: Path = ROOT) -> list[str]:
    """Rooms unlisted, out of order, or templates that reach outwards or sideways."""
    floors = read_floors(root)
    return [*_find_list_faults(root, floors), *_find_template_faults(root, floors)]


def _find_list_faults(root: Path, floors: dict[str, int]) -> Iterator[str]:
    rooms = read_rooms(root)
    built = {p.parent.name for p in root.glob("src/tingsted/*/__init__.py")} - {"config"}
    yield from (f"src/tingsted/{room}: not in {ROOMS_FILE}" for room in sorted(built - set(rooms)))
    yield from (f"{ROOMS_FILE}: no folder {room}" for room in rooms if room not in built)
    yield from (
        f"{ROOMS_FILE}: {room} has no floor in the import contract" for room in rooms if room not in floors
    )
    known = [room for room in rooms if room in floors]
    for inner, outer in pairwise(known):
        if floors[inner] < floors[outer]:
            yield f"{ROOMS_FILE}: {inner} stands before {outer}, but is further out"


def _find_template_faults(root: Path, floors: dict[str, int]) -> Iterator[str]:
    for path in sorted(root.glob("src/tingsted/*/templates/**/*")):
        if path.suffix not in {".html", ".txt", ".xml", ".svg"}:
            continue
        room = path.relative_to(root / "src" / "tingsted").parts[0]
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for match in (*LINK.finditer(line), *TEMPLATE.finditer(line)):
                other = match["room"]
                if other != room and other in floors and floors[other] <= floors.get(room, 0):
                    yield (
                        f"{path.relative_to(root)}:{number}: {room} reaches out to {other}: "
                        "use a port, or move the page to the outer room"
                    )
