"""Many boundaries from one file as one act, and its rehearsal: all of them or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.db import transaction
from django.utils.translation import gettext as _
from shapely.geometry.base import BaseGeometry

from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.places.actions.areas import enter_area
from tingsted.places.actions.naming import plain_prefix
from tingsted.places.actions.remaking import adopt_outline, next_number
from tingsted.places.atlas import outlines_on, town_outline
from tingsted.places.coverage import Finding, coverage_of
from tingsted.places.events import MapRead
from tingsted.places.map_file import MapFault, MapFile, ReadOutline
from tingsted.places.models import Area, Office, OfficeKind
from tingsted.places.outlines import as_geojson, hectares
from tingsted.places.outlines.shaping import shape_of
from tingsted.places.queries import the_municipality

What = Literal["new", "changed", "same"]
# In degrees: what moves no corner farther than this is the same line, read from another projection.
A_DECIMETRE = 1e-6


@dataclass(frozen=True)
class MapRow:
    """What comes of one feature: the area, whether it is new, drawn anew or as before, and its hectares."""

    area: Area
    what: What
    before: float
    after: float


@dataclass(frozen=True)
class MapOutcome:
    """What comes of a file: a row for each feature, the outlines of that day, and what does not fit."""

    rows: tuple[MapRow, ...]
    before: Mapping[int, BaseGeometry]
    after: Mapping[int, BaseGeometry]
    findings: tuple[Finding, ...]

    def count(self, what: What) -> int:
        return sum(row.what == what for row in self.rows)


class MapRefused(Refused):
    """The file was not read in: features that can't be, each with its sentence. Nothing was written."""

    def __init__(self, faults: Sequence[MapFault]) -> None:
        super().__init__(_("Nothing was read in. Mend what is named below and try again."), "file")
        self.faults = tuple(faults)


@action
def read_in_map(actor: Actor, *, read: MapFile, on: date, file: str = "", **facts: Any) -> MapOutcome:
    """Adopt every outline of a file from a day on: all of them or none. An outline that is as before stays as it is."""
    require("places.set_up", actor)
    if read.faults:
        raise MapRefused(read.faults)
    before = outlines_on(on)
    rows: list[MapRow] = []
    faults: list[MapFault] = []
    for outline in read.outlines:
        try:
            rows.append(_bring(actor, outline, before, on, facts))
        except Refused as refused:
            faults.append(MapFault(outline.number, outline.name, str(refused), outline.outline))
    if faults:
        raise MapRefused(faults)
    new, changed = (sum(row.what == what for row in rows) for what in ("new", "changed"))
    if new or changed:
        town = the_municipality()
        announce(actor, MapRead(about=about(town), file=file[:80], new=new, changed=changed))
    return MapOutcome(tuple(rows), before, outlines_on(on), ())


def rehearse_map(actor: Actor, *, read: MapFile, on: date, file: str = "", **facts: Any) -> MapOutcome:
    """Do all of it and undo it again: what would come of it, with every overlap and gap, or `MapRefused`."""
    with transaction.atomic():
        done = read_in_map(actor, read=read, on=on, file=file, **facts)
        nested = frozenset(Area.parts.through.objects.values_list("from_area", "to_area"))
        transaction.set_rollback(True)
    seen = coverage_of(done.after, nested, town_outline())
    return MapOutcome(done.rows, done.before, done.after, seen.findings)


def _bring(
    actor: Actor, read: ReadOutline, before: Mapping[int, BaseGeometry], on: date, facts: dict[str, Any]
) -> MapRow:
    area = read.area
    if area is None:
        plain_prefix(read.prefix)
        area = enter_area(
            actor, name=read.name, short_name=read.short_name[:40], prefix=read.prefix,
            number=next_number(), contact_office=_contact_of_all(),
        )  # fmt: skip
    was = before.get(area.pk)
    geometry = as_geojson(read.outline)
    after = hectares(shape_of(geometry))
    if was is not None and was.hausdorff_distance(shape_of(geometry)) < A_DECIMETRE:
        return MapRow(area, "same", after, after)
    adopt_outline(actor, area, read.outline, on=on, recipe={"way": "file"}, **facts)
    return MapRow(area, "changed" if read.area else "new", hectares(was) if was is not None else 0.0, after)


def _contact_of_all() -> Office | None:
    """The contact office, where the municipality has just one."""
    found = Office.objects.open().filter(kind=OfficeKind.CONTACT)[:2]
    return found[0] if len(found) == 1 else None
