"""Two real municipalities from public facts: areas, boundaries, bodies, the contact office and some departments.

Names, parishes and how sure they are come from `data/lokalomraader.json`, outlines from the parishes beside it; both
are described in `data/README.md`. What the sources don't say isn't filled in.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from shapely import set_precision
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from tingsted.kernel.actors import importing
from tingsted.kernel.text import danish_key
from tingsted.places.actions import adopt_boundary, enter_area, found_office, set_up_municipality
from tingsted.places.models import Area, Certainty, Municipality, Office, OfficeKind, PlaceKind

DATA = Path(__file__).parent / "data"
DEMO = importing("demo")
DAGI = "Indeholder data fra Klimadatastyrelsen (tidl. Geodatastyrelsen), DAGI 1:500.000, februar 2014"
PLANS_PAGE = "naestved.dk, Lokale Udviklingsplaner"
# A parish counts as part of a postcode that covers at least this share of it.
WORTH_NAMING = 0.1
HOW_SURE = {
    "dokumenteret": Certainty.DOCUMENTED,
    "delvist dokumenteret": Certainty.PARTLY,
    "skoen (ud fra navn/geografi)": Certainty.ESTIMATE,
}
# The word for the area in a sentence and on the map, where its name is too long for it.
SHORT = {
    "tappernoeje": "Tappernøje", "hot": "HOT", "vestlandet4700": "Vestlandet4700", "lokalraad4262": "4262",
    "vestegn": "Næstved Vestegn", "karrebaeksminde": "Karrebæksminde", "glumsoe": "Glumsø", "tybjerg": "Tybjerg",
    "holbaek": "Holbæk", "moerkoev": "Mørkøv",
}  # fmt: skip
# Names that hold a description of the boundary: without it, as the municipality writes them (004).
NAMES = {
    "hot": "Holme-Olstrup/Toksværd", "lokalraad4262": "Lokalområdet 4262", "vestegn": "Næstved Vestegn",
    "vestlandet4700": "Vestlandet4700", "tappernoeje": "Tappernøje, Snesere og Everdrup sogne",
}  # fmt: skip
# The areas whose plans the municipality lists, and what it says about them (004).
AREAS_WITH_PLAN = {
    "tappernoeje": "BLUP 2022", "glumsoe": "", "vestlandet4700": "", "lokalraad4262": "", "tybjerg": "",
}  # fmt: skip
# Holbæk has 18 local forums, one for each area (002); these are the ones whose names the sources give.
HOLBAEK_BODIES = {
    "oroe": ("Orø Lokalforum", date(2021, 10, 9)),
    "gislinge": ("Gislinge Lauget", None),
    "holbaek": ("Lokalforum for Holbæk by", None),
    "undloese": ("Undløse Lokalråd", None),
}


@dataclass(frozen=True)
class Town:
    """What the sources say of one municipality as a whole."""

    code: str
    name: str
    short_name: str
    data: str
    parishes: str
    areas_in_all: int
    councils_in_all: int


TOWNS = {
    "naestved": Town("0370", "Næstved Kommune", "Næstved", "naestved_0370", "sogne_0370_naestved", 19, 14),
    "holbaek": Town("0316", "Holbæk Kommune", "Holbæk", "holbaek_0316", "sogne_0316_holbaek", 18, 18),
}


@dataclass
class Ground:
    """What was laid: everything by the key it has in the data."""

    municipality: Municipality
    contact: Office
    departments: dict[str, Office]
    committee: Office
    areas: dict[str, Area] = field(default_factory=dict)
    bodies: dict[str, Office] = field(default_factory=dict)


@dataclass(frozen=True)
class Parish:
    """A parish: its name, outline, and the postcodes that cover it."""

    code: str
    name: str
    outline: BaseGeometry
    postcodes: tuple[str, ...]


def lay_ground(town: str) -> Ground:
    """Set up a municipality from its public facts, through the house's own actions."""
    facts = TOWNS[town]
    rows = _read("lokalomraader.json")[facts.data]
    parishes = _parishes(facts.parishes)
    placed = {code for row in rows["lokalomraader"] for code in row["sogne"]}
    municipality = set_up_municipality(
        DEMO, code=facts.code, name=facts.name, short_name=facts.short_name,
        outline=_outline([p.outline for p in parishes.values()]), map_source=DAGI,
        areas_in_all=facts.areas_in_all, councils_in_all=facts.councils_in_all,
        unplaced=_names([p for p in parishes.values() if p.code not in placed], []),
        sender="tingsted@tingsted.example",
        digital_post="https://www.borger.dk/internet-og-sikkerhed/digital-post",
    )  # fmt: skip
    committee = found_office(DEMO, kind=OfficeKind.COMMITTEE, name="Udvalget for lokal udvikling")
    ground = Ground(municipality, _contact_office(), _departments(), committee)
    for number, row in enumerate(sorted(rows["lokalomraader"], key=lambda r: danish_key(_short(r))), 1):
        _lay_area(ground, row, number, parishes)
    lay_cluster = _lay_cluster if town == "naestved" else _lay_invented_cluster
    lay_cluster(ground, len(ground.areas) + 1)
    return ground


def _contact_office() -> Office:
    return found_office(
        DEMO, kind=OfficeKind.CONTACT, name="Kontakt for lokalområder", slug="kontakt-for-lokalomraader",
        mailbox="kontakt@tingsted.example",
    )  # fmt: skip


def _departments() -> dict[str, Office]:
    """One department the sources name, and two invented ones for the demo's story."""
    names = {
        "centre": ("Center for Kultur og Borgerservice", "ckb@tingsted.example"),
        "roads": ("Vej og Park", "vej@tingsted.example"),
        "culture": ("Kultur og Borgerservice", "kultur@tingsted.example"),
    }
    return {
        key: found_office(DEMO, kind=OfficeKind.DEPARTMENT, name=name, mailbox=mailbox)
        for key, (name, mailbox) in names.items()
    }


def _lay_area(ground: Ground, row: dict[str, Any], number: int, parishes: dict[str, Parish]) -> None:
    key, mine = row["id"], [parishes[code] for code in row["sogne"]]
    certainty = HOW_SURE[row.get("sikkerhed") or row["sikkerhed_sogne"]]
    area = enter_area(
        DEMO, name=NAMES.get(key, row["navn"]), short_name=_short(row), prefix=_prefix(_short(row)), number=number,
        certainty=certainty, source=row.get("kilde", ""), parishes=row["sogne"],
        note=". ".join(filter(None, (row.get("afgraensning", ""), row.get("note", "")))),
        website=row.get("hjemmeside", ""), contact_office=ground.contact,
        place_names=_names(mine, row.get("postnumre", []), _place_names()["landsbyer"].get(key, [])),
    )  # fmt: skip
    ground.areas[key] = area
    circle = _place_names()["cirkler"].get(key)
    if mine:
        adopt_boundary(
            DEMO, area=area, geometry=_outline([p.outline for p in mine]), certainty=certainty, source=DAGI
        )
    elif circle:
        point = {"type": "Point", "coordinates": [circle["lon"], circle["lat"]], "radius": circle["radius"]}
        adopt_boundary(DEMO, area=area, geometry=point, certainty=Certainty.ESTIMATE, source="")
    name, kind, founded = _body(row)
    ground.bodies[key] = found_office(
        DEMO, kind=kind, name=name, area=area, contact_office=ground.contact, founded=founded
    )


def _body(row: dict[str, Any]) -> tuple[str, str, date | None]:
    """The body of an area: each one that the sources name has one."""
    plain = str(row["navn"]).split(" (")[0]
    if not row.get("raad_kendt"):
        name, founded = HOLBAEK_BODIES.get(row["id"], (f"Lokalforum for {plain}", None))
        return name, OfficeKind.FORUM, founded
    name = plain if plain.startswith("Lokalråd") else f"Lokalrådet for {plain.replace('Sogne', 'sogne')}"
    return name, OfficeKind.COUNCIL, None


def _short(row: dict[str, Any]) -> str:
    return SHORT.get(row["id"], str(row["navn"]))


def _prefix(short: str) -> str:
    """What stands before the number of an idea: letters and digits only."""
    return "".join(c for c in short.removeprefix("Næstved ") if c.isalnum())


def _lay_cluster(ground: Ground, number: int) -> None:
    """The village cluster in the west: no source says which villages or parishes belong to it."""
    ground.areas["landet"] = enter_area(
        DEMO, name="Landet mellem byerne", short_name="Landet mellem byerne", prefix="Landet", number=number,
        kind=Area.Kind.CLUSTER, certainty=Certainty.DOCUMENTED, source=PLANS_PAGE, contact_office=ground.contact,
        note="En landsbyklynge i den vestlige del af kommunen. Kilden siger ikke, hvilke landsbyer der er med.",
    )  # fmt: skip


def _lay_invented_cluster(ground: Ground, number: int) -> None:
    """Nobody has proposed it: it shows what a cluster over several areas looks like on the map."""
    ground.areas["ved-fjorden"] = enter_area(
        DEMO, name="Landsbyerne ved fjorden (opdigtet)", short_name="Ved fjorden", prefix="Fjorden", number=number,
        kind=Area.Kind.CLUSTER, certainty=Certainty.ESTIMATE, contact_office=ground.contact,
        note="Opdigtet til demoen: Ingen har foreslået den",
        parts=[ground.areas[key] for key in ("hagested", "gislinge", "tuse")],
    )  # fmt: skip


def _names(
    parishes: list[Parish], postcodes: list[str], villages: list[str] | None = None
) -> list[dict[str, str]]:
    """What people may look for, each with what it is."""
    towns = _read("postnumre.json")
    codes = sorted({*postcodes, *(code for parish in parishes for code in parish.postcodes)})
    return [
        *({"name": p.name, "kind": PlaceKind.PARISH.value} for p in parishes),
        *({"name": name, "kind": PlaceKind.VILLAGE.value} for name in villages or []),
        *(
            {"name": f"{code} {towns.get(code, '')}".strip(), "kind": PlaceKind.POSTCODE.value}
            for code in codes
        ),
    ]


def _outline(outlines: list[BaseGeometry]) -> dict[str, Any]:
    """The union of outlines that share their borders, as GeoJSON in five decimals."""
    return dict(mapping(set_precision(unary_union(outlines), 1e-5)))


@cache
def _parishes(name: str) -> dict[str, Parish]:
    features = _read(f"{name}.geojson")["features"]
    return {
        f["properties"]["sognekode"]: Parish(
            code=f["properties"]["sognekode"],
            name=f["properties"]["navn"],
            outline=shape(f["geometry"]),
            postcodes=tuple(p["postnr"] for p in f["properties"]["postnumre"] if p["andel"] >= WORTH_NAMING),
        )
        for f in features
    }


def _place_names() -> Any:
    return _read("stednavne.json")


@cache
def _read(name: str) -> Any:
    return json.loads((DATA / name).read_text(encoding="utf-8"))
