"""The ground of the demo: parishes and postcodes to build of, and a draft that waits for the town hall."""

from __future__ import annotations

from datetime import timedelta

from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from tingsted.demo.areas import DAGI, DATA, DEMO, TOWNS, Ground
from tingsted.kernel import clock
from tingsted.places.actions import load_blocks, prepare_division
from tingsted.places.blocks import ReadBlock, put_together, read_blocks
from tingsted.places.models import Block

# Invented: nobody has proposed it. It shows what a draft looks like before it is adopted.
PIECE = ("Sandby", "Vrangstrup")
WAITING = timedelta(days=45)


def lay_blocks(town: str) -> None:
    """The municipality's parishes, and the postcodes that reach into it."""
    parishes = (DATA / f"{TOWNS[town].parishes}.geojson").read_bytes()
    load_blocks(DEMO, blocks=read_blocks(parishes, Block.Kind.PARISH), source=DAGI)
    postcodes = read_blocks((DATA / "postnumre_0370_0316.geojson").read_bytes(), Block.Kind.POSTCODE)
    ground = put_together(list(Block.objects.filter(kind=Block.Kind.PARISH)))
    near = [block for block in postcodes if _reaches(block, ground)]
    load_blocks(DEMO, blocks=near, source=DAGI)


def _reaches(block: ReadBlock, ground: BaseGeometry) -> bool:
    return bool(shape(block.geometry).intersection(ground).area > 1e-5)


def draft_a_division(ground: Ground) -> None:
    """Two of Glumsø's villages as an area of their own, if the town hall wanted it so."""
    area = ground.areas["glumsoe"]
    parishes = Block.objects.filter(kind=Block.Kind.PARISH, name__in=PIECE, code__in=area.parishes)
    going = [place for place in area.place_names if place["name"] in PIECE]
    prepare_division(
        DEMO, area=area, outline=put_together(list(parishes)), on=clock.today() + WAITING,
        name="Sandby og Vrangstrup", short_name="Sandby", prefix="Sandby", places=going,
        adopted_by="Ingen endnu (opdigtet eksempel)", certainty="estimate", source=DAGI,
        recipe={"way": "blocks", "blocks": [block.key for block in parishes], "without": []},
    )  # fmt: skip
