"""The map at work: boundaries, divisions, mergers, names, parts, blocks."""

from __future__ import annotations

from typing import Any

from shapely.geometry import box, mapping

from tables.arranged import Row, clockwork, tue
from tables.entries import ALONE, LISTS, ROWS, WAYS, on_stage, two_more
from tables.scene import Scene, in_days
from tingsted.kernel.actors import OPERATOR
from tingsted.places.actions import adopt_boundary, adopt_redrawing, prepare_merger, prepare_outline
from tingsted.places.blocks import ReadBlock
from tingsted.places.map_file import MapFile, ReadOutline
from tingsted.places.models import Redrawing

WHOLE, WEST = box(11.6, 55.3, 11.7, 55.4), box(11.6, 55.3, 11.65, 55.4)
FACTS: dict[str, Any] = {"adopted_by": "Kommunalbestyrelsen", "certainty": "documented"}
NAMES = {"name": "Søbyerne", "short_name": "Søbyerne", "prefix": "Søby"}


@on_stage("places.redrawing")
def a_draft(scene: Scene) -> Redrawing:
    """A boundary for Glumsø, which has none."""
    return prepare_outline(scene.cast.as_tue, area=scene.cast.glumsoe, outline=WEST, on=in_days(9), **FACTS)


@two_more
def two_more_drafts(scene: Scene) -> None:
    for days in (12, 15):
        prepare_outline(scene.cast.as_tue, area=scene.cast.glumsoe, outline=WEST, on=in_days(days), **FACTS)


def _adopted_for_today(scene: Scene) -> None:
    draft = prepare_merger(
        scene.cast.as_tue, area=scene.cast.glumsoe, other=scene.cast.fodby, on=in_days(1), **FACTS
    )
    adopt_redrawing(scene.cast.as_tue, redrawing=draft)


def _has_ground(scene: Scene) -> None:
    adopt_boundary(OPERATOR, area=scene.cast.glumsoe, geometry=dict(mapping(WHOLE)))


def _drawn(scene: Scene) -> dict[str, Any]:
    return {"area": scene.cast.glumsoe, "outline": WEST, "on": in_days(3), **FACTS}


def _block(scene: Scene) -> dict[str, Any]:
    return {"blocks": [ReadBlock("parish", "7410", "Glumsø", dict(mapping(WEST)))], "source": "DAGI"}


def _a_map_file(scene: Scene) -> dict[str, Any]:
    outline = ReadOutline(1, "Glumsø", "Glumsø", "Glumsø", scene.cast.glumsoe, WEST)
    return {"read": MapFile((outline,), ()), "on": in_days(3), "source": "Kortbilag", **FACTS}


ROWS.update(
    {
        "ideas.move_ideas": Row(clockwork, lambda s: {"old": s.cast.glumsoe, "new": s.cast.fodby}),
        "places.adopt_redrawing": Row(tue, lambda s: {"redrawing": s["places.redrawing"]}),
        "places.carry_out_due": Row(clockwork, lambda s: {"on": in_days(1)}, before=_adopted_for_today),
        "places.choose_parts": Row(tue, lambda s: {"area": s.cast.empty, "parts": [s.cast.fodby]}),
        "places.drop_redrawing": Row(tue, lambda s: {"redrawing": s["places.redrawing"]}),
        "places.load_blocks": Row(tue, _block),
        "places.prepare_division": Row(tue, lambda s: {**_drawn(s), **NAMES}, before=_has_ground),
        "places.prepare_merger": Row(
            tue, lambda s: {"area": s.cast.glumsoe, "other": s.cast.fodby, "on": in_days(3), **FACTS}
        ),
        "places.prepare_outline": Row(tue, _drawn),
        "places.read_in_map": Row(tue, _a_map_file),
        "places.rename_area": Row(tue, lambda s: {"area": s.cast.fodby, **NAMES}),
    }
)
for name in ("land", "draw", "divide", "merge", "rename", "parts"):
    WAYS[f"places:{name}"] = lambda s: {"slug": s.cast.glumsoe.slug}
for name in ("redrawing", "adopt", "drop"):
    WAYS[f"places:{name}"] = lambda s: {"pk": s["places.redrawing"].pk}
LISTS |= {"places:land", "places:overlaps", "places:blocks"}
ALONE.update(
    {
        "places:draw": "makes something new: a draft, which is looked at first",
        "places:divide": "makes something new: a draft, which is looked at first",
        "places:merge": "makes something new: a draft, which is looked at first",
        "places:enter_area": "makes something new; the same name twice is refused in a sentence",
        "places:look_at_map": "only looks; the outlines that were looked at are adopted in the next step",
        "places:read_in_map": "what is there already stays as it is; a second boundary on one day is refused",
        "places:blocks": "loading again is how an outline is renewed",
        "places:adopt": "one button; the second time it says that the draft is not open",
        "places:drop": "one button; the second time it says that the draft is not open",
        "places:parts": "boxes to tick; the second is told as everywhere, but has no words of their own to keep",
    }
)
ALONE["places:find"] = "asks, and changes nothing"
