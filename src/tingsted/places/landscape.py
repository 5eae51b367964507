"""An area's ground as its page tells it: size, neighbours, versions, names and descent; rows for people to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import CharField, Q, Value
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.places.atlas import atlas, cluster_outline, outlines_of
from tingsted.places.coverage import Finding, coverage, neighbours
from tingsted.places.maps.scenes import draw_version
from tingsted.places.models import Area, AreaName, Block, Boundary, Descent, Redrawing
from tingsted.places.outlines import hectares
from tingsted.places.outlines.shaping import shape_of
from tingsted.places.redrawn import TO_COME, Outcome
from tingsted.places.remembered import remembered


@dataclass(frozen=True)
class Version:
    """One boundary as the list of versions tells it."""

    boundary: Boundary
    hectares: float | None
    recipe: str
    picture: SafeString
    state: str


@dataclass(frozen=True)
class Past:
    """A division, a merger or another name: what was, what came of it, and the day."""

    on: date
    how: str
    adopted_by: str
    old: int
    was: str
    was_at: str
    new: int
    now: str
    now_at: str


@dataclass(frozen=True)
class FindingRow:
    """An overlap or a gap in words, with its number on the map."""

    number: int
    words: str
    hectares: float


@dataclass(frozen=True)
class Land:
    """Everything about one area's ground."""

    versions: tuple[Version, ...]
    hectares: float | None
    neighbours: tuple[tuple[Area, float], ...]
    findings: tuple[FindingRow, ...]
    past: tuple[Past, ...]
    clusters: tuple[Area, ...]
    parts: tuple[tuple[Area, float | None], ...]
    as_one: SafeString | None


@remembered(most=64)
def land_of(area_id: int) -> Land:
    """The ground of one area, today and before."""
    today = clock.today()
    drawn = atlas(today)
    known = drawn.areas
    boundaries = Boundary.objects.filter(area=area_id).order_by("-valid_from", "-pk").select_related("area")
    versions = tuple(_version(b, today) for b in sorted(boundaries, key=_newest_first))
    beside = neighbours(today).get(area_id, ())
    own = next((v.hectares for v in versions if v.state == "now"), None)
    inside = [area for area in known.values() if (area_id, area.pk) in drawn.nested]
    lie = outlines_of(drawn.held)
    whole = cluster_outline(area_id, today)
    return Land(
        versions=versions,
        hectares=own if own is not None or whole is None else hectares(whole),
        neighbours=tuple((known[n.area_id], n.kilometres) for n in beside if n.area_id in known),
        findings=tuple(finding_rows(coverage(today).of(area_id))),
        past=past_of(area_id),
        clusters=tuple(area for area in known.values() if (area.pk, area_id) in drawn.nested),
        parts=tuple((area, hectares(lie[area.pk]) if area.pk in lie else None) for area in inside),
        as_one=None if own is not None or whole is None else draw_version(known[area_id], whole),
    )


@remembered(most=64)
def past_of(area_id: int) -> tuple[Past, ...]:
    """What an area came of, became and was called, the newest first: one query. `was_at` of a name is its prefix."""
    none = Value("", output_field=CharField())
    names = (
        AreaName.objects.filter(area=area_id)
        .order_by()
        .values_list(
            "until",
            Value("name", output_field=CharField()),
            none,
            "area_id",
            "name",
            "prefix",
            "area_id",
            none,
            none,
        )
    )
    changes = (
        Descent.objects.filter(Q(old=area_id) | Q(new=area_id))
        .order_by()
        .values_list(
            "on", "how", "adopted_by", "old_id", "old__name", "old__slug", "new_id", "new__name", "new__slug"
        )
    )
    return tuple(Past(*row) for row in changes.union(names, all=True).order_by("-on"))


def _newest_first(boundary: Boundary) -> tuple[int, int]:
    began = boundary.valid_from
    return (-began.toordinal() if began else 0, -boundary.pk)


def _version(boundary: Boundary, today: date) -> Version:
    outline = shape_of(boundary.geometry)
    began = boundary.valid_from is None or boundary.valid_from <= today
    over = boundary.valid_until is not None and boundary.valid_until < today
    return Version(
        boundary=boundary,
        hectares=None if boundary.geometry["type"] == "Point" else hectares(outline),
        recipe=recipe_words(boundary.recipe),
        picture=draw_version(boundary.area, outline),
        state="before" if over else "now" if began else "later",
    )


def recipe_words(recipe: Mapping[str, Any]) -> str:
    """How an outline came about."""
    way = recipe.get("way", "")
    if way != "blocks":
        return {"corners": _("Drawn corner by corner"), "file": _("Loaded from a file")}.get(way, "")
    keys = [*recipe["blocks"], *recipe.get("without", [])]
    names = {b.key: b.name for b in Block.objects.filter(code__in=[k.partition(":")[2] for k in keys])}
    told = {
        part: ", ".join(names.get(key, key.partition(":")[2]) for key in recipe.get(part, []))
        for part in ("blocks", "without")
    }
    words = _("Put together of %(blocks)s") % {"blocks": told["blocks"]}
    if told["without"]:
        words += ", " + _("without what lies in %(blocks)s") % {"blocks": told["without"]}
    if recipe.get("also") or recipe.get("less"):
        words += ", " + _("with a piece drawn by hand")
    return words


def finding_rows(findings: Sequence[Finding], to_come: Mapping[int, str] | None = None) -> list[FindingRow]:
    """Each finding in words."""
    known: dict[int, str] = {key: area.name for key, area in atlas(clock.today()).areas.items()}
    names = known | dict(to_come or {})
    return [FindingRow(n, _words(f, names), f.hectares) for n, f in enumerate(findings, 1)]


def _words(finding: Finding, names: Mapping[int, str]) -> str:
    told = [names.get(key, "") for key in finding.areas]
    if finding.kind == "overlap":
        return _("%(one)s and %(other)s lie over each other") % {"one": told[0], "other": told[1]}
    if finding.kind == "outside":
        return _("%(area)s reaches outside the municipality") % {"area": told[0]}
    if not told:
        return _("No area is here")
    return _("No area is here, beside %(areas)s") % {"areas": ", ".join(told)}


def size_rows(draft: Redrawing, seen: Outcome) -> list[tuple[str, float, float]]:
    """Each area that the draft touches: name, hectares before, hectares after."""
    touched = {draft.area_id: draft.area.name}
    if draft.kind == Redrawing.Kind.DIVISION:
        touched[TO_COME] = draft.name
    if draft.other is not None:
        touched[draft.other.pk] = draft.other.name
    return [(name, *seen.change(key)) for key, name in touched.items()]


def others_than(area: Area) -> list[Area]:
    """Every other area that is there today."""
    return list(Area.objects.standing().exclude(pk=area.pk).in_order())


def drafts_for(person: Any) -> list[Redrawing]:
    """Drafts that wait to be adopted, or for their day."""
    waiting = (Redrawing.State.OPEN, Redrawing.State.ADOPTED)
    drafts = Redrawing.objects.visible_to(person).filter(state__in=waiting).select_related("area")
    return list(drafts.order_by("on", "pk"))


def loaded_blocks() -> list[tuple[str, list[Block], str]]:
    """What is loaded: kind in words, the blocks, their source."""
    found = Block.objects.defer("geometry").order_by("kind", "code")
    rows = [(kind, list(of_kind)) for kind, of_kind in groupby(found, key=lambda b: b.get_kind_display())]
    return [(str(kind), blocks, blocks[0].source) for kind, blocks in rows]
